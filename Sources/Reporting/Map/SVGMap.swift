// SPDX-License-Identifier: Apache-2.0

/// A map as one self-contained SVG document: title, map, legend, scale bar, north arrow, footnote.
///
/// It needs no script, no style sheet and no other file, and the same map is the same bytes. Positions are planar metres
/// of one coordinate reference; the caller projects and checks them.
///
/// ```swift
/// var map = SVGMap(title: "示例市 储备用地", subtitle: "2020-09-01")
/// map.layers = [MapLayer("reserve", style: .stage("reserve"), shapes: [.polygon([ring])])]
/// map.legend = [MapLegendRow("储备", style: .stage("reserve"), figure: "3,000亩")]
/// try map.render().write(to: url, atomically: true, encoding: .utf8)
/// ```
public struct SVGMap: Hashable, Sendable {
    /// The size of the document in CSS pixels, 96 to the inch.
    public struct Sheet: Hashable, Sendable {
        public var width: Double
        public var height: Double
        /// Whether the map takes the whole sheet, to stand among others in a document that says what they are.
        public let isInset: Bool

        public init(width: Double, height: Double) {
            precondition(width >= 480 && height >= 320, "a map needs 480 × 320 pixels for its title and legend")
            self.init(width: width, height: height, isInset: false)
        }

        private init(width: Double, height: Double, isInset: Bool) {
            self.width = width
            self.height = height
            self.isInset = isInset
        }

        /// A map alone, its scale bar and north arrow within it and its lettering small; without title and legend.
        public static func inset(width: Double, height: Double) -> Sheet {
            precondition(width >= 100 && height >= 80, "an inset needs 100 × 80 pixels for its scale bar")
            return Sheet(width: width, height: height, isInset: true)
        }

        public static let a4Landscape = Sheet(width: 1122, height: 793)
    }

    public var title: String
    public var subtitle: String
    /// From the ground up.
    public var layers: [MapLayer] = []
    /// Those that find no room are left out; see ``MapLabel``.
    public var labels: [MapLabel] = []
    public var legendTitle = ""
    /// Rows that find no room are left out and counted in a last row.
    public var legend: [MapLegendRow] = []
    /// Sources and warnings, in small print below the map.
    public var footnote = ""
    /// Quiet diagonal text across the map, such as `虚构数据 SYNTHETIC DATA`.
    public var watermark: String?
    /// What the map shows at least; everything in its layers when `nil`.
    public var extent: MapExtent?
    public var sheet: Sheet
    /// Places side by side, in place of one map; layers, labels and extent are then those of the panels.
    public var panels: [Panel] = []
    /// Stands before every identifier, which must differ between the maps of one document.
    public var identifierPrefix = ""

    public init(title: String, subtitle: String = "", sheet: Sheet = .a4Landscape) {
        self.title = title
        self.subtitle = subtitle
        self.sheet = sheet
    }

    /// The document, with a newline at its end.
    ///
    /// A map without shapes and extent is an empty frame of a hundred metres.
    /// - Complexity: O(n) in the positions, and see ``MapLabel`` for many labels.
    public func render() -> String {
        #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + element() + "\n"
    }

    /// The same as an element of another document, at a place of it.
    func element(x: Double = 0, y: Double = 0) -> String {
        let width = SVGText.number(sheet.width)
        let height = SVGText.number(sheet.height)
        let place = x == 0 && y == 0 ? "" : #"x="\#(SVGText.number(x))" y="\#(SVGText.number(y))" "#
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" \#(place)width="\#(width)" height="\#(height)" "#
                + #"viewBox="0 0 \#(width) \#(height)" role="img" font-family="\#(Self.fonts)" fill="\#(MapInk.dark)">"#,
            "<title>\(SVGText.escaped(title))</title>",
        ]
        if !subtitle.isEmpty { lines.append("<desc>\(SVGText.escaped(subtitle))</desc>") }
        lines += definitions()
        lines.append(##"<rect width="\##(width)" height="\##(height)" fill="#ffffff"/>"##)
        if !sheet.isInset { lines += heading() }
        if panels.isEmpty {
            let projection = MapProjection(extent ?? contentExtent ?? Self.emptyExtent, into: frame)
            lines += mapFrame(projection) + scaleAndNorth(projection)
        } else {
            lines += panelLines()
        }
        if !sheet.isInset { lines += legendPanel() }
        lines.append("</svg>")
        return lines.joined(separator: "\n")
    }

    static let fonts = SVGText.escaped(
        #""Noto Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", sans-serif"#)
    static let margin = 30.0
    static let panelWidth = 216.0
    private static let emptyExtent = MapExtent(minX: 0, minY: 0, maxX: 0, maxY: 0)

    /// Where the map itself lies on the sheet.
    var frame: MapExtent {
        sheet.isInset
            ? MapExtent(minX: 0.5, minY: 0.5, maxX: sheet.width - 0.5, maxY: sheet.height - 0.5)
            : MapExtent(
                minX: Self.margin, minY: subtitle.isEmpty ? 62 : 82,
                maxX: sheet.width - Self.margin - Self.panelWidth - 22, maxY: sheet.height - 44)
    }

    private var contentExtent: MapExtent? {
        var content: MapExtent?
        for shape in layers.flatMap(\.shapes) {
            guard let extent = MapExtent(shape.positions) else { continue }
            content = content?.union(extent) ?? extent
        }
        return content
    }

    private func heading() -> [String] {
        let left = SVGText.number(Self.margin)
        let width = sheet.width - 2 * Self.margin
        let fittedTitle = SVGText.escaped(SVGText.fitted(title, width: width, fontSize: 22))
        var lines = [#"<text x="\#(left)" y="46" font-size="22" font-weight="bold">\#(fittedTitle)</text>"#]
        if !subtitle.isEmpty {
            let text = SVGText.escaped(SVGText.fitted(subtitle, width: width, fontSize: 13))
            lines.append(#"<text x="\#(left)" y="69" font-size="13" fill="\#(MapInk.quiet)">\#(text)</text>"#)
        }
        if !footnote.isEmpty {
            let text = SVGText.escaped(SVGText.fitted(footnote, width: width, fontSize: 10.5))
            let y = SVGText.number(sheet.height - 22)
            lines.append(#"<text x="\#(left)" y="\#(y)" font-size="10.5" fill="\#(MapInk.quiet)">\#(text)</text>"#)
        }
        return lines
    }

    private func definitions() -> [String] {
        var lines = ["<defs>", #"<clipPath id="\#(identifierPrefix)frame">\#(Self.rectangle(frame))</clipPath>"#]
        let hatches = Set((layers.map(\.style) + legend.map(\.style)).compactMap(\.hatch))
        lines += hatches.sorted().map { Self.hatch($0, identifierPrefix) }
        return lines + ["</defs>"]
    }

    static func hatch(_ colour: String, _ prefix: String) -> String {
        #"<pattern id="\#(hatchIdentifier(colour, prefix))" width="6" height="6" patternUnits="userSpaceOnUse" "#
            + #"patternTransform="rotate(45)"><path d="M0 0V6" stroke="\#(SVGText.escaped(colour))" "#
            + #"stroke-width="3"/></pattern>"#
    }

    static func rectangle(_ box: MapExtent, attributes: String = "") -> String {
        let numbers = [box.minX, box.minY, box.width, box.height].map(SVGText.number)
        return #"<rect x="\#(numbers[0])" y="\#(numbers[1])" "#
            + #"width="\#(numbers[2])" height="\#(numbers[3])"\#(attributes)/>"#
    }

    static func hatchIdentifier(_ colour: String, _ prefix: String) -> String {
        prefix + "hatch-" + colour.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

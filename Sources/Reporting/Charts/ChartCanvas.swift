// SPDX-License-Identifier: Apache-2.0

/// What is drawn of charts so far, in pixels of the sheet.
public struct ChartCanvas: Sendable {
    enum Anchor: String {
        case start, middle, end
    }

    private var elements: [String] = []
    private var hatches: Set<String> = []
    /// Where words stand already.
    private(set) var labelBoxes: [MapExtent] = []

    init() {}

    /// Everything between has the title as its name for readers that cannot see it.
    mutating func group(_ title: String, _ draw: (inout ChartCanvas) -> Void) {
        elements.append(#"<g role="img" aria-label="\#(SVGText.escaped(title))">"#)
        draw(&self)
        elements.append("</g>")
    }

    mutating func rectangle(_ box: MapExtent, fill: String, opacity: Double = 1, stroke: ChartStroke? = nil) {
        let attributes = Self.filling(fill, opacity) + (stroke?.attributes ?? "")
        elements.append(SVGMap.rectangle(box, attributes: attributes))
    }

    /// A bar in the ink of a series.
    mutating func bar(_ box: MapExtent, _ ink: ChartInk) {
        rectangle(box, fill: ink.colour)
        guard ink.isHatched else { return }
        hatches.insert(Self.hatchColour)
        let identifier = SVGMap.hatchIdentifier(Self.hatchColour, Self.identifierPrefix)
        elements.append(SVGMap.rectangle(box, attributes: ##" fill="url(#\##(identifier))" fill-opacity="0.55""##))
    }

    mutating func line(_ from: MapPosition, _ to: MapPosition, _ stroke: ChartStroke) {
        polyline([from, to], stroke)
    }

    mutating func polyline(_ positions: [MapPosition], _ stroke: ChartStroke, opacity: Double = 1) {
        guard positions.count > 1 else { return }
        let opacityText = opacity < 1 ? #" stroke-opacity="\#(SVGText.number(opacity))""# : ""
        elements.append(
            #"<path d="\#(Self.path(positions))" fill="none" stroke-linejoin="round""# + stroke.attributes
                + opacityText + "/>")
    }

    mutating func polygon(_ positions: [MapPosition], fill: String, opacity: Double = 1, stroke: ChartStroke? = nil) {
        guard positions.count > 2 else { return }
        elements.append(
            #"<path d="\#(Self.path(positions))Z""# + Self.filling(fill, opacity) + (stroke?.attributes ?? "") + "/>")
    }

    mutating func marker(_ ink: ChartInk, at centre: MapPosition, radius: Double = 4.5) {
        let edge = ChartStroke("#ffffff", width: 1)
        func corner(_ x: Double, _ y: Double) -> MapPosition {
            MapPosition(centre.x + x * radius, centre.y + y * radius)
        }
        switch ink.marker {
        case .disc: circle(centre, radius, fill: ink.colour, edge)
        case .ring: circle(centre, radius - 1, fill: "#ffffff", ChartStroke(ink.colour, width: 2))
        case .square:
            polygon(
                [corner(-0.9, -0.9), corner(0.9, -0.9), corner(0.9, 0.9), corner(-0.9, 0.9)], fill: ink.colour,
                stroke: edge)
        case .diamond:
            polygon([corner(0, -1.2), corner(1.2, 0), corner(0, 1.2), corner(-1.2, 0)], fill: ink.colour, stroke: edge)
        case .triangle:
            polygon([corner(0, -1.1), corner(1.1, 0.9), corner(-1.1, 0.9)], fill: ink.colour, stroke: edge)
        case .downTriangle:
            polygon([corner(0, 1.1), corner(1.1, -0.9), corner(-1.1, -0.9)], fill: ink.colour, stroke: edge)
        }
    }

    private mutating func circle(_ centre: MapPosition, _ radius: Double, fill: String, _ stroke: ChartStroke) {
        let numbers = [centre.x, centre.y, radius].map(SVGText.number)
        elements.append(
            #"<circle cx="\#(numbers[0])" cy="\#(numbers[1])" r="\#(numbers[2])" fill="\#(fill)""#
                + stroke.attributes + "/>")
    }

    /// The box that text takes: what stands above its base line and what hangs below it.
    static func box(of text: String, at position: MapPosition, _ anchor: Anchor, fontSize: Double) -> MapExtent {
        let width = SVGText.width(of: text, fontSize: fontSize)
        let left =
            switch anchor {
            case .start: position.x
            case .middle: position.x - width / 2
            case .end: position.x - width
            }
        return MapExtent(
            minX: left, minY: position.y - fontSize * 0.84, maxX: left + width, maxY: position.y + fontSize * 0.2)
    }

    mutating func text(
        _ text: String, at position: MapPosition, _ anchor: Anchor = .start, fontSize: Double,
        colour: String = MapInk.dark, isBold: Bool = false, hasHalo: Bool = false
    ) {
        guard !text.isEmpty else { return }
        labelBoxes.append(Self.box(of: text, at: position, anchor, fontSize: fontSize))
        var attributes = #" font-size="\#(SVGText.number(fontSize))""#
        if anchor != .start { attributes += #" text-anchor="\#(anchor.rawValue)""# }
        if colour != MapInk.dark { attributes += #" fill="\#(colour)""# }
        if isBold { attributes += #" font-weight="bold""# }
        if hasHalo {
            attributes += ##" stroke="#ffffff" stroke-width="2.6" stroke-linejoin="round" paint-order="stroke""##
        }
        elements.append(
            #"<text x="\#(SVGText.number(position.x))" y="\#(SVGText.number(position.y))"\#(attributes)>"#
                + SVGText.escaped(text) + "</text>")
    }

    /// A white sheet with everything drawn.
    func document(_ sheet: MapExtent, title: String, description: String, watermark: String?) -> String {
        let size = [sheet.width, sheet.height].map(SVGText.number)
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(size[0])" height="\#(size[1])" "#
                + #"viewBox="0 0 \#(size[0]) \#(size[1])" role="img" font-family="\#(SVGMap.fonts)" "#
                + #"fill="\#(MapInk.dark)">"#,
            "<title>\(SVGText.escaped(title))</title>",
        ]
        if !description.isEmpty { lines.append("<desc>\(SVGText.escaped(description))</desc>") }
        if !hatches.isEmpty {
            lines.append("<defs>")
            lines += hatches.sorted().map { SVGMap.hatch($0, Self.identifierPrefix) }
            lines.append("</defs>")
        }
        lines.append(SVGMap.rectangle(sheet, attributes: ##" fill="#ffffff""##))
        lines += elements
        if let watermark, !watermark.isEmpty {
            let isSmall = sheet.height < 500
            lines += Watermark(
                text: watermark, fontSize: isSmall ? 20 : 28, gap: isSmall ? 70 : 110, rowStep: isSmall ? 95 : 150
            ).lines(across: sheet)
        }
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    private static let hatchColour = "#ffffff"
    private static let identifierPrefix = "chart-"

    private static func filling(_ colour: String, _ opacity: Double) -> String {
        #" fill="\#(colour)""# + (opacity < 1 ? #" fill-opacity="\#(SVGText.number(opacity))""# : "")
    }

    private static func path(_ positions: [MapPosition]) -> String {
        "M" + positions.map { SVGText.number($0.x) + " " + SVGText.number($0.y) }.joined(separator: "L")
    }
}

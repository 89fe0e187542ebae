// SPDX-License-Identifier: Apache-2.0

/// Several charts as one self-contained SVG page: title, rows of charts, assumptions at the foot.
///
/// Charts of a row share its width and the height of the tallest of them. The page is as high as it must be.
public struct ChartSheet: Sendable {
    public var title: String
    public var subtitle: String
    /// From above; each row has a chart or several side by side.
    public var rows: [[any Chart]] = []
    /// Sources and assumptions of the whole page, each a paragraph.
    public var notes: [String] = []
    /// Across the whole page; when `nil`, that of the first chart which has one, for a page with an invented figure on it
    /// is not all true.
    public var watermark: String?
    /// In CSS pixels, 96 to the inch.
    public var width: Double

    public static let a4PortraitWidth = 794.0
    public static let a4LandscapeWidth = 1122.0

    public init(title: String, subtitle: String = "", width: Double = Self.a4PortraitWidth) {
        precondition(width >= 480, "a page needs 480 pixels for its title")
        self.title = title
        self.subtitle = subtitle
        self.width = width
    }

    private static let margin = 36.0
    private static let gap = 28.0
    private static let noteSize = 10.5
    private static let noteStep = 15.0
    private static let leastChartWidth = 200.0

    /// The document, with a newline at its end.
    public func render() -> String {
        let inner = width - 2 * Self.margin
        var canvas = ChartCanvas()
        var y = drawHeading(on: &canvas, width: inner)
        for row in rows where !row.isEmpty {
            let column = (inner - Double(row.count - 1) * Self.gap) / Double(row.count)
            precondition(column >= Self.leastChartWidth, "\(row.count) charts find no room in \(inner) pixels")
            let height = row.map { $0.naturalHeight(width: column) }.max() ?? 0
            for (number, chart) in row.enumerated() {
                let left = Self.margin + Double(number) * (column + Self.gap)
                chart.draw(
                    on: &canvas, in: MapExtent(minX: left, minY: y, maxX: left + column, maxY: y + height))
            }
            y += height + Self.gap
        }
        y = drawNotes(on: &canvas, width: inner, top: y)
        return canvas.document(
            MapExtent(minX: 0, minY: 0, maxX: width, maxY: y + Self.margin), title: title, description: subtitle,
            watermark: watermark ?? rows.joined().lazy.compactMap(\.heading.watermark).first)
    }

    private func drawHeading(on canvas: inout ChartCanvas, width: Double) -> Double {
        var y = Self.margin
        for line in TextLines(title, width: width * 0.95, fontSize: 22, atMost: 2).lines {
            canvas.text(line, at: MapPosition(Self.margin, y + 18), fontSize: 22, isBold: true)
            y += 29
        }
        for line in TextLines(subtitle, width: width, fontSize: 13, atMost: 4).lines {
            canvas.text(line, at: MapPosition(Self.margin, y + 12), fontSize: 13, colour: MapInk.quiet)
            y += 18
        }
        return y + Self.gap * 0.7
    }

    private func drawNotes(on canvas: inout ChartCanvas, width: Double, top: Double) -> Double {
        let lines = notes.flatMap { TextLines($0, width: width, fontSize: Self.noteSize, atMost: 12).lines }
        guard !lines.isEmpty else { return top - Self.gap }
        canvas.line(MapPosition(Self.margin, top - 12), MapPosition(Self.margin + width, top - 12), ChartInk.grid)
        for (number, line) in lines.enumerated() {
            canvas.text(
                line, at: MapPosition(Self.margin, top + Double(number) * Self.noteStep + 8), fontSize: Self.noteSize,
                colour: MapInk.quiet)
        }
        return top + Double(lines.count) * Self.noteStep
    }
}

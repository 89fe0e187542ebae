// SPDX-License-Identifier: Apache-2.0

/// Named rows beside a level axis: where the names stand and what is left to the bars.
struct ChartRows {
    private let names: [TextLines]
    /// With the gap to the plot.
    let labelWidth: Double

    private static let fontSize = 11.5
    private static let lineStep = 14.0
    private static let gap = 10.0
    private static let widestShare = 0.34

    init(_ names: [String], width: Double) {
        let widest = names.map { SVGText.width(of: $0, fontSize: Self.fontSize) }.max() ?? 0
        let room = min(widest + 1, width * Self.widestShare)
        labelWidth = room + Self.gap
        self.names = names.map { TextLines($0, width: room, fontSize: Self.fontSize, atMost: 3) }
    }

    /// Below which the name of a row would meet the next.
    var leastRowHeight: Double {
        Double(names.map(\.lines.count).max() ?? 1) * Self.lineStep + 4
    }

    func draw(on canvas: inout ChartCanvas, beside plot: MapExtent) {
        let step = plot.height / Double(max(names.count, 1))
        for (index, name) in names.enumerated() {
            let centre = plot.minY + (Double(index) + 0.5) * step
            let top = centre - Double(name.lines.count) * Self.lineStep / 2
            for (line, text) in name.lines.enumerated() {
                canvas.text(
                    text, at: MapPosition(plot.minX - Self.gap, top + Double(line) * Self.lineStep + 11), .end,
                    fontSize: Self.fontSize)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The labels of upright marks, in rows above the plot so that none lies over another or over a mark's line.
struct ChartFlags {
    private struct Flag {
        let text: String
        let x: Double
        let row: Int
        let left: Double
        /// Whether its line can come down from the label; else it begins at the plot.
        let hasStem: Bool
    }

    private var flags: [Flag] = []
    private static let fontSize = 10.5
    private static let rowHeight = 15.0
    private static let gap = 6.0

    /// - Parameters:
    ///   - marks: with the pixel of each.
    ///   - from: with `to`, between which pixels the labels stay.
    init(_ marks: [(label: String, x: Double)], from: Double, to: Double) {
        // From right to left, so that a label that reaches to the right finds those already there.
        for mark in marks.sorted(by: { ($0.x, $0.label) > ($1.x, $1.label) }) {
            let text = SVGText.fitted(mark.label, width: to - from, fontSize: Self.fontSize)
            let width = SVGText.width(of: text, fontSize: Self.fontSize)
            let left = min(max(from, mark.x - 3), to - width)
            let span = left - Self.gap...left + width + Self.gap
            let newRow = (flags.map(\.row).max() ?? -1) + 1
            let free = (0...newRow).first { isFree($0, span, mark.x) }
            flags.append(Flag(text: text, x: mark.x, row: free ?? newRow, left: left, hasStem: free != nil))
        }
    }

    var height: Double { Double((flags.map(\.row).max() ?? -1) + 1) * Self.rowHeight }

    /// Whether the label meets no other one and no line, and its own line no label below it.
    private func isFree(_ row: Int, _ span: ClosedRange<Double>, _ x: Double) -> Bool {
        flags.allSatisfy { other in
            let width = SVGText.width(of: other.text, fontSize: Self.fontSize)
            let taken = other.left...other.left + width
            if other.row == row { return !taken.overlaps(span) }
            return other.row > row ? !span.contains(other.x) : !taken.contains(x)
        }
    }

    /// The line of each flag goes down from its label to the foot of the plot.
    func draw(on canvas: inout ChartCanvas, above plot: MapExtent) {
        for flag in flags {
            let bottom = plot.minY - Double(flag.row) * Self.rowHeight - 3
            canvas.line(
                MapPosition(flag.x, flag.hasStem ? bottom : plot.minY), MapPosition(flag.x, plot.maxY), ChartInk.mark)
            canvas.text(flag.text, at: MapPosition(flag.left, bottom - 3), fontSize: Self.fontSize)
        }
    }
}

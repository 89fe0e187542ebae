// SPDX-License-Identifier: Apache-2.0

/// Heading, legend and notes of a chart, and what they leave of its box to the figures.
struct ChartFrame {
    private let heading: ChartHeading
    private let legend: ChartLegend
    private let titles: [String]
    private let subtitles: [String]
    private let notes: [String]
    private let width: Double

    private static let titleSize = 15.0
    private static let subtitleSize = 11.5
    private static let noteSize = 10.0
    private static let titleStep = 20.0
    private static let subtitleStep = 16.0
    private static let noteStep = 14.0
    private static let gap = 8.0

    init(_ heading: ChartHeading, _ legend: ChartLegend, width: Double) {
        self.heading = heading
        self.legend = legend
        self.width = width
        // Bold letters are wider than the estimate for plain ones.
        titles = TextLines(heading.title, width: width * 0.95, fontSize: Self.titleSize, atMost: 2).lines
        subtitles = TextLines(heading.subtitle, width: width, fontSize: Self.subtitleSize, atMost: 3).lines
        notes = heading.notes.flatMap { TextLines($0, width: width, fontSize: Self.noteSize, atMost: 6).lines }
    }

    /// Of all that is not figures.
    var height: Double { top + bottom }

    private var top: Double {
        Double(titles.count) * Self.titleStep + Double(subtitles.count) * Self.subtitleStep + Self.gap
            + (legend.entries.isEmpty ? 0 : legend.height(width: width) + Self.gap)
    }

    private var bottom: Double {
        notes.isEmpty ? 0 : Double(notes.count) * Self.noteStep + Self.gap
    }

    /// The area for the figures.
    func draw(on canvas: inout ChartCanvas, in box: MapExtent) -> MapExtent {
        var y = box.minY
        for line in titles {
            canvas.text(line, at: MapPosition(box.minX, y + 14), fontSize: Self.titleSize, isBold: true)
            y += Self.titleStep
        }
        for line in subtitles {
            canvas.text(
                line, at: MapPosition(box.minX, y + 11), fontSize: Self.subtitleSize, colour: MapInk.quiet)
            y += Self.subtitleStep
        }
        legend.draw(on: &canvas, at: MapPosition(box.minX, y + Self.gap), width: width)
        for (number, line) in notes.enumerated() {
            let baseline = box.maxY - Double(notes.count - 1 - number) * Self.noteStep - 3
            canvas.text(
                line, at: MapPosition(box.minX, baseline), fontSize: Self.noteSize, colour: MapInk.quiet)
        }
        return MapExtent(minX: box.minX, minY: box.minY + top, maxX: box.maxX, maxY: box.maxY - bottom)
    }

    /// A quiet frame that says there is nothing to show.
    func drawNothing(on canvas: inout ChartCanvas, in area: MapExtent) {
        canvas.rectangle(area, fill: MapInk.paper, stroke: ChartInk.grid)
        let text = SVGText.fitted(heading.nothing, width: area.width - 16, fontSize: 12)
        canvas.text(
            text, at: MapPosition((area.minX + area.maxX) / 2, (area.minY + area.maxY) / 2 + 4), .middle, fontSize: 12,
            colour: MapInk.quiet)
    }
}

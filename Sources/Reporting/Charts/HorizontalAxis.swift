// SPDX-License-Identifier: Apache-2.0

/// A level axis of figures: upright lines through the plot, figures and title below it.
struct HorizontalAxis {
    let ticks: ChartTicks
    private let title: String
    private let figures: [String]

    static let fontSize = 10.5
    private static let gap = 16.0

    /// As many marks as their figures find room for.
    init(_ axis: ChartAxis, covering range: ClosedRange<Double>, width: Double) {
        var count = max(3, Int(width / 44))
        while true {
            let ticks = ChartTicks(covering: range, atMost: count, isWhole: axis.isWhole)
            let labels = axis.labels(of: ticks)
            let widest = labels.figures.map { SVGText.width(of: $0, fontSize: Self.fontSize) }.max() ?? 0
            if count == 3 || (widest + Self.gap) * Double(ticks.values.count) <= width {
                self.ticks = ticks
                (title, figures) = labels
                return
            }
            count -= 1
        }
    }

    /// How far the outer figures reach beyond the plot.
    var overhang: Double {
        (figures.map { SVGText.width(of: $0, fontSize: Self.fontSize) }.max() ?? 0) / 2 + 1
    }

    /// Of figures and title.
    var height: Double { title.isEmpty ? 20 : 38 }

    func drawGrid(on canvas: inout ChartCanvas, in plot: MapExtent, _ scale: ChartScale) {
        var end = -Double.infinity
        for (value, figure) in zip(ticks.values, figures) {
            let x = scale.pixel(value)
            canvas.line(MapPosition(x, plot.minY), MapPosition(x, plot.maxY), ChartInk.grid)
            let place = MapPosition(x, plot.maxY + 15)
            let box = ChartCanvas.box(of: figure, at: place, .middle, fontSize: Self.fontSize)
            guard box.minX > end + 4 else { continue }
            end = box.maxX
            canvas.text(figure, at: place, .middle, fontSize: Self.fontSize, colour: MapInk.quiet)
        }
    }

    func drawTitle(on canvas: inout ChartCanvas, below plot: MapExtent) {
        Self.drawTitle(title, on: &canvas, below: plot, gap: 32)
    }

    /// - Parameter gap: from the lower edge of the plot to the base line.
    static func drawTitle(_ title: String, on canvas: inout ChartCanvas, below plot: MapExtent, gap: Double) {
        let text = SVGText.fitted(title, width: plot.width, fontSize: fontSize)
        canvas.text(
            text, at: MapPosition((plot.minX + plot.maxX) / 2, plot.maxY + gap), .middle, fontSize: fontSize,
            colour: MapInk.quiet)
    }
}

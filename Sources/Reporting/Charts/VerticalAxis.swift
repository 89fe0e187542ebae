// SPDX-License-Identifier: Apache-2.0

/// An upright axis of figures: level lines across the plot, figures left of them, those of another unit at the right.
struct VerticalAxis {
    let ticks: ChartTicks
    private let title: String
    private let figures: [String]
    private let secondaryTitle: String
    private let secondary: [(share: Double, figure: String)]

    static let fontSize = 10.5
    private static let leastStepPixels = 30.0
    private static let gap = 7.0

    /// - Parameter height: of the plot in pixels, from which follows how many lines there can be.
    init(_ axis: ChartAxis, covering range: ClosedRange<Double>, height: Double) {
        let count = max(3, Int(height / Self.leastStepPixels))
        ticks = ChartTicks(covering: range, atMost: count, isWhole: axis.isWhole)
        (title, figures) = axis.labels(of: ticks)
        guard let other = axis.secondary else {
            (secondaryTitle, secondary) = ("", [])
            return
        }
        let (lower, upper) = (ticks.range.lowerBound * other.factor, ticks.range.upperBound * other.factor)
        let otherTicks = ChartTicks(covering: lower...upper, atMost: count + 1)
        let labels = axis.secondaryLabels(of: otherTicks)
        secondaryTitle = labels.title
        secondary = zip(otherTicks.values, labels.figures)
            .map { (($0 - lower) / (upper - lower), $1) }
            .filter { $0.share > -1e-9 && $0.share < 1 + 1e-9 }
    }

    var leftGutter: Double { Self.widest(figures) + Self.gap }
    var rightGutter: Double { secondary.isEmpty ? 0 : Self.widest(secondary.map(\.figure)) + Self.gap }
    var titleHeight: Double { title.isEmpty && secondaryTitle.isEmpty ? 6 : 20 }

    func scale(in plot: MapExtent) -> ChartScale {
        ChartScale(ticks.range, from: plot.maxY, to: plot.minY)
    }

    /// The titles stand level above the figures of each side, where Chinese reads best.
    func drawTitles(on canvas: inout ChartCanvas, in area: MapExtent) {
        let room = area.width * (secondaryTitle.isEmpty ? 1 : 0.6)
        let left = SVGText.fitted(title, width: room, fontSize: Self.fontSize)
        let right = SVGText.fitted(secondaryTitle, width: area.width * 0.36, fontSize: Self.fontSize)
        canvas.text(
            left, at: MapPosition(area.minX, area.minY + 9), fontSize: Self.fontSize, colour: MapInk.quiet)
        canvas.text(
            right, at: MapPosition(area.maxX, area.minY + 9), .end, fontSize: Self.fontSize, colour: MapInk.quiet)
    }

    func drawGrid(on canvas: inout ChartCanvas, in plot: MapExtent) {
        let scale = scale(in: plot)
        for (value, figure) in zip(ticks.values, figures) {
            let y = scale.pixel(value)
            canvas.line(MapPosition(plot.minX, y), MapPosition(plot.maxX, y), ChartInk.grid)
            canvas.text(
                figure, at: MapPosition(plot.minX - Self.gap + 1, y + 3.6), .end, fontSize: Self.fontSize,
                colour: MapInk.quiet)
        }
        for (share, figure) in secondary {
            let y = plot.maxY - share * plot.height
            canvas.line(MapPosition(plot.maxX, y), MapPosition(plot.maxX + 4, y), ChartInk.grid)
            canvas.text(
                figure, at: MapPosition(plot.maxX + Self.gap - 1, y + 3.6), fontSize: Self.fontSize,
                colour: MapInk.quiet)
        }
    }

    private static func widest(_ texts: [String]) -> Double {
        texts.map { SVGText.width(of: $0, fontSize: fontSize) }.max() ?? 0
    }
}

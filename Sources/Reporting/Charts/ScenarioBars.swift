// SPDX-License-Identifier: Apache-2.0

/// Scenarios side by side on one measure, each a bar, or a group of bars of several series, with its confidence interval.
///
/// ```swift
/// var chart = ScenarioBars(ChartHeading("满足率"), value: ChartAxis("满足率", format: .percentage(decimals: 0)))
/// chart.series = ["上半年", "下半年"]
/// chart.groups = [ScenarioBars.Group("基准", [ChartEstimate(0.91, lower: 0.9, upper: 0.92), nil])]
/// ```
public struct ScenarioBars: Chart, Hashable {
    public struct Group: Hashable, Sendable {
        public let label: String
        /// One for each series; `nil` where there is no answer.
        public let estimates: [ChartEstimate?]

        public init(_ label: String, _ estimates: [ChartEstimate?]) {
            self.label = label
            self.estimates = estimates
        }
    }

    public var heading: ChartHeading
    public var value: ChartAxis
    /// The names of the series in the order of the estimates; none when each group has one bar.
    public var series: [String] = []
    public var groups: [Group] = []
    public var references: [ChartReference] = []
    /// What the legend calls the whiskers; empty leaves the row out.
    public var intervalName: String

    public init(_ heading: ChartHeading, value: ChartAxis, intervalName: String = "") {
        self.heading = heading
        self.value = value
        self.intervalName = intervalName
    }

    private static let barHeight = 17.0
    private static let figureSize = 10.0
    private static let figureGap = 5.0
    /// What of the height of a row its bars take.
    private static let fill = 0.72

    public func naturalHeight(width: Double) -> Double {
        let step = max(
            Double(barCount) * Self.barHeight / Self.fill,
            ChartRows(groups.map(\.label), width: width).leastRowHeight)
        return ChartFrame(heading, legend, width: width).height + Double(max(groups.count, 2)) * step + 56
    }

    public func draw(on canvas: inout ChartCanvas, in box: MapExtent) {
        canvas.group(heading.title) { canvas in
            let frame = ChartFrame(heading, legend, width: box.width)
            let area = frame.draw(on: &canvas, in: box)
            if estimates.isEmpty { return frame.drawNothing(on: &canvas, in: area) }
            drawGroups(on: &canvas, in: area)
        }
    }

    private var estimates: [ChartEstimate] { groups.flatMap(\.estimates).compactMap(\.self) }

    /// Of the widest group.
    private var barCount: Int { max(1, groups.map(\.estimates.count).max() ?? 1) }

    private var legend: ChartLegend {
        var legend = ChartLegend()
        for (index, name) in series.enumerated() { legend.add(.bar(ChartInk.series(index)), name) }
        for (index, reference) in references.enumerated() {
            legend.add(.line(ChartInk.reference(index)), reference.label)
        }
        if estimates.contains(where: { !$0.isExact }) { legend.add(.whisker, intervalName) }
        return legend
    }

    private func drawGroups(on canvas: inout ChartCanvas, in area: MapExtent) {
        let labels = ChartRows(groups.map(\.label), width: area.width)
        let lower = (estimates.map(\.lower) + references.map(\.value) + [0]).min() ?? 0
        let upper = (estimates.map(\.upper) + references.map(\.value) + [0]).max() ?? 0
        let widest = estimates.map { SVGText.width(of: value.figure($0.value), fontSize: Self.figureSize) }.max() ?? 0
        let outer = area.width - labels.labelWidth
        let room = min(widest + Self.figureGap + 3, outer * 0.25)
        let axis = HorizontalAxis(value, covering: lower...upper, width: outer - room)
        let plot = MapExtent(
            minX: area.minX + labels.labelWidth, minY: area.minY, maxX: area.maxX, maxY: area.maxY - axis.height)
        let left = lower < 0 ? max(room, axis.overhang) : 0
        let scale = ChartScale(
            axis.ticks.range, from: plot.minX + left, to: plot.maxX - max(room, axis.overhang))
        axis.drawGrid(on: &canvas, in: plot, scale)
        axis.drawTitle(on: &canvas, below: plot)
        labels.draw(on: &canvas, beside: plot)
        let step = plot.height / Double(groups.count)
        let barStep = min(step * Self.fill / Double(barCount), 26)
        let bars = groups.enumerated().flatMap { row, group in
            let centre = plot.minY + (Double(row) + 0.5) * step
            return group.estimates.enumerated().compactMap { index, estimate in
                estimate.map { estimate in
                    let offset = Double(index) - Double(group.estimates.count - 1) / 2
                    return (index: index, estimate: estimate, middle: centre + offset * barStep)
                }
            }
        }
        for bar in bars {
            draw(
                bar.estimate, ChartInk.series(bar.index), on: &canvas, scale, middle: bar.middle,
                height: barStep * 0.86)
        }
        for (index, reference) in references.enumerated() {
            let x = scale.pixel(reference.value)
            canvas.line(MapPosition(x, plot.minY), MapPosition(x, plot.maxY), ChartInk.reference(index))
        }
        let zero = scale.pixel(0)
        canvas.line(MapPosition(zero, plot.minY), MapPosition(zero, plot.maxY), ChartInk.baseline)
        for bar in bars { drawFigure(bar.estimate, on: &canvas, scale, middle: bar.middle, room: room) }
    }

    private func draw(
        _ estimate: ChartEstimate, _ ink: ChartInk, on canvas: inout ChartCanvas, _ scale: ChartScale, middle: Double,
        height: Double
    ) {
        let (from, to) = (scale.pixel(0), scale.pixel(estimate.value))
        canvas.bar(
            MapExtent(
                minX: min(from, to), minY: middle - height / 2, maxX: max(from, to), maxY: middle + height / 2), ink)
        if estimate.isExact { return }
        ChartWhisker.draw(
            on: &canvas, from: MapPosition(scale.pixel(estimate.lower), middle),
            to: MapPosition(scale.pixel(estimate.upper), middle), ChartInk.whisker, cap: min(3, height / 2),
            hasEdge: true)
    }

    /// The figure stands beyond the whisker, above the lines of reference.
    private func drawFigure(
        _ estimate: ChartEstimate, on canvas: inout ChartCanvas, _ scale: ChartScale, middle: Double, room: Double
    ) {
        let isNegative = estimate.value < 0
        let end = isNegative ? estimate.lower : max(estimate.upper, 0)
        let x = scale.pixel(end) + (isNegative ? -Self.figureGap : Self.figureGap)
        let text = SVGText.fitted(
            value.figure(estimate.value), width: room - Self.figureGap, fontSize: Self.figureSize)
        canvas.text(
            text, at: MapPosition(x, middle + 3.6), isNegative ? .end : .start, fontSize: Self.figureSize,
            hasHalo: true)
    }
}

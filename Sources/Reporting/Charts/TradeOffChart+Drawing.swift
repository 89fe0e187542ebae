// SPDX-License-Identifier: Apache-2.0

extension TradeOffChart {
    private static let frontierStroke = ChartStroke(MapInk.quiet, width: 1, dash: [2, 3])
    private static let labelSize = 11.0

    public func naturalHeight(width: Double) -> Double {
        ChartFrame(heading, legend, width: width).height + 340
    }

    public func draw(on canvas: inout ChartCanvas, in box: MapExtent) {
        canvas.group(heading.title) { canvas in
            let frame = ChartFrame(heading, legend, width: box.width)
            let area = frame.draw(on: &canvas, in: box)
            if points.isEmpty { return frame.drawNothing(on: &canvas, in: area) }
            drawPoints(on: &canvas, in: area)
        }
    }

    private var seriesNames: [String] { ChartInk.order(points.map(\.series)) }

    private var legend: ChartLegend {
        var legend = ChartLegend()
        for (index, name) in seriesNames.enumerated() { legend.add(.marker(ChartInk.series(index)), name) }
        if frontier.count > 1 { legend.add(.line(Self.frontierStroke), frontierName) }
        if points.contains(where: { !$0.cost.isExact || !$0.benefit.isExact }) { legend.add(.whisker, intervalName) }
        return legend
    }

    private func drawPoints(on canvas: inout ChartCanvas, in area: MapExtent) {
        let upright = VerticalAxis(
            benefit, covering: Self.range(points.map(\.benefit), benefit), height: area.height - 64)
        let left = area.minX + upright.leftGutter
        let level = HorizontalAxis(
            cost, covering: Self.range(points.map(\.cost), cost), width: area.maxX - left - 30)
        let plot = MapExtent(
            minX: max(left, area.minX + level.overhang), minY: area.minY + upright.titleHeight + 6,
            maxX: area.maxX - max(level.overhang, upright.rightGutter), maxY: area.maxY - level.height)
        let x = ChartScale(level.ticks.range, from: plot.minX, to: plot.maxX)
        let y = upright.scale(in: plot)
        upright.drawTitles(on: &canvas, in: area)
        upright.drawGrid(on: &canvas, in: plot)
        level.drawGrid(on: &canvas, in: plot, x)
        level.drawTitle(on: &canvas, below: plot)
        canvas.line(MapPosition(plot.minX, plot.maxY), MapPosition(plot.maxX, plot.maxY), ChartInk.baseline)
        canvas.line(MapPosition(plot.minX, plot.minY), MapPosition(plot.minX, plot.maxY), ChartInk.baseline)
        func place(_ point: Point) -> MapPosition {
            MapPosition(x.pixel(point.cost.value), y.pixel(point.benefit.value))
        }
        let order = seriesNames
        var placement = PointLabels(in: plot, fontSize: Self.labelSize)
        if !frontierName.isEmpty {
            let line = frontier.map(place)
            canvas.polyline(line, Self.frontierStroke)
            for (from, to) in zip(line, line.dropFirst()) { placement.avoidLine(from, to) }
        }
        for (index, point) in points.enumerated() {
            let centre = place(point)
            let ink = ChartInk.series(order.firstIndex(of: point.series) ?? 0)
            let stroke = ChartStroke(ink.colour, width: 1.1)
            let span = (x.pixel(point.cost.lower), x.pixel(point.cost.upper))
            let height = (y.pixel(point.benefit.upper), y.pixel(point.benefit.lower))
            if !point.cost.isExact {
                ChartWhisker.draw(
                    on: &canvas, from: MapPosition(span.0, centre.y), to: MapPosition(span.1, centre.y), stroke)
            }
            if !point.benefit.isExact {
                ChartWhisker.draw(
                    on: &canvas, from: MapPosition(centre.x, height.0), to: MapPosition(centre.x, height.1), stroke)
            }
            placement.avoid(
                MapExtent(minX: span.0, minY: centre.y - 2, maxX: span.1, maxY: centre.y + 2), of: index)
            placement.avoid(
                MapExtent(minX: centre.x - 2, minY: height.0, maxX: centre.x + 2, maxY: height.1), of: index)
            placement.avoid(
                MapExtent(minX: centre.x - 6, minY: centre.y - 6, maxX: centre.x + 6, maxY: centre.y + 6), of: index)
        }
        for point in points {
            canvas.marker(ChartInk.series(order.firstIndex(of: point.series) ?? 0), at: place(point))
        }
        for (index, point) in points.enumerated() {
            placement.draw(point.label, of: index, at: place(point), on: &canvas)
        }
    }

    /// A little wider than the figures, so that no point lies on the edge, but no share beyond 0 and 1.
    private static func range(_ estimates: [ChartEstimate], _ axis: ChartAxis) -> ClosedRange<Double> {
        let lower = estimates.map(\.lower).min() ?? 0
        let upper = estimates.map(\.upper).max() ?? 0
        let edge = (upper - lower) * 0.04
        var (from, to) = (lower - edge, upper + edge)
        if lower >= 0 { from = max(from, 0) }
        if case .percentage = axis.format, upper <= 1 { to = min(to, 1) }
        return from...to
    }
}

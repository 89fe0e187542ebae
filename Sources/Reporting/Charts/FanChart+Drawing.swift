// SPDX-License-Identifier: Apache-2.0

extension FanChart {
    private static let captionHeight = 20.0
    private static let monthsHeight = 20.0
    private static let panelGap = 14.0
    private static let leastPanelWidth = 220.0

    public func naturalHeight(width: Double) -> Double {
        let rows = Double(rowCount(width: width))
        return ChartFrame(heading, legend, width: width).height + rows * (panels.count > 1 ? 210 : 270)
            + (marks.isEmpty ? 0 : 30)
    }

    public func draw(on canvas: inout ChartCanvas, in box: MapExtent) {
        canvas.group(heading.title) { canvas in
            let frame = ChartFrame(heading, legend, width: box.width)
            let area = frame.draw(on: &canvas, in: box)
            if points.isEmpty { return frame.drawNothing(on: &canvas, in: area) }
            drawPanels(on: &canvas, in: area)
        }
    }

    private var points: [Point] { panels.flatMap(\.series).flatMap(\.points) }

    private func columnCount(width: Double) -> Int {
        guard panels.count > 1 else { return 1 }
        let most = max(1, Int((width + Self.panelGap) / (Self.leastPanelWidth + Self.panelGap)))
        let rows = (panels.count + most - 1) / most
        return (panels.count + rows - 1) / rows
    }

    private func rowCount(width: Double) -> Int {
        let columns = columnCount(width: width)
        return max(1, (panels.count + columns - 1) / columns)
    }

    private var seriesNames: [String] { ChartInk.order(panels.flatMap(\.series).map(\.name)) }

    private var legend: ChartLegend {
        var legend = ChartLegend()
        let series = seriesNames
        let first = ChartInk.series(0)
        if series.count > 1 {
            for (index, name) in series.enumerated() { legend.add(.fan(ChartInk.series(index)), name) }
        }
        let key = series.count > 1 ? ChartInk.key : first
        if points.contains(where: { $0.low < $0.high }) { legend.add(.band(key), names.band) }
        if !points.isEmpty { legend.add(.line(ChartStroke(key.colour, width: 2.2)), names.middle) }
        if points.contains(where: { $0.mean != nil }) { legend.add(.line(key.meanStroke), names.mean) }
        for (index, reference) in references.enumerated() {
            legend.add(.line(ChartInk.reference(index)), reference.label)
        }
        return legend
    }

    private func drawPanels(on canvas: inout ChartCanvas, in area: MapExtent) {
        let columns = columnCount(width: area.width)
        let rows = rowCount(width: area.width)
        let hasCaptions = panels.contains { !$0.caption.isEmpty }
        let captionHeight = hasCaptions ? Self.captionHeight : 0
        let titleHeight = timeTitle.isEmpty ? 0 : 16.0
        let cellHeight =
            (area.height - 20 - titleHeight - Double(rows - 1) * Self.panelGap) / Double(rows)
        let axis = VerticalAxis(
            value, covering: valueRange, height: cellHeight - captionHeight - Self.monthsHeight)
        axis.drawTitles(on: &canvas, in: area)
        let cellWidth = (area.width - Double(columns - 1) * Self.panelGap) / Double(columns)
        for (number, panel) in panels.enumerated() {
            let left = area.minX + Double(number % columns) * (cellWidth + Self.panelGap)
            let top = area.minY + axis.titleHeight + Double(number / columns) * (cellHeight + Self.panelGap)
            let cell = MapExtent(minX: left, minY: top, maxX: left + cellWidth, maxY: top + cellHeight)
            if hasCaptions {
                let text = SVGText.fitted(panel.caption, width: cellWidth * 0.95, fontSize: 11.5)
                canvas.text(text, at: MapPosition(left, top + 11), fontSize: 11.5, isBold: true)
            }
            let inner = MapExtent(minX: cell.minX, minY: top + captionHeight, maxX: cell.maxX, maxY: cell.maxY)
            draw(panel, on: &canvas, in: inner, axis)
        }
        let whole = MapExtent(minX: area.minX, minY: area.minY, maxX: area.maxX, maxY: area.maxY - titleHeight)
        HorizontalAxis.drawTitle(timeTitle, on: &canvas, below: whole, gap: 12)
    }

    private var valueRange: ClosedRange<Double> {
        let all =
            points.flatMap { [$0.low, $0.high, (names.mean.isEmpty ? nil : $0.mean) ?? $0.middle] }
            + references.map(\.value)
        let lower = all.min() ?? 0
        let upper = all.max() ?? 0
        return includesZero ? min(lower, 0)...max(upper, 0) : lower...upper
    }

    private func draw(_ panel: Panel, on canvas: inout ChartCanvas, in cell: MapExtent, _ axis: VerticalAxis) {
        let months = ChartCalendar.range(points.map(\.month) + marks.map(\.month))
        let widest = SVGText.width(of: calendar.widestLabel(in: months), fontSize: HorizontalAxis.fontSize)
        let left = cell.minX + max(axis.leftGutter, widest / 2)
        let right = cell.maxX - max(axis.rightGutter, widest / 2)
        let flags = ChartFlags(
            marks.map {
                (
                    $0.label,
                    left + ($0.month - months.lowerBound) / (months.upperBound - months.lowerBound) * (right - left)
                )
            },
            from: left, to: right)
        let plot = MapExtent(
            minX: left, minY: cell.minY + flags.height + 6, maxX: right, maxY: cell.maxY - Self.monthsHeight)
        let x = ChartScale(months, from: left, to: right)
        axis.drawGrid(on: &canvas, in: plot)
        for tick in calendar.ticks(in: months, atMost: max(2, Int(plot.width / (widest + 14)))) {
            let pixel = x.pixel(tick.position)
            canvas.line(MapPosition(pixel, plot.maxY), MapPosition(pixel, plot.maxY + 4), ChartInk.baseline)
            canvas.text(
                tick.label, at: MapPosition(pixel, plot.maxY + 16), .middle, fontSize: HorizontalAxis.fontSize,
                colour: MapInk.quiet)
        }
        let y = axis.scale(in: plot)
        let order = seriesNames
        for series in panel.series { drawBand(series, ink(series, order), on: &canvas, x, y) }
        for (index, reference) in references.enumerated() {
            let level = y.pixel(reference.value)
            canvas.line(MapPosition(plot.minX, level), MapPosition(plot.maxX, level), ChartInk.reference(index))
        }
        flags.draw(on: &canvas, above: plot)
        let floor = y.pixel(min(max(0, axis.ticks.range.lowerBound), axis.ticks.range.upperBound))
        canvas.line(MapPosition(plot.minX, floor), MapPosition(plot.maxX, floor), ChartInk.baseline)
        for series in panel.series { drawLines(series, ink(series, order), on: &canvas, x, y) }
    }

    private func ink(_ series: Series, _ order: [String]) -> ChartInk {
        ChartInk.series(order.firstIndex(of: series.name) ?? 0)
    }

    private func drawBand(
        _ series: Series, _ ink: ChartInk, on canvas: inout ChartCanvas, _ x: ChartScale, _ y: ChartScale
    ) {
        let points = series.points
        if points.count == 1 {
            let pixel = x.pixel(points[0].month)
            ChartWhisker.draw(
                on: &canvas, from: MapPosition(pixel, y.pixel(points[0].low)),
                to: MapPosition(pixel, y.pixel(points[0].high)), ChartStroke(ink.colour, width: 1.6), cap: 4)
        }
        ChartBand.draw(
            on: &canvas, upper: points.map { MapPosition(x.pixel($0.month), y.pixel($0.high)) },
            lower: points.map { MapPosition(x.pixel($0.month), y.pixel($0.low)) }, ink)
    }

    private func drawLines(
        _ series: Series, _ ink: ChartInk, on canvas: inout ChartCanvas, _ x: ChartScale, _ y: ChartScale
    ) {
        let middle = series.points.map { MapPosition(x.pixel($0.month), y.pixel($0.middle)) }
        canvas.polyline(middle, ink.middleStroke)
        let means = names.mean.isEmpty ? [] : series.points
        canvas.polyline(
            means.compactMap { point in
                point.mean.map { MapPosition(x.pixel(point.month), y.pixel($0)) }
            }, ink.meanStroke)
        if middle.count == 1 { canvas.marker(ink, at: middle[0]) }
    }
}

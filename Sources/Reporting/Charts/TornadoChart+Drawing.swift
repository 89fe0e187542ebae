// SPDX-License-Identifier: Apache-2.0

extension TornadoChart {
    private static let lowInk = ChartInk.series(0)
    private static let highInk = ChartInk.series(1)
    private static let baseStroke = ChartStroke(MapInk.dark, width: 1.4)
    private static let inputSize = 10.0
    private static let inputGap = 5.0

    public func naturalHeight(width: Double) -> Double {
        let step = max(30, ChartRows(rows.map(\.label), width: width).leastRowHeight)
        return ChartFrame(heading, legend, width: width).height + Double(max(rows.count, 3)) * step + 60
    }

    public func draw(on canvas: inout ChartCanvas, in box: MapExtent) {
        canvas.group(heading.title) { canvas in
            let frame = ChartFrame(heading, legend, width: box.width)
            let area = frame.draw(on: &canvas, in: box)
            if rows.isEmpty { return frame.drawNothing(on: &canvas, in: area) }
            drawRows(on: &canvas, in: area)
        }
    }

    private var legend: ChartLegend {
        var legend = ChartLegend()
        legend.add(.bar(Self.lowInk), names.low)
        legend.add(.bar(Self.highInk), names.high)
        let baseFigure = value.figure(base.value)
        legend.add(.line(Self.baseStroke), names.base.isEmpty ? "" : "\(names.base) \(baseFigure)")
        let isUncertain = rows.contains { !$0.low.answer.isExact || !$0.high.answer.isExact }
        if isUncertain { legend.add(.whisker, names.interval) }
        return legend
    }

    private func drawRows(on canvas: inout ChartCanvas, in area: MapExtent) {
        let ordered = rowsBySwing
        let labels = ChartRows(ordered.map(\.label), width: area.width)
        let estimates = ordered.flatMap { [$0.low.answer, $0.high.answer] } + [base]
        let range = (estimates.map(\.lower).min() ?? 0)...(estimates.map(\.upper).max() ?? 0)
        // Room for the inputs at both ends, though never so much that no bars are left.
        let inputs = ordered.flatMap { [$0.low.input, $0.high.input] }
        let widest = inputs.map { SVGText.width(of: $0, fontSize: Self.inputSize) }.max() ?? 0
        let outer = area.width - labels.labelWidth
        let room = min(widest + Self.inputGap + 3, outer * 0.27)
        let axis = HorizontalAxis(value, covering: range, width: outer - 2 * room)
        let plot = MapExtent(
            minX: area.minX + labels.labelWidth, minY: area.minY, maxX: area.maxX, maxY: area.maxY - axis.height)
        let inset = max(room, axis.overhang)
        let scale = ChartScale(axis.ticks.range, from: plot.minX + inset, to: plot.maxX - inset)
        axis.drawGrid(on: &canvas, in: plot, scale)
        axis.drawTitle(on: &canvas, below: plot)
        labels.draw(on: &canvas, beside: plot)
        let step = plot.height / Double(ordered.count)
        for (index, row) in ordered.enumerated() {
            let centre = plot.minY + (Double(index) + 0.5) * step
            draw(row, on: &canvas, scale, centre: centre, height: min(step * 0.68, 26), room: room - Self.inputGap)
        }
        let x = scale.pixel(base.value)
        canvas.line(MapPosition(x, plot.minY), MapPosition(x, plot.maxY), Self.baseStroke)
    }

    /// Bars of both inputs in one line, or one above the other when the answer moves the same way for both.
    private func draw(
        _ row: Row, on canvas: inout ChartCanvas, _ scale: ChartScale, centre: Double, height: Double, room: Double
    ) {
        let lowSide = row.low.answer.value - base.value
        let highSide = row.high.answer.value - base.value
        let isSplit = lowSide * highSide > 0
        let lowIsLeft = lowSide < 0 || (lowSide == 0 && highSide >= 0)
        let ends = [
            (row.low, Self.lowInk, lowIsLeft, -0.25), (row.high, Self.highInk, isSplit ? lowIsLeft : !lowIsLeft, 0.25),
        ]
        for (end, ink, isLeft, offset) in ends {
            let middle = isSplit ? centre + offset * height : centre
            let half = isSplit ? height / 4 - 0.5 : height / 2
            let (from, to) = (scale.pixel(base.value), scale.pixel(end.answer.value))
            canvas.bar(
                MapExtent(minX: min(from, to), minY: middle - half, maxX: max(from, to), maxY: middle + half), ink)
            let (lower, upper) = (scale.pixel(end.answer.lower), scale.pixel(end.answer.upper))
            if !end.answer.isExact {
                ChartWhisker.draw(
                    on: &canvas, from: MapPosition(lower, middle), to: MapPosition(upper, middle), ChartInk.whisker,
                    cap: min(3, half), hasEdge: true)
            }
            let text = SVGText.fitted(end.input, width: room, fontSize: Self.inputSize)
            let x = isLeft ? min(lower, from) - Self.inputGap : max(upper, from) + Self.inputGap
            canvas.text(
                text, at: MapPosition(x, middle + 3.6), isLeft ? .end : .start, fontSize: Self.inputSize, hasHalo: true)
        }
    }
}

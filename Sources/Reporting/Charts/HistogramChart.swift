// SPDX-License-Identifier: Apache-2.0

/// Counts or shares over bins in order, such as the half-months in which the reserve first falls short, and beside them
/// what falls into no bin.
///
/// ```swift
/// var chart = HistogramChart(
///     ChartHeading("首次缺地时间"), bin: "半月", value: ChartAxis("占比", format: .percentage(decimals: 0)))
/// chart.bars = [HistogramChart.Bar("7月上", 0.02), HistogramChart.Bar("不缺地", 0.61, isApart: true)]
/// ```
public struct HistogramChart: Chart, Hashable {
    public struct Bar: Hashable, Sendable {
        public let label: String
        public let value: Double
        /// Stands apart in a lighter ink, as `none` does; after all others.
        public let isApart: Bool

        /// - Parameter value: at least zero.
        public init(_ label: String, _ value: Double, isApart: Bool = false) {
            precondition(value >= 0, "a bin holds \(value)")
            self.label = label
            self.value = ChartEstimate.checked(value)
            self.isApart = isApart
        }
    }

    public var heading: ChartHeading
    /// What the bins are, below them; empty for none.
    public var binTitle: String
    public var value: ChartAxis
    public var bars: [Bar] = []

    public init(_ heading: ChartHeading, bin: String = "", value: ChartAxis) {
        self.heading = heading
        binTitle = bin
        self.value = value
    }

    public func naturalHeight(width: Double) -> Double {
        ChartFrame(heading, ChartLegend(), width: width).height + 260
    }

    public func draw(on canvas: inout ChartCanvas, in box: MapExtent) {
        canvas.group(heading.title) { canvas in
            let frame = ChartFrame(heading, ChartLegend(), width: box.width)
            let area = frame.draw(on: &canvas, in: box)
            if bars.isEmpty { return frame.drawNothing(on: &canvas, in: area) }
            drawBars(on: &canvas, in: area)
        }
    }

    private static let fontSize = 10.5
    private static let lineStep = 13.0
    /// Between the bins and what stands apart, in bars.
    private static let apartGap = 0.7

    private func drawBars(on canvas: inout ChartCanvas, in area: MapExtent) {
        let ordered = bars.filter { !$0.isApart } + bars.filter(\.isApart)
        let binCount = ordered.count { !$0.isApart }
        let hasGap = binCount > 0 && binCount < ordered.count
        let titleHeight = binTitle.isEmpty ? 4 : 20.0
        let top = bars.map(\.value).max() ?? 0
        let axis = VerticalAxis(value, covering: 0...top, height: area.height - 20 - titleHeight - 34)
        let (left, right) = (area.minX + axis.leftGutter, area.maxX - axis.rightGutter)
        let slot = (right - left) / (Double(ordered.count) + (hasGap ? Self.apartGap : 0))
        let centres = ordered.indices.map { index in
            left + (Double(index) + 0.5 + (hasGap && index >= binCount ? Self.apartGap : 0)) * slot
        }
        let labels = BinLabels(
            ordered.map(\.label), centres: centres, slot: slot, apartFrom: binCount, from: area.minX, to: area.maxX,
            fontSize: Self.fontSize)
        let plot = MapExtent(
            minX: left, minY: area.minY + axis.titleHeight + 14, maxX: right,
            maxY: area.maxY - titleHeight - Double(labels.lineCount) * Self.lineStep - 8)
        axis.drawTitles(on: &canvas, in: area)
        axis.drawGrid(on: &canvas, in: plot)
        let scale = axis.scale(in: plot)
        let figures = ordered.map { value.figure($0.value) }
        let widest = figures.map { SVGText.width(of: $0, fontSize: 10) }.max() ?? 0
        let greatest = ordered[..<binCount].map(\.value).max()
        for (index, bar) in ordered.enumerated() {
            let reach = slot * (bar.isApart ? 0.38 : 0.46)
            let height = scale.pixel(bar.value)
            let box = MapExtent(
                minX: centres[index] - reach, minY: height, maxX: centres[index] + reach, maxY: plot.maxY)
            canvas.bar(box, bar.isApart ? Self.apartInk : ChartInk.series(0))
            // In a crowd of narrow bars only the greatest and those apart have room for their figures.
            let isGreatest = index == ordered.firstIndex { !$0.isApart && $0.value == greatest }
            if widest <= slot - 2 || bar.isApart || isGreatest {
                let place = MapPosition(centres[index], height - 4)
                let figure = ChartCanvas.box(of: figures[index], at: place, .middle, fontSize: 10)
                guard !canvas.labelBoxes.contains(where: figure.expanded(by: 1).intersects) else { continue }
                canvas.text(figures[index], at: place, .middle, fontSize: 10, hasHalo: true)
            }
        }
        canvas.line(MapPosition(left, plot.maxY), MapPosition(right, plot.maxY), ChartInk.baseline)
        for place in labels.places {
            for (line, text) in place.lines.enumerated() {
                canvas.text(
                    text, at: MapPosition(place.x, plot.maxY + 16 + Double(line) * Self.lineStep), .middle,
                    fontSize: Self.fontSize, colour: MapInk.quiet)
            }
        }
        HorizontalAxis.drawTitle(
            binTitle, on: &canvas, below: MapExtent(minX: left, minY: plot.minY, maxX: right, maxY: area.maxY), gap: -3)
    }

    private static let apartInk = ChartInk(colour: MapInk.quiet, dash: [], marker: .ring, isHatched: true)
}

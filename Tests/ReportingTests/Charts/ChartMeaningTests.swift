// SPDX-License-Identifier: Apache-2.0
internal import TestSupport
internal import Testing

@testable internal import Reporting

@Suite("What charts say")
struct ChartMeaningTests {
    private let axis = ChartAxis("v")

    @Test("a tornado has the widest swing on top, equal ones in the order given")
    func swing() {
        var chart = TornadoChart(
            ChartHeading("T"), value: axis, base: ChartEstimate(5), names: .init(low: "l", high: "h", base: "b"))
        func row(_ label: String, _ low: Double, _ high: Double) -> TornadoChart.Row {
            .init(label, low: .init("a", ChartEstimate(low)), high: .init("z", ChartEstimate(high)))
        }
        chart.rows = [row("small", 4, 6), row("same", 6, 4), row("wide", 9, 1), row("none", 5, 5)]
        #expect(chart.rowsBySwing.map(\.label) == ["wide", "small", "same", "none"])
        let words = DrawnChart(chart.render()).words
        let tops = chart.rowsBySwing.compactMap { row in words.first { $0.text == row.label }?.box.minY }
        #expect(tops.count == 4 && tops == tops.sorted())
    }

    @Test("the frontier holds what no other point beats")
    func frontier() {
        var chart = TradeOffChart(ChartHeading("T"), cost: axis, benefit: axis)
        func point(_ label: String, _ cost: Double, _ benefit: Double) -> TradeOffChart.Point {
            .init(label, cost: ChartEstimate(cost), benefit: ChartEstimate(benefit))
        }
        chart.points = [
            point("dear", 3, 9), point("beaten", 2, 4), point("cheap", 1, 5), point("twin", 1, 5), point("idle", 3, 8),
        ]
        #expect(chart.frontier.map(\.label) == ["cheap", "twin", "dear"])
    }

    @Test("names of points never lie over one another, over points or over crosses")
    func pointNames() {
        forAll(count: 40) { generator, round in
            var chart = TradeOffChart(ChartHeading("T"), cost: axis, benefit: axis)
            chart.points = (0..<14).map { index in
                let cost = Double.random(in: 0...1, using: &generator)
                let benefit = Double.random(in: 0...1, using: &generator)
                return TradeOffChart.Point(
                    "情景 \(index) 号", cost: ChartEstimate(cost, lower: cost - 0.05, upper: cost + 0.05),
                    benefit: ChartEstimate(benefit, lower: benefit - 0.05, upper: benefit + 0.05))
            }
            let drawn = DrawnChart(chart.render())
            #expect(drawn.faults == [], "round \(round)")
            #expect(drawn.words.count { $0.text.hasPrefix("情景") } == 14, "round \(round)")
        }
    }

    @Test("flags of marks never lie over one another, however near the marks are")
    func flags() {
        forAll(count: 60) { generator, round in
            var chart = FanChart(ChartHeading("T"), calendar: .elapsed, value: axis)
            chart.panels = [
                FanChart.Panel(series: [
                    FanChart.Series(
                        "s", points: (0...12).map { .init(month: Double($0), low: 1, middle: 2, high: 3) })
                ])
            ]
            chart.marks = (0..<6).map { index in
                FanChart.Mark("第\(index)批次获批", month: Double(Int.random(in: 0...12, using: &generator)))
            }
            #expect(DrawnChart(chart.render(height: 500)).faults == [], "round \(round)")
        }
    }

    @Test("band, middle and reference lie at their height on the axis")
    func heights() throws {
        let y = VerticalAxis(axis, covering: 0...4000, height: 200)
        let scale = y.scale(in: MapExtent(minX: 0, minY: 0, maxX: 100, maxY: 200))
        #expect(scale.pixel(0) == 200 && scale.pixel(4000) == 0 && scale.pixel(3000) == 50)
        let both = VerticalAxis(
            ChartAxis("储备", unit: "亩", secondary: .tenThousandSquareMetres), covering: 0...3000, height: 200)
        #expect(both.rightGutter > 0)
    }

    @Test(
        "a crowd of bins keeps its outer names apart and always names what stands apart", arguments: [3, 24, 60, 200])
    func bins(count: Int) {
        var chart = HistogramChart(ChartHeading("T"), bin: "半月", value: ChartAxis("次", format: .count))
        chart.bars = (0..<count).map { HistogramChart.Bar("\($0 / 2 + 1)月\($0 % 2 == 0 ? "上" : "下")", Double($0 % 7)) }
        chart.bars.append(HistogramChart.Bar("未缺地", 12, isApart: true))
        let drawn = DrawnChart(chart.render())
        #expect(drawn.faults == [])
        #expect(drawn.words.contains { $0.text == "1月上" } && drawn.words.contains { $0.text == "未缺地" })
        #expect(drawn.words.contains { $0.text == "12" })
    }
}

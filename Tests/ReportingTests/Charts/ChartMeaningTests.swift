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

    private func isNear(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 0.02 }

    @Test("band, middle, mean and reference lie at their height on both axes")
    func fanHeights() throws {
        var chart = FanChart(
            ChartHeading("T"), calendar: .elapsed,
            value: ChartAxis("v", secondary: .init(unit: "w", factor: 10)), names: .init(mean: "m"))
        let points = [0.0, 4].map { FanChart.Point(month: $0, low: 10, middle: 20, high: 40, mean: 30) }
        chart.panels = [FanChart.Panel(series: [FanChart.Series("s", points: points)])]
        chart.references = [ChartReference("r", at: 50)]
        let drawn = DrawnChart(chart.render())
        #expect(drawn.faults == [])
        let figures = ["10", "20", "30", "40", "50"].map(drawn.down)
        let ink = ChartInk.series(0)
        // The last of its look is that of the plot, those before are of the legend.
        let band = try #require(drawn.shapes.last { $0.fill == ink.colour }?.box)
        #expect(isNear(band.maxY, figures[0]) && isNear(band.minY, figures[3]))
        func level(_ stroke: ChartStroke) -> Double {
            drawn.shapes.last { shape in
                shape.attributes["stroke"] == stroke.colour
                    && shape.attributes["stroke-width"] == SVGText.number(stroke.width) && shape.box.height == 0
            }?.box.minY ?? .nan
        }
        #expect(isNear(level(ink.middleStroke), figures[1]))
        #expect(isNear(level(ink.meanStroke), figures[2]))
        #expect(isNear(level(ChartInk.reference(0)), figures[4]))
        #expect(isNear(drawn.down("500"), figures[4]))
        #expect(isNear(band.minX, drawn.across("0")))
        #expect(isNear(band.maxX, drawn.across("4")))
    }

    @Test("bars of a histogram end at their figure")
    func histogramHeights() {
        var chart = HistogramChart(ChartHeading("T"), value: ChartAxis("v"))
        chart.bars = [.init("a", 20), .init("b", 60), .init("none", 40, isApart: true)]
        let drawn = DrawnChart(chart.render())
        // A word filled in grey is no shape, and a hatch has a fill of its own.
        let bars = drawn.shapes.filter { $0.fill == ChartInk.series(0).colour || $0.fill == MapInk.quiet }.map(\.box)
        #expect(bars.count == 3)
        for (bar, figure) in zip(bars, ["20", "60", "40"]) {
            #expect(isNear(bar.minY, drawn.down(figure)))
            #expect(isNear(bar.maxY, drawn.down("0")))
        }
    }

    @Test("bars of scenarios reach from zero to their figure, whiskers from end to end")
    func scenarioBars() throws {
        var bars = ScenarioBars(ChartHeading("T"), value: axis)
        bars.groups = [.init("g", [ChartEstimate(30, lower: 20, upper: 40)]), .init("h", [ChartEstimate(-10)])]
        let drawn = DrawnChart(bars.render())
        let boxes = drawn.shapes.filter { $0.fill == ChartInk.series(0).colour }.map(\.box)
        let zero = drawn.across("0")
        #expect(boxes.count == 2)
        #expect(isNear(boxes[0].minX, zero) && isNear(boxes[0].maxX, drawn.across("30")))
        #expect(isNear(boxes[1].maxX, zero) && isNear(boxes[1].minX, drawn.across("-10")))
        let whisker = try #require(
            drawn.shapes.last {
                $0.attributes["stroke-width"] == SVGText.number(ChartInk.whisker.width)
                    && $0.attributes["stroke"] == ChartInk.whisker.colour && $0.box.height == 0
            }?.box)
        #expect(isNear(whisker.minX, drawn.across("20")))
        #expect(isNear(whisker.maxX, drawn.across("40")))
    }

    @Test("bars of a tornado reach from the base to their answer, with the inputs beyond their ends")
    func tornadoBars() throws {
        var tornado = TornadoChart(
            ChartHeading("T"), value: axis, base: ChartEstimate(50), names: .init(low: "l", high: "h", base: "b"))
        tornado.rows = [.init("r", low: .init("in", ChartEstimate(80)), high: .init("out", ChartEstimate(20)))]
        let drawn = DrawnChart(tornado.render())
        let low = try #require(drawn.shapes.last { $0.fill == ChartInk.series(0).colour }?.box)
        let high = try #require(drawn.shapes.last { $0.fill == ChartInk.series(1).colour }?.box)
        let base = drawn.across("50")
        #expect(isNear(low.minX, base) && isNear(low.maxX, drawn.across("80")))
        #expect(isNear(high.maxX, base) && isNear(high.minX, drawn.across("20")))
        let lowInput = try #require(drawn.words.first { $0.text == "in" })
        let highInput = try #require(drawn.words.first { $0.text == "out" })
        #expect(lowInput.box.minX > low.maxX && highInput.box.maxX < high.minX)
    }

    @Test("a point of a trade-off stands over its cost and beside its benefit")
    func tradeOffPlaces() {
        var chart = TradeOffChart(ChartHeading("T"), cost: axis, benefit: ChartAxis("b"))
        chart.points = [
            .init("p", cost: ChartEstimate(300, lower: 200, upper: 400), benefit: ChartEstimate(5)),
            .init("q", cost: ChartEstimate(300), benefit: ChartEstimate(6, lower: 4, upper: 8)),
        ]
        let drawn = DrawnChart(chart.render())
        let boxes = drawn.shapes.filter { $0.attributes["r"] == "4.5" }.map(\.box)
        let x = drawn.across("300")
        #expect(boxes.count == 2 && boxes.allSatisfy { isNear(($0.minX + $0.maxX) / 2, x) })
        for (box, figure) in zip(boxes, ["5", "6"]) {
            #expect(isNear((box.minY + box.maxY) / 2, drawn.down(figure)))
        }
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

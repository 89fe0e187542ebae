// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Testing

@testable internal import Reporting

@Suite("Pictures of charts")
struct ChartPictureTests {
    /// `SAMPLE_CHARTS` names a folder for the documents, to be looked at.
    @Test("all charts are sound in both languages: words apart, everything on the sheet", arguments: Language.allCases)
    func pictures(language: Language) {
        let samples = SampleCharts(language: language)
        var documents = samples.all.map { ($0.name, $0.chart.render()) }
        documents.append(("sheet", samples.sheet.render()))
        for (name, document) in documents {
            #expect(DrawnChart(document).faults == [], "\(name)")
            write(document, "\(name)-\(language.rawValue)")
        }
    }

    @Test("charts stay sound on narrow and on wide sheets", arguments: [380.0, 520, 1122, 1600])
    func widths(width: Double) {
        for language in Language.allCases {
            for (name, chart) in SampleCharts(language: language).all {
                let document = chart.render(width: width)
                #expect(DrawnChart(document).faults == [], "\(name) \(language)")
                write(document, "\(name)-\(language.rawValue)-\(Int(width))")
            }
        }
    }

    @Test("the same chart is the same bytes, with its watermark and its assumptions")
    func determinism() {
        for (name, chart) in SampleCharts(language: .chinese).all {
            let document = chart.render()
            #expect(document == chart.render(), "\(name)")
            #expect(document.contains("虚构数据 SYNTHETIC DATA") && document.contains("假设："), "\(name)")
            #expect(document.utf8.count < 60_000)
        }
    }

    @Test("words from outside cannot become markup")
    func escaping() {
        var chart = ScenarioBars(
            ChartHeading("<b>&\"'", subtitle: "<i>", notes: ["<u>"]), value: ChartAxis("<s>", unit: "<q>"),
            intervalName: "<x>")
        chart.series = ["<y>"]
        chart.groups = [ScenarioBars.Group("<z>", [ChartEstimate(1, lower: 0, upper: 2)])]
        let document = chart.render()
        #expect(DrawnChart(document).faults == [])
        for letter in "biusqxyz" {
            #expect(!document.contains("<\(letter)>") && document.contains("&lt;\(letter)&gt;"))
        }
    }

    @Test("a chart without figures says so and is sound")
    func nothing() {
        for chart in empty {
            let drawn = DrawnChart(chart.render())
            #expect(drawn.faults == [])
            #expect(drawn.words.contains { $0.text == "nothing here" })
        }
    }

    private var empty: [any Chart] {
        let heading = ChartHeading("T", nothing: "nothing here")
        let axis = ChartAxis("v", unit: "亩")
        var fan = FanChart(heading, calendar: .elapsed, value: axis)
        fan.panels = [FanChart.Panel("p", series: [FanChart.Series("s", points: [])])]
        var bars = ScenarioBars(heading, value: axis)
        bars.groups = [ScenarioBars.Group("g", [nil])]
        return [
            fan, FanChart(heading, calendar: .elapsed, value: axis), HistogramChart(heading, value: axis),
            TornadoChart(heading, value: axis, base: ChartEstimate(0), names: .init(low: "l", high: "h", base: "b")),
            TradeOffChart(heading, cost: axis, benefit: axis), bars, ScenarioBars(heading, value: axis),
        ]
    }

    @Test(
        "a single figure, equal figures, zeros, very great and very small ones are drawn",
        arguments: [0, 1, -250, 0.000004, 3e7, 9.99e14, -1e15], [1, 2, 7])
    func extremes(value: Double, count: Int) {
        let heading = ChartHeading("T")
        let axis = ChartAxis("v", unit: "亩", format: .number(decimals: 2), secondary: .tenThousandSquareMetres)
        let estimate = ChartEstimate(value)
        var fan = FanChart(heading, calendar: .starting(year: 2020, month: 12), value: axis)
        fan.panels = [
            FanChart.Panel(series: [
                FanChart.Series(
                    "s",
                    points: (0..<count).map {
                        FanChart.Point(month: Double($0), low: value, middle: value, high: value, mean: value)
                    })
            ])
        ]
        var histogram = HistogramChart(heading, value: axis)
        histogram.bars = (0..<count).map { HistogramChart.Bar("b\($0)", value.magnitude) }
        var tornado = TornadoChart(
            heading, value: axis, base: estimate, names: .init(low: "l", high: "h", base: "b", interval: "i"))
        tornado.rows = (0..<count).map {
            TornadoChart.Row("r\($0)", low: .init("1", estimate), high: .init("2", estimate))
        }
        var tradeOff = TradeOffChart(heading, cost: axis, benefit: axis, frontierName: "f")
        tradeOff.points = (0..<count).map { TradeOffChart.Point("p\($0)", cost: estimate, benefit: estimate) }
        var bars = ScenarioBars(heading, value: axis)
        bars.groups = (0..<count).map { ScenarioBars.Group("g\($0)", [estimate]) }
        for chart in [fan, histogram, tornado, tradeOff, bars] as [any Chart] {
            let document = chart.render()
            #expect(DrawnChart(document).faults == [])
            #expect(!document.contains("nan") && !document.contains("inf"))
        }
    }

    @Test("a sheet is as wide as asked, and marked when any of its charts is")
    func sheet() {
        let samples = SampleCharts(language: .english)
        var plain = samples.bars
        plain.heading.watermark = nil
        var sheet = ChartSheet(title: "T", width: 900)
        #expect(DrawnChart(sheet.render()).faults == [])
        sheet.rows = [[plain]]
        #expect(!sheet.render().contains("watermark"))
        sheet.rows.append([samples.histogram])
        let document = sheet.render()
        #expect(document.contains("watermark") && DrawnChart(document).sheet.width == 900)
        #expect(DrawnChart(document).faults == [])
    }

    @Test("long Chinese words in every place are cut or broken, never over one another")
    func longWords() {
        let long = "株洲市渌口区南洲产业园二期标准厂房及配套基础设施用地征收补偿安置与报批供地一体化推进方案"
        let heading = ChartHeading(
            long + long, subtitle: long + long, notes: [String(repeating: long, count: 9)], nothing: long)
        let axis = ChartAxis(long + long, unit: long, secondary: .init(long, unit: "万㎡", factor: 0.1))
        let estimate = ChartEstimate(5, lower: 4, upper: 6)
        var fan = FanChart(
            heading, calendar: .elapsed, timeTitle: long + long, value: axis,
            names: .init(band: long, middle: long + long, mean: long))
        let points = (0...3).map { FanChart.Point(month: Double($0), low: 1, middle: 2, high: 3, mean: 2) }
        fan.panels = (0..<3).map { FanChart.Panel(long, series: [FanChart.Series("\($0)" + long, points: points)]) }
        fan.references = [ChartReference(long, at: 2)]
        fan.marks = [FanChart.Mark(long, month: 1), FanChart.Mark(long + long, month: 2)]
        var histogram = HistogramChart(heading, bin: long, value: axis)
        histogram.bars = (0..<5).map { HistogramChart.Bar("\($0)" + long, Double($0), isApart: $0 > 2) }
        var tornado = TornadoChart(
            heading, value: axis, base: estimate, names: .init(low: long, high: long, base: long, interval: long))
        tornado.rows = (1...4).map {
            .init(
                "\($0)" + long, low: .init(long, ChartEstimate(Double($0))), high: .init(long, ChartEstimate(4.5)))
        }
        var tradeOff = TradeOffChart(heading, cost: axis, benefit: axis, frontierName: long, intervalName: long)
        tradeOff.points = (1...4).map {
            .init("\($0)" + long, cost: estimate, benefit: ChartEstimate(Double($0)), series: "\($0)" + long)
        }
        var bars = ScenarioBars(heading, value: axis, intervalName: long)
        bars.series = [long, long]
        bars.groups = (0..<3).map { .init("\($0)" + long, [estimate, ChartEstimate(-2)]) }
        for chart in [fan, histogram, tornado, tradeOff, bars] as [any Chart] {
            for width in [420.0, 760] {
                let document = chart.render(width: width)
                #expect(DrawnChart(document).faults == [], "\(type(of: chart)) \(width)")
                write(document, "long-\(type(of: chart))-\(Int(width))")
            }
        }
    }

    private func write(_ document: String, _ name: String) {
        guard let folder = ProcessInfo.processInfo.environment["SAMPLE_CHARTS"] else { return }
        let file = URL(fileURLWithPath: folder).appendingPathComponent("\(name).svg")
        #expect(throws: Never.self) { try document.write(to: file, atomically: true, encoding: .utf8) }
    }
}

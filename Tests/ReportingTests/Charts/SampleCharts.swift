// SPDX-License-Identifier: Apache-2.0
internal import TestSupport

@testable internal import Reporting

/// Charts of invented answers in both languages, to be checked and looked at.
struct SampleCharts {
    let language: Language

    var all: [(name: String, chart: any Chart)] {
        [
            ("fan", fan), ("fan-panels", panels), ("fan-series", series), ("histogram", histogram),
            ("tornado", tornado), ("trade-off", tradeOff), ("bars", bars), ("grouped", grouped),
        ]
    }

    var sheet: ChartSheet {
        var sheet = ChartSheet(
            title: text("Half a year of supply and demand", "半年供需推演"),
            subtitle: text(
                "Zhuzhou · from 2020-07-01 · 2,000 replications, seed 20200303",
                "株洲 · 2020-07-01 起 · 2,000 次重复，种子 20200303"),
            width: ChartSheet.a4LandscapeWidth)
        sheet.rows = [[fan, histogram], [tornado], [tradeOff, grouped]]
        sheet.notes = [note, note]
        return sheet
    }

    private func text(_ english: String, _ chinese: String) -> String { language.text(en: english, zh: chinese) }

    private func heading(_ english: String, _ chinese: String) -> ChartHeading {
        ChartHeading(
            text(english, chinese), subtitle: text("Baseline, all parks, 2,000 replications", "基准情景，全部园区，2,000 次重复"),
            notes: [note], watermark: "虚构数据 SYNTHETIC DATA", nothing: text("no answer", "无结果"))
    }

    private var note: String {
        text(
            "Assumes 300 signings a year of which 200 above 100 million yuan; the share that starts within a year is a target, not a measurement. Stage durations after the county's records of 2018 and 2019.",
            "假设：全年签约300个（其中亿元以上200个），当年开工率30%为目标值而非实测；各阶段历时取自2018—2019年县区台账；标准厂房替代率由园区填报，未经核实。")
    }

    private func points(_ seed: UInt64, level: Double, slope: Double, spread: Double) -> [FanChart.Point] {
        var generator = RepeatableGenerator(seed: seed)
        return (0...24).map { step in
            let month = Double(step) / 2
            let middle = max(0, level + slope * month + Double.random(in: -60...60, using: &generator))
            let width = spread * month.squareRoot()
            return FanChart.Point(
                month: month, low: max(0, middle - width), middle: middle, high: middle + 1.3 * width,
                mean: middle + 0.1 * width)
        }
    }

    private var reserve: ChartAxis {
        ChartAxis(text("Net reserve", "净地储备"), unit: "亩", secondary: .tenThousandSquareMetres)
    }

    private var names: FanChart.Names {
        FanChart.Names(mean: text("mean", "均值"))
    }

    var fan: FanChart {
        var chart = FanChart(
            heading("Net reserve over the year", "全年净地储备走势"), calendar: .starting(year: 2020, month: 7),
            timeTitle: text("month", "月份"), value: reserve, names: names)
        chart.panels = [
            FanChart.Panel(series: [
                FanChart.Series("base", points: points(1, level: 4200, slope: -130, spread: 380))
            ])
        ]
        chart.references = [
            ChartReference(text("half-year demand 3,000亩", "半年用地需求 3,000亩"), at: 3000)
        ]
        chart.marks = [
            FanChart.Mark(text("batch 2 approved", "第二批次获批"), month: 3.4),
            FanChart.Mark(text("quarter's signings", "三季度集中签约"), month: 2.6),
            FanChart.Mark(text("quota of the next year", "下年度计划指标下达"), month: 11.2),
        ]
        return chart
    }

    var panels: FanChart {
        var chart = FanChart(
            heading("Net reserve by park", "各园区净地储备"), calendar: .starting(year: 2020, month: 7), value: reserve,
            names: names)
        let parks =
            language == .chinese
            ? ["株洲高新区", "天元经济开发区（含新马工业园与月塘片区）", "渌口经开区", "醴陵经开区", "攸县高新区"]
            : ["Zhuzhou High-tech Zone", "Tianyuan", "Lukou", "Liling", "Youxian"]
        chart.panels = parks.enumerated().map { index, park in
            FanChart.Panel(
                park,
                series: [
                    FanChart.Series(
                        "base",
                        points: points(UInt64(index), level: 1500 - Double(index) * 260, slope: -40, spread: 90))
                ])
        }
        chart.references = [ChartReference(text("safety stock 500亩", "安全库存 500亩"), at: 500)]
        return chart
    }

    var series: FanChart {
        var chart = FanChart(
            heading("Net reserve by scenario", "分情景净地储备"), calendar: .elapsed,
            timeTitle: text("months from the base date", "距基准日（月）"), value: reserve, names: FanChart.Names())
        chart.panels = [
            FanChart.Panel(series: [
                FanChart.Series(text("baseline", "基准"), points: points(1, level: 4200, slope: -60, spread: 180)),
                FanChart.Series(
                    text("clearing doubled", "征拆力量加倍"), points: points(2, level: 4200, slope: 110, spread: 220)),
                FanChart.Series(
                    text("demand up a third", "需求增加三分之一"), points: points(3, level: 4200, slope: -220, spread: 150)),
            ])
        ]
        chart.references = [
            ChartReference(text("demand 3,000亩", "需求 3,000亩"), at: 3000),
            ChartReference(text("floor 1,000亩", "底线 1,000亩"), at: 1000),
        ]
        return chart
    }

    var histogram: HistogramChart {
        var chart = HistogramChart(
            heading("When the reserve first falls short", "储备首次不足的时间"), bin: text("half-month", "半月"),
            value: ChartAxis(text("Share of replications", "占全部重复的比例"), format: .percentage(decimals: 1)))
        let shares = [0, 0.002, 0.008, 0.021, 0.044, 0.06, 0.071, 0.055, 0.04, 0.03, 0.022, 0.012]
        chart.bars = shares.enumerated().map { index, share in
            let month = 7 + index / 2
            let first = index.isMultiple(of: 2)
            return HistogramChart.Bar(text("\(month)/\(first ? "1" : "16")", "\(month)月\(first ? "上" : "下")"), share)
        }
        chart.bars.append(HistogramChart.Bar(text("none", "未缺地"), 0.635, isApart: true))
        return chart
    }

    var tornado: TornadoChart {
        var chart = TornadoChart(
            heading("What moves the probability of cover", "什么最影响满足概率"),
            value: ChartAxis(text("P(reserve covers demand)", "储备满足半年需求的概率"), format: .percentage(decimals: 0)),
            base: ChartEstimate(0.62, lower: 0.6, upper: 0.64),
            names: TornadoChart.Names(
                low: text("input low", "取低值"), high: text("input high", "取高值"), base: text("baseline", "基准"),
                interval: text("95% confidence", "95% 置信区间")))
        func row(_ label: String, _ low: String, _ a: Double, _ high: String, _ b: Double) -> TornadoChart.Row {
            TornadoChart.Row(
                label, low: .init(low, ChartEstimate(a, lower: a - 0.02, upper: min(1, a + 0.02))),
                high: .init(high, ChartEstimate(b, lower: b - 0.02, upper: b + 0.02)))
        }
        chart.rows = [
            row(text("Household tail of clearing", "征拆扫尾户数占比（影响净地交付时间，含司法强拆程序）"), "2%", 0.7, "12%", 0.5),
            row(text("Land per 100 million of investment", "亿元投资用地"), "24亩", 0.83, "36亩", 0.35),
            row(text("Share of factory substitution", "标准厂房替代率"), "10%", 0.55, "40%", 0.74),
            row(text("Start within a year", "当年开工率"), "20%", 0.72, "40%", 0.51),
            row(text("Interest", "资金成本"), "4.2%", 0.62, "6.5%", 0.62),
            row(text("Crews", "征拆队伍数"), "6", 0.66, "14", 0.69),
        ]
        return chart
    }

    var tradeOff: TradeOffChart {
        var chart = TradeOffChart(
            heading("Cost and fill rate of holding more", "多储备的代价与满足率"),
            cost: ChartAxis(text("Capital cost a year", "年资金占用成本"), unit: "万元"),
            benefit: ChartAxis(text("Fill rate", "用地满足率"), format: .percentage(decimals: 0)),
            frontierName: text("not beaten by any other", "有效边界"), intervalName: text("95% confidence", "95% 置信区间"))
        let policies: [(String, String, Double, Double, Bool)] = [
            ("as now", "现状", 8200, 0.871, true), ("hold 3,500亩", "储备3,500亩", 9400, 0.905, true),
            ("hold 4,000亩", "储备4,000亩", 11200, 0.938, true), ("hold 5,000亩", "储备5,000亩", 15100, 0.962, true),
            ("hasten 6 parcels", "加快6宗地征拆", 8600, 0.921, false),
            ("hasten 12 parcels", "加快12宗地征拆（含渌口、醴陵两县）", 9350, 0.934, false),
            ("factories first", "厂房优先", 9300, 0.927, false), ("both", "加快征拆并厂房优先", 10300, 0.958, false),
        ]
        chart.points = policies.map { english, chinese, cost, fill, holds in
            TradeOffChart.Point(
                text(english, chinese), cost: ChartEstimate(cost, lower: cost * 0.97, upper: cost * 1.03),
                benefit: ChartEstimate(fill, lower: fill - 0.006, upper: fill + 0.006),
                series: holds ? text("hold more", "增加储备") : text("move faster", "加快供给"))
        }
        return chart
    }

    var bars: ScenarioBars {
        var chart = ScenarioBars(
            heading("Probability that the reserve covers demand", "储备满足需求的概率"),
            value: ChartAxis(text("P(cover)", "满足概率"), format: .percentage(decimals: 0)),
            intervalName: text("95% confidence", "95% 置信区间"))
        chart.groups = [
            ("Baseline", "基准情景", 0.62), ("Clearing doubled", "征拆力量加倍", 0.88),
            ("Demand up a third", "需求增加三分之一", 0.21),
            ("Factories first, clearing doubled", "标准厂房优先、征拆力量加倍且第二批次提前", 0.97),
        ].map { english, chinese, value in
            ScenarioBars.Group(
                text(english, chinese), [ChartEstimate(value, lower: value - 0.02, upper: value + 0.02)])
        }
        chart.references = [ChartReference(text("wanted 90%", "期望 90%"), at: 0.9)]
        return chart
    }

    var grouped: ScenarioBars {
        var chart = bars
        chart.heading = heading("Fill rate by size of project", "分规模满足率")
        chart.series = [text("up to 50亩", "50亩以下"), text("50 to 200亩", "50–200亩"), text("more", "200亩以上")]
        chart.groups = chart.groups.enumerated().map { index, group in
            let value = 0.9 - Double(index) * 0.08
            return ScenarioBars.Group(
                group.label,
                [
                    ChartEstimate(value, lower: value - 0.02, upper: value + 0.02),
                    index == 2 ? nil : ChartEstimate(value - 0.1, lower: value - 0.13, upper: value - 0.07),
                    ChartEstimate(value - 0.3, lower: value - 0.37, upper: value - 0.23),
                ])
        }
        return chart
    }
}

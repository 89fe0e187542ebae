// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// Scenarios side by side: covers, fill, and fill against what it costs.
struct ComparisonCharts {
    let answers: [Simulation.ReserveAnswer]
    let language: Language

    var sheet: ChartSheet {
        var sheet = ChartSheet(
            title: text("\(answers.count) scenarios side by side", "\(answers.count)个情景对比"),
            subtitle: text("the same chance in each", "各情景采用同一组随机数"), width: ChartSheet.a4LandscapeWidth)
        sheet.rows = [[covers], [fill], answers.contains { $0.money.total > 0 } ? [tradeOff] : []]
        sheet.notes = [
            text(
                "The interval of a cost adds those of interest and waiting; that of their sum is no wider.",
                "成本区间为利息与等地损失两项区间之和，实际区间不宽于此。")
        ]
        var seen = Set<Term>()
        sheet.notes += answers.flatMap(\.caveats).filter { seen.insert($0).inserted }.map { $0.text(language) }
        if answers.contains(where: \.isSynthetic) { sheet.watermark = SyntheticNotice.watermark }
        return sheet
    }

    private func text(_ english: String, _ chinese: String) -> String { language.text(en: english, zh: chinese) }

    private var intervalName: String { text("95 % interval", "95%区间") }

    private func label(_ answer: Simulation.ReserveAnswer) -> String { answer.scenario.title.text(language) }

    private var covers: ScenarioBars {
        var chart = ScenarioBars(
            ChartHeading(text("Does the reserve do?", "储备够不够用？")),
            value: ChartAxis(text("probability", "概率"), format: .percentage(decimals: 1)), intervalName: intervalName)
        chart.series = ReserveTally.Cover.allCases.map { $0.title.text(language) }
        chart.groups = answers.map { answer in
            ScenarioBars.Group(label(answer), ReserveTally.Cover.allCases.map { answer.covers[$0]?.charted })
        }
        return chart
    }

    private var fill: ScenarioBars {
        var chart = ScenarioBars(
            ChartHeading(text("Land met on its day", "用地当日落地率")),
            value: ChartAxis(text("share of the land asked for", "占需求用地"), format: .percentage(decimals: 1)),
            intervalName: intervalName)
        chart.groups = answers.map { ScenarioBars.Group(label($0), [$0.fill?.asShare.charted]) }
        return chart
    }

    private var tradeOff: TradeOffChart {
        var chart = TradeOffChart(
            ChartHeading(text("What is met against what it costs", "落地率与成本")),
            cost: ChartAxis(text("interest and waiting", "利息与等地"), unit: "万元"),
            benefit: ChartAxis(text("land met on its day", "用地当日落地率"), format: .percentage(decimals: 0)),
            frontierName: text("beaten by none", "无更优者"), intervalName: intervalName)
        chart.points = answers.compactMap { answer in
            answer.fill.map {
                TradeOffChart.Point(label(answer), cost: answer.money.cost.charted, benefit: $0.asShare.charted)
            }
        }
        return chart
    }
}

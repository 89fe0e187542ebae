// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// Demand, inflow and stock of one scenario.
struct LandTable {
    let answer: Simulation.ReserveAnswer

    private struct Row {
        let title: Term
        let mean: Estimate?
        var spread: Simulation.ReserveAnswer.Spread?
        let figure: (Double) -> String
    }

    func text(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "land", zh: "用地")), .init(language.text(en: "mean", zh: "均值"), .trailing),
            .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing), .init("P10", .trailing),
            .init("P50", .trailing), .init("P90", .trailing),
        ])
        for row in rows {
            let spread = row.spread.map { [$0.p10, $0.p50, $0.p90].map { row.figure($0.value) } } ?? []
            table.append(
                [row.title.text(language)] + (row.mean.map { $0.cells(row.figure) } ?? ["", ""]) + spread)
        }
        return table.render()
    }

    private var rows: [Row] {
        let mu: (Double) -> String = { Figures.number($0) }
        let share: (Double) -> String = { Figures.percentage($0, decimals: 1) }
        func spread(_ en: String, _ zh: String, _ spread: Simulation.ReserveAnswer.Spread) -> Row {
            Row(title: Term(en: en, zh: zh), mean: spread.mean, spread: spread, figure: mu)
        }
        func mean(
            _ en: String, _ zh: String, _ estimate: Estimate?, _ figure: @escaping (Double) -> String
        ) -> Row {
            Row(title: Term(en: en, zh: zh), mean: estimate, figure: figure)
        }
        return [
            mean("reserve at the start, 亩", "期初储备（亩）", exact(answer.reserveMu), mu),
            spread("land asked for, 亩", "用地需求（亩）", answer.demandMu),
            mean("projects that ask", "用地需求（个）", answer.demandCount) { Figures.number($0, decimals: 1) },
            mean("largest project, share of all", "最大项目占需求比例", answer.largestShare?.asShare, share),
            spread("land that comes in, 亩", "期内新增净地（亩）", answer.inflowMu),
            mean("in stock on average, 亩", "动态储备（均值，亩）", answer.meanStockMu, mu),
            mean("of it usable, 亩", "可用储备（均值，亩）", answer.meanUsableMu, mu),
            mean("usable share", "可用储备占比", answer.usableShare?.asShare, share),
            spread("in stock at the end, 亩", "期末储备（亩）", answer.endStockMu),
            mean("waited for at the end, 亩", "期末等待用地（亩）", answer.waitingAtEndMu, mu),
            mean("usable stock lasts, days of mean demand", "可用储备可支撑天数", answer.daysOfCover.map(exact), mu),
        ]
    }

    private func exact(_ value: Double) -> Estimate { Estimate(value: value, low: value, high: value) }
}

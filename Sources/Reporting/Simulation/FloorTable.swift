// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// What becomes of standard factories in one scenario.
struct FloorTable {
    let floor: Simulation.ReserveAnswer.Floor

    func text(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "standard factories", zh: "标准厂房")),
            .init(language.text(en: "mean", zh: "均值"), .trailing),
            .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing), .init("P10", .trailing),
            .init("P50", .trailing), .init("P90", .trailing),
        ])
        let area: (Double) -> String = { Figures.number($0 / 10_000, decimals: 2) }
        let share: (Double) -> String = { Figures.percentage($0, decimals: 1) }
        let demand = floor.demandSquareMetres
        table.append(
            [language.text(en: "floor asked for, 万㎡", zh: "厂房需求（万㎡）")] + demand.mean.cells(area)
                + [demand.p10, demand.p50, demand.p90].map { area($0.value) })
        func add(_ title: Term, _ estimate: Estimate?, _ figure: (Double) -> String) {
            table.append([title.text(language)] + (estimate.map { $0.cells(figure) } ?? []))
        }
        add(Term(en: "let on the day it is asked for", zh: "当日满足率"), floor.fill?.asShare, share)
        add(Term(en: "firms let to", zh: "入驻企业（个）"), floor.lettings) { Figures.number($0, decimals: 1) }
        add(Term(en: "completed, 万㎡", zh: "期内竣工（万㎡）"), floor.completedSquareMetres, area)
        add(Term(en: "vacant on average, 万㎡", zh: "平均空置（万㎡）"), floor.meanVacantSquareMetres, area)
        add(Term(en: "vacancy", zh: "空置率"), floor.vacancy?.asShare, share)
        return table.render()
    }
}

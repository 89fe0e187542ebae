// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// Whose needs are met: demand and fill by park, class, size, tier and kind.
struct GroupTable {
    let answer: Simulation.ReserveAnswer

    private static let order: [NeedGroups.Grouping] = [.park, .landUse, .band, .tier, .kind]

    /// Groupings that tell more than the whole: a grouping of one group does not.
    static func rows(
        _ answer: Simulation.ReserveAnswer, by grouping: NeedGroups.Grouping
    ) -> [Simulation.ReserveAnswer.GroupRow] {
        let rows = answer.groups.filter { $0.group.grouping == grouping }
        return rows.count > 1 || grouping == .band ? rows : []
    }

    func text(_ language: Language) -> String {
        Self.order.compactMap { grouping in
            let rows = Self.rows(answer, by: grouping)
            if rows.isEmpty { return nil }
            var table = TextTable(columns: [
                .init(language.text(en: "by ", zh: "按") + grouping.title.text(language)),
                .init(language.text(en: "demand, 亩", zh: "需求（亩）"), .trailing),
                .init(language.text(en: "projects", zh: "个数"), .trailing),
                .init(language.text(en: "met on its day", zh: "当日落地率"), .trailing),
                .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing),
                .init(language.text(en: "by number", zh: "按个数"), .trailing),
            ])
            for row in rows {
                table.append(
                    [
                        row.group.title(language), Figures.number(row.demandMu, decimals: 1),
                        Figures.number(row.demandCount, decimals: 1),
                    ]
                        + row.fill.asShare.cells { Figures.percentage($0, decimals: 1) } + [
                            Figures.percentage(row.fillByCount.asShare.value, decimals: 1)
                        ])
            }
            return table.render()
        }.joined(separator: "\n\n")
    }
}

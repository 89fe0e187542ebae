// SPDX-License-Identifier: Apache-2.0

/// The levels of a plan's objective, with what has been proven of each.
struct LevelTable {
    struct Level {
        /// The word of the level, such as `priorityWeight`.
        let name: String
        let objective: Double
        /// Nil where nothing was proven.
        let bestBound: Double?
        let relativeGap: Double?
    }

    let levels: [Level]

    func text(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "objective", zh: "目标层")), .init(language.text(en: "value", zh: "数值"), .trailing),
            .init(language.text(en: "best bound", zh: "上界"), .trailing),
            .init(language.text(en: "gap", zh: "差距"), .trailing),
        ])
        for level in levels {
            table.append([
                Self.name(of: level.name, language), Figures.number(level.objective, decimals: 2),
                level.bestBound.map { Figures.number($0, decimals: 2) } ?? "",
                level.relativeGap.map { Figures.percentage($0, decimals: 2) } ?? "",
            ])
        }
        return table.render()
    }

    /// What people call a level.
    static func name(of level: String, _ language: Language) -> String {
        let names = [
            "priorityWeight": language.text(en: "priority weight placed", zh: "落地优先级权重"),
            "keptSites": language.text(en: "sites kept of the earlier plan", zh: "沿用原方案的项目数"),
            "fitScore": language.text(en: "fit score", zh: "匹配得分"),
            "remainingUsefulness": language.text(en: "usefulness of ground left, change in 亩", zh: "余地可用度变化（亩）"),
        ]
        return names[level] ?? level
    }
}

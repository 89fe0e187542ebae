// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner
internal import Siting

extension CompareAnswer {
    private static let bestMark = " *"

    /// Criteria as rows and sites as columns, then a sentence and the cautions of each.
    public func table(_ language: Language) -> String {
        var blocks = [requirement.sentence(language)]
        guard !sites.isEmpty else {
            return ([blocks[0], CompareAnswer.nothing(language)]).joined(separator: "\n\n") + "\n"
        }
        var table = TextTable(columns: [.init("")] + sites.map { .init($0.named.id) })
        let rows = rows(language)
        for row in rows {
            table.append(
                [row.title]
                    + row.cells.enumerated().map { $1 + (row.best.contains($0) ? Self.bestMark : "") })
        }
        blocks.append(table.render())
        if rows.contains(where: { !$0.best.isEmpty }) {
            blocks.append(language.text(en: "* best of those compared", zh: "* 本行最优"))
        }
        blocks += sites.map { site in
            let cautions = (site.named.site?.cautions ?? []).filter { $0 != .syntheticData }.map {
                language.text(en: "caution: ", zh: "提示：") + $0.text(language)
            }
            let asking = asking(for: site)
            let ask = asking.isEmpty ? [] : [language.text(en: "ask: ", zh: "写法：") + asking.joined(separator: " ")]
            return ([sentence(of: site, language).terminalText] + (cautions + ask).map { "  " + $0 })
                .joined(separator: "\n")
        }
        if snapshot.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    static func nothing(_ language: Language) -> String {
        language.text(en: "No site meets every criterion.", zh: "没有满足全部条件的地块或厂房。")
    }
}

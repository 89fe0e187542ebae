// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

extension Bridge {
    /// For people: what each part of the scenario does to the answer, from the textbook question on.
    public func table(_ language: Language, isSynthetic: Bool = false) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "step", zh: "步骤")),
            .init(language.text(en: "demand, 亩", zh: "需求（亩）"), .trailing),
            .init(language.text(en: "change", zh: "变化"), .trailing),
            .init(language.text(en: "cover by the books", zh: "账面保障概率"), .trailing),
            .init(language.text(en: "change, pp", zh: "变化（百分点）"), .trailing),
            .init(language.text(en: "land met on its day", zh: "用地当日落地率"), .trailing),
        ])
        for (index, row) in rows.enumerated() {
            let before = index > 0 ? rows[index - 1] : nil
            table.append([
                row.step.title.text(language), row.demandMu.numberWithMargin(),
                before.map { Figures.difference(row.demandMu.value - $0.demandMu.value) } ?? "",
                row.books.shareWithMargin,
                before.map { Figures.difference((row.books.value - $0.books.value) * 100, decimals: 1) } ?? "",
                row.fill?.shareWithMargin ?? "",
            ])
        }
        return [headline(language), table.render()].joined(separator: "\n\n") + SyntheticNotice.ending(isSynthetic)
    }

    /// As the schema `simulate-study` describes it.
    public var json: JSONNode {
        .object([
            ("study", "bridge"),
            (
                "rows",
                .array(
                    rows.map { row in
                        [
                            "step": .string(row.step.rawValue), "title": row.step.title.json,
                            "demandMu": row.demandMu.json, "coverBooks": row.books.json, "fill": row.fill.shareJSON,
                        ]
                    })
            ),
        ])
    }

    private func headline(_ language: Language) -> String {
        guard let first = rows.first, let last = rows.last else { return "" }
        let (from, to) = (first.books.shareText(language), last.books.shareText(language))
        let fill = [first, last].map { $0.fill?.shareText(language) ?? "–" }
        return language.text(
            en:
                "From the static question to the full scenario: cover by the books goes from \(from) to \(to), and the share "
                + "of land met on its day from \(fill[0]) to \(fill[1]). Each step keeps those before it.",
            zh: "由静态测算到完整情景：账面保障概率由\(from)变为\(to)，用地当日落地率由\(fill[0])变为\(fill[1])。各步逐项叠加。")
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Planner
internal import Siting

extension FindAnswer {
    /// How far the order of the sites depends on the weights; nil where there is no order.
    ///
    /// Places are bounded for the `limit` sites listed, among all that the search named.
    func stability(limit: Int) -> RankStability? {
        search.sites.count > 1 ? RankStability(of: search.sites, ranking: limit) : nil
    }

    /// One line: whether the first stays first when weights move, and how far.
    func stabilityText(_ language: Language) -> String? {
        guard let text = stability(limit: 1)?.text(language) else { return nil }
        guard search.siteCount > search.sites.count else { return text }
        return text
            + language.text(
                en: " Compared are the best \(search.sites.count) of \(search.siteCount).",
                zh: "（只比较全部 \(search.siteCount) 个中的前 \(search.sites.count) 名）")
    }

    func stabilityJSON(limit: Int) -> JSONNode? {
        stability(limit: limit).map { stability in
            .object([
                ("movement", .number(stability.movement)), ("comparedCount", .integer(search.sites.count)),
                ("isFirstThroughout", .boolean(stability.isFirstThroughout)),
                ("takeover", stability.takeover?.json ?? .null),
                (
                    "ranks",
                    .array(
                        zip(search.sites, stability.ranks).map { site, ranks in
                            .object([
                                ("id", .string(site.id)), ("best", .integer(ranks.lowerBound)),
                                ("worst", .integer(ranks.upperBound)),
                            ])
                        })
                ),
            ])
        }
    }
}

extension RankStability {
    func text(_ language: Language) -> String {
        func percent(_ share: Double) -> String { "±" + (share * 100).plainText(decimals: 1) + "%" }
        guard let takeover else {
            return language.text(
                en: "The first stays first whatever the weights.", zh: "无论权重如何，第一名不变。")
        }
        let (rival, reason) = (takeover.id, takeover.measure.term.text(language))
        // Rounded down: so far it does stay first.
        let share = (takeover.movement * 1000 + 1e-9).rounded(.down) / 1000
        if share == 0 {
            return language.text(
                en: "The first is level with \(rival): any change of weights may swap them (\(reason)).",
                zh: "第一名与 \(rival) 不相上下，权重稍变即可能易位（\(reason)）。")
        }
        let (asked, held) = (percent(movement), percent(share))
        return isFirstThroughout
            ? language.text(
                en: "With every weight within \(asked) the first stays first, and up to \(held); "
                    + "then \(rival) takes over (\(reason)).",
                zh: "各项权重在\(asked)内变动，第一名不变，直至\(held)；再大则由 \(rival) 取代（\(reason)）。")
            : language.text(
                en: "With every weight within \(asked) the first may lose its place: it stays first up to \(held); "
                    + "then \(rival) takes over (\(reason)).",
                zh: "各项权重在\(asked)内变动，第一名可能改变：\(held)内不变，再大则由 \(rival) 取代（\(reason)）。")
    }
}

extension RankStability.Takeover {
    fileprivate var json: JSONNode {
        .object([
            ("id", .string(id)), ("rank", .integer(position + 1)),
            ("movement", .number(movement.rounded(decimals: 6))), ("criterion", .string(measure.rawValue)),
        ])
    }
}

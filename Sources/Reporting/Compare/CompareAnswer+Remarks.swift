// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Planner
internal import Siting

extension CompareAnswer {
    /// Why a site ranks where it does, or what keeps it out, in one sentence.
    func sentence(of site: ComparedSite, _ language: Language) -> String {
        guard let serving = site.named.site else { return refusal(of: site, language) }
        if let rank = site.rank { return find.sentence(of: serving, rank: rank, language) }
        let (description, ranked) = (find.description(of: serving, language), find.search.sites.count)
        return language.text(
            en: "Behind the first \(ranked): \(description), \(serving.score.plainText(decimals: 1)) points.",
            zh: "第\(ranked)名以后：\(description)，\(serving.score.plainText(decimals: 1)) 分。")
    }

    private func refusal(of site: ComparedSite, _ language: Language) -> String {
        let kinds = site.named.refusals.map { refusal in
            refusal.kind.name.text(language) + language.text(en: " fails on ", zh: "不符合")
                + refusal.reasons.map { reason in
                    reason.criterion.text(language)
                        + (reason.relaxation.map {
                            language.text(en: " (needs \($0.boundText))", zh: "（需 \($0.boundText)）")
                        } ?? "")
                }.joined(separator: language.text(en: ", ", zh: "、"))
        }
        var parts = [site.named.id + language.text(en: " does not serve", zh: " 不符合")] + kinds
        let changes = site.named.admission.compactMap { change in
            change.relaxation.map { "\(change.criterion.text(language)) \($0.boundText)" }
        }.joined(separator: language.text(en: ", ", zh: "、"))
        parts.append(
            changes.isEmpty
                ? language.text(en: "no wish lets it in", zh: "放宽意愿也不能纳入")
                : language.text(en: "it would serve with \(changes)", zh: "放宽至 \(changes) 即可纳入"))
        return parts.joined(separator: language.text(en: "; ", zh: "；")) + language.text(en: ".", zh: "。")
    }

    /// The options that let a site in which does not serve; empty where none do.
    func asking(for site: ComparedSite) -> [String] {
        requirement.options(asking: site.named.admission.compactMap(\.relaxation))
    }

    /// What speaks for a site: where it alone, or with others, is the best of those compared.
    func strengths(of position: Int, _ rows: [CompareRow], _ language: Language) -> [String] {
        rows.filter { $0.best.contains(position) && $0.name != "score" && $0.name != "rank" }
            .map { $0.title + language.text(en: ": ", zh: "：") + $0.cells[position] }
    }

    /// What speaks against it: preferences that keep less than half of their points, and what a planner should know.
    func weaknesses(of position: Int, _ language: Language) -> [String] {
        guard let serving = sites[position].named.site else { return [] }
        // What is not known of a criterion too is a caution already.
        let told = Set(serving.cautions)
        let lost = serving.breakdown.filter { line in
            let criterion: Criterion? =
                switch line.measure {
                case .price: .price
                case .slope: .slope
                default: nil
                }
            let isTold = line.score == nil && criterion.map { told.contains(.unknown($0)) } ?? false
            return line.weight > 0 && line.points < line.weight / 2 && !isTold
        }.map { line in
            line.measure.term.text(language) + " "
                + (line.score == nil
                    ? language.text(en: "not known", zh: "数据缺失")
                    : "\(line.points.plainText(decimals: 1))/\(line.weight.plainText(decimals: 1))")
        }
        return lost + serving.cautions.filter { $0 != .syntheticData }.map { $0.text(language) }
    }
}

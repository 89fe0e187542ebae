// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner
internal import Siting

extension FindAnswer {
    /// The answer for people: sites, then why the rest are not among them, then what would let more in.
    public func table(limit: Int, _ language: Language) -> String {
        var blocks: [String] = [search.requirement.sentence(language)]
        if search.siteCount == 0 {
            blocks.append(
                language.text(
                    en: "No site meets every criterion.", zh: "没有满足全部条件的地块或厂房。"))
        } else {
            blocks.append(siteTable(limit: limit, language))
            if search.siteCount > limit {
                blocks.append(
                    language.text(
                        en: "… \(search.siteCount - limit) more (`--limit`)",
                        zh: "…另有 \(search.siteCount - limit) 个（`--limit`）"))
            }
        }
        if search.kinds.count > 1 { blocks.append(kindTable(language)) }
        if let first = search.sites.first { blocks.append(sentence(of: first, rank: 1, language)) }
        if let stability = stabilityText(language) { blocks.append(stability) }
        blocks.append(funnelTable(language))
        if !search.nearMisses.isEmpty || search.cheapestPair != nil { blocks.append(nearMissTable(language)) }
        if !whyNot.isEmpty { blocks.append(whyNotText(language)) }
        if snapshot.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func siteTable(limit: Int, _ language: Language) -> String {
        let isFloor = search.requirement.asksForFloor
        var table = TextTable(columns: [
            .init("#", .trailing),
            .init(isFloor ? language.text(en: "unit", zh: "单元") : language.text(en: "site", zh: "候选")),
            .init(language.text(en: "kind", zh: "方式")),
            .init(language.text(en: "park", zh: "园区")),
            .init(
                isFloor ? language.text(en: "floor area", zh: "面积") : language.text(en: "net area", zh: "净用地"),
                .trailing),
            .init(language.text(en: "ready", zh: "可供")), .init(language.text(en: "score", zh: "得分"), .trailing),
            .init(language.text(en: "score by criterion", zh: "得分构成")), .init(language.text(en: "cautions", zh: "提示")),
        ])
        let parkNames = Dictionary(snapshot.parks.map { ($0.id, $0.name) }) { first, _ in first }
        for (rank, site) in search.sites.prefix(limit).enumerated() {
            let area =
                isFloor ? site.areaSquareMetres.plainText() + "㎡" : Figures.mu(squareMetres: site.areaSquareMetres)
            let split = site.breakdown.map { line in
                "\(line.measure.term.text(language)) "
                    + (line.score.map { ($0 * line.weight / 100).plainText(decimals: 1) } ?? "?")
                    + "/" + line.weight.plainText(decimals: 1)
            }
            // That the data is invented is said once below the tables, not in every row.
            let cautions = site.cautions.filter { $0 != .syntheticData }.map { $0.text(language) }
            table.append([
                "\(rank + 1)", site.id, site.kind.name.text(language), site.parkID.map { parkNames[$0] ?? $0 } ?? "",
                area,
                site.readyOn.map { $0 <= snapshot.baseDate ? language.text(en: "now", zh: "现在") : $0.description }
                    ?? "",
                site.score.plainText(decimals: 1), split.joined(separator: " · "), cautions.joined(separator: "; "),
            ])
        }
        return table.render()
    }

    private func kindTable(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "kind of site", zh: "供地方式")),
            .init(language.text(en: "looked at", zh: "候选"), .trailing),
            .init(language.text(en: "sites", zh: "可行"), .trailing),
            .init(language.text(en: "remark", zh: "说明")),
        ])
        for kind in search.kinds {
            let bound = kind.scoreBound.map { bound in
                language.text(
                    en: "not all worked out; none left scores above \(bound.plainText(decimals: 1))",
                    zh: "未逐一核算；其余得分不超过 \(bound.plainText(decimals: 1))")
            }
            let remark = bound ?? (kind.isExact ? nil : language.text(en: "not all worked out", zh: "未逐一核算"))
            table.append([
                kind.kind.name.text(language), "\(kind.candidateCount)",
                (kind.isExact ? "" : "≤ ") + "\(kind.siteCount)", remark ?? "",
            ])
        }
        return table.render()
    }

    private func funnelTable(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(
                search.requirement.asksForFloor
                    ? language.text(en: "why not, single units: criterion", zh: "筛选条件（单个单元）")
                    : language.text(en: "why not, whole parcels: criterion", zh: "筛选条件（整宗）")),
            .init(language.text(en: "removed", zh: "剔除"), .trailing),
            .init(language.text(en: "left", zh: "剩余"), .trailing),
        ])
        table.append([language.text(en: "all", zh: "全部"), "", "\(search.candidateCount)"])
        for step in search.funnel {
            table.append([
                step.criterion.text(language), step.removed == 0 ? "" : "\(step.removed)", "\(step.remaining)",
            ])
        }
        return table.render()
    }

    private func nearMissTable(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(
                search.requirement.asksForFloor
                    ? language.text(en: "would let single units in: criterion", zh: "放宽条件（单个单元）")
                    : language.text(en: "would let parcels in: criterion", zh: "放宽条件（整宗，可分割除外）")),
            .init(language.text(en: "to", zh: "放宽至")), .init(language.text(en: "gives", zh: "可增"), .trailing),
            .init(language.text(en: "which", zh: "哪些")), .init(language.text(en: "ask with", zh: "写法")),
        ])
        for miss in search.nearMisses + [search.cheapestPair].compactMap(\.self) {
            let shown = miss.admittedIDs.prefix(4).joined(separator: " ")
            table.append([
                [miss.criterion, miss.otherCriterion].compactMap { $0?.text(language) }.joined(separator: " + "),
                miss.relaxations.map(\.boundText).joined(separator: ", "),
                "+\(miss.admittedIDs.count)", shown + (miss.admittedIDs.count > 4 ? " …" : ""),
                miss.options(in: search.requirement).joined(separator: " "),
            ])
        }
        return table.render()
    }

    private func whyNotText(_ language: Language) -> String {
        whyNot.map { entry in
            guard !entry.reasons.isEmpty else {
                return entry.id + ": " + language.text(en: "is among the sites", zh: "在候选之中")
            }
            let reasons = entry.reasons.map { reason in
                reason.criterion.text(language)
                    + (reason.relaxation.map {
                        language.text(en: " (would need \($0.boundText))", zh: "（需放宽至 \($0.boundText)）")
                    }
                        ?? "")
            }
            return entry.id + language.text(en: " fails: ", zh: " 不符合：") + reasons.joined(separator: "; ")
        }.joined(separator: "\n")
    }
}

extension Preference.Measure {
    var term: Term {
        switch self {
        case .netArea: Term(en: "area", zh: "面积")
        case .floorArea: Term(en: "area", zh: "面积")
        case .ready: Term(en: "ready", zh: "时间")
        case .cluster: Term(en: "cluster", zh: "集群")
        case .price: Term(en: "price", zh: "地价")
        case .slope: Term(en: "slope", zh: "坡度")
        case .remainder: Term(en: "remainder", zh: "余地")
        case .procedures: Term(en: "steps", zh: "手续")
        }
    }
}

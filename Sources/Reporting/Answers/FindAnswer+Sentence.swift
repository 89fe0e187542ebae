// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Planner
internal import Siting

extension FindAnswer {
    /// Why a site ranks where it does, in one sentence: what it is, where it earns its points, where it loses most, and
    /// what it is ahead of. Every figure stands in the breakdown.
    func sentence(of site: Site, rank: Int, _ language: Language) -> String {
        let known = site.breakdown.filter { $0.score != nil && $0.weight > 0 }
        func points(_ line: Site.ScoreLine) -> Double { (line.score ?? 0) * line.weight / 100 }
        let best = known.max { points($0) < points($1) }
        let worst = site.breakdown.max { $0.weight - points($0) < $1.weight - points($1) }
        func said(_ line: Site.ScoreLine) -> String {
            "\(line.measure.term.text(language)) \(points(line).plainText(decimals: 1))/"
                + line.weight.plainText(decimals: 1)
        }
        var parts = [
            language.text(
                en: "No. \(rank): \(description(of: site, language)), \(site.score.plainText(decimals: 1)) points",
                zh: "第\(rank)名：\(description(of: site, language))，\(site.score.plainText(decimals: 1)) 分")
        ]
        if let best, points(best) > 0 {
            parts.append(language.text(en: "most from \(said(best))", zh: "得分主要来自\(said(best))"))
        }
        if let worst, worst.weight - points(worst) > 0.05, worst.measure != best?.measure {
            parts.append(
                worst.score == nil
                    ? language.text(
                        en: "nothing for \(worst.measure.term.en), which is not known",
                        zh: "\(worst.measure.term.zh)数据缺失，不得分")
                    : language.text(en: "least kept of \(said(worst))", zh: "失分最多的是\(said(worst))"))
        }
        if let behind = search.sites.dropFirst(rank).first {
            let lead = site.score - behind.score
            parts.append(
                lead < 0.05
                    ? language.text(en: "level with \(behind.id)", zh: "与 \(behind.id) 不相上下")
                    : language.text(
                        en: "\(lead.plainText(decimals: 1)) ahead of \(behind.id)",
                        zh: "领先 \(behind.id) \(lead.plainText(decimals: 1)) 分"))
        }
        return parts.joined(separator: language.text(en: "; ", zh: "，")) + language.text(en: ".", zh: "。")
    }

    /// What a site is: its kind, its ids, its area and what stays behind.
    func description(of site: Site, _ language: Language) -> String {
        let ids = site.id
        switch site.kind {
        case .wholeParcel:
            return language.text(
                en: "\(ids) whole, \(Figures.mu(squareMetres: site.areaSquareMetres))",
                zh: "\(ids) 整宗 \(Figures.mu(squareMetres: site.areaSquareMetres))")
        case .partOfParcel, .mergedParcels, .factoryThenLand:
            let area = Figures.mu(squareMetres: site.areaSquareMetres)
            let left = (site.layout?.remainders ?? []).reduce(0) { $0 + $1.netAreaSquareMetres }
            let leaving =
                left > 0
                ? language.text(
                    en: ", leaving \(Figures.mu(squareMetres: left))", zh: "，余 \(Figures.mu(squareMetres: left))") : ""
            return switch site.kind {
            case .partOfParcel: language.text(en: "\(area) cut from \(ids)", zh: "从 \(ids) 分割 \(area)") + leaving
            case .mergedParcels: language.text(en: "\(ids) merged, \(area)", zh: "\(ids) 合并 \(area)") + leaving
            default: language.text(en: "\(ids), land \(area)", zh: "\(ids)，用地 \(area)") + leaving
            }
        case .factoryFloor:
            return "\(ids) \(site.areaSquareMetres.plainText())㎡"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel

extension MarginalValue {
    var json: JSONNode {
        .object([
            ("parkID", supply.parkID.map(JSONNode.string) ?? .null),
            ("landUse", supply.landUse.map { .string($0.code) } ?? .null),
            ("fromSquareMetres", .number(supply.sizeBand.lower.squareMetres.rounded(decimals: 4))),
            ("toSquareMetres", supply.sizeBand.upper.map { .number($0.squareMetres.rounded(decimals: 4)) } ?? .null),
            ("period", .string(supply.period.word)), ("siteID", .string(siteID)),
            ("areaSquareMetres", .number(areaSquareMetres.rounded(decimals: 4))),
            ("proposed", .number(proposed.rounded(decimals: 6))),
            ("verified", verified.map { .number($0.rounded(decimals: 6)) } ?? .null),
            (
                supply.isFloor ? "verifiedPer1000SquareMetres" : "verifiedPerMu",
                verifiedPerUnitArea.map { .number($0.rounded(decimals: 6)) } ?? .null
            ),
        ])
    }
}

extension SupplyPeriod {
    /// `now`, `2020H2`.
    var word: String {
        switch self {
        case .now: "now"
        case .halfYear(let year, let half): "\(year)H\(half)"
        }
    }

    func text(_ language: Language) -> String {
        switch self {
        case .now: language.text(en: "now", zh: "现在")
        case .halfYear(let year, let half): language.text(en: word, zh: "\(year)年\(half == 1 ? "上" : "下")半年")
        }
    }
}

/// What one more parcel or floor would be worth to the plan, of the most valued kinds.
struct MarginalValueTable {
    let values: [MarginalValue]
    let parkNames: [String: String]
    let limit: Int

    func text(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "one more in", zh: "增加供给")), .init(language.text(en: "class", zh: "类别")),
            .init(language.text(en: "size", zh: "规模")), .init(language.text(en: "ready", zh: "可供")),
            .init(language.text(en: "like", zh: "如")), .init(language.text(en: "worth", zh: "可增权重"), .trailing),
            .init(language.text(en: "per 亩 (floor: 1000㎡)", zh: "每亩（厂房每千㎡）"), .trailing),
            .init(language.text(en: "price hint", zh: "对偶价格"), .trailing),
        ])
        // What was tried and is worth nothing needs no line of its own.
        let telling = values.filter { $0.verified.map { $0 > 0 } ?? true }
            .sorted { ($0.verified ?? 0, $0.proposed) > ($1.verified ?? 0, $1.proposed) }
        for value in telling.prefix(limit) {
            table.append([
                value.supply.parkID.map { parkNames[$0] ?? $0 } ?? language.text(en: "outside parks", zh: "园区之外"),
                value.supply.landUse.map { $0.name?.text(language) ?? $0.code } ?? language.text(en: "floor", zh: "厂房"),
                size(value.supply), value.supply.period.text(language), value.siteID,
                value.verified.map { "+" + Figures.number($0, decimals: 2) }
                    ?? language.text(en: "not tried", zh: "未试算"),
                value.verifiedPerUnitArea.map { Figures.number($0, decimals: 3) } ?? "",
                Figures.number(value.proposed, decimals: 2),
            ])
        }
        var lines = telling.isEmpty ? [] : [table.render()]
        if telling.count > limit { lines.append(MoreRows.text(telling.count - limit, language)) }
        let nothing = values.count - telling.count
        if nothing > 0 {
            lines.append(
                language.text(
                    en: "One more of \(nothing) other kinds of supply would place no more weight: tried.",
                    zh: "另有 \(nothing) 类供给增加一处也不能多落地：已试算。"))
        }
        return lines.joined(separator: "\n")
    }

    private func size(_ supply: MarginalValue.Supply) -> String {
        let unit = supply.isFloor ? "㎡" : "亩"
        func figure(_ area: Area) -> String {
            Figures.shortNumber(supply.isFloor ? area.squareMetres : area.mu, atMostDecimals: 0)
        }
        let (lower, upper) = (supply.sizeBand.lower, supply.sizeBand.upper)
        if let upper { return lower > .zero ? "\(figure(lower))–\(figure(upper))\(unit)" : "< \(figure(upper))\(unit)" }
        return "≥ \(figure(lower))\(unit)"
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Siting

extension Remedy {
    var json: JSONNode {
        .object(
            change.members + [
                ("cost", cost.json),
                ("askingPriceWan", askingPriceWan.map { .number($0.rounded(decimals: 4)) } ?? .null),
                ("siteIDs", .array(siteIDs.map { .string($0) })), ("gain", .number(gain.rounded(decimals: 6))),
                ("isGainExact", .boolean(isGainExact)),
                Language.sentence(text),
            ])
    }

    /// How much more weight the plan then places: at least so much where that was not worked out to the end.
    var gainText: String { (isGainExact ? "+" : "≥ +") + gain.plainText(decimals: 2) }

    /// The change, what it costs, and where the project then goes.
    func text(_ language: Language) -> String {
        var text = change.text(language)
        var asides = [cost.text(language)].compactMap(\.self)
        if let askingPriceWan {
            asides.append(
                language.text(
                    en: "asking \(Figures.shortNumber(askingPriceWan))万元",
                    zh: "按报价 \(Figures.shortNumber(askingPriceWan))万元"))
        }
        if !asides.isEmpty {
            text += language.text(en: " (\(asides.joined(separator: "; ")))", zh: "（\(asides.joined(separator: "；"))）")
        }
        if case .relax = change, !siteIDs.isEmpty { text += " → " + IDList.text(siteIDs) }
        return text
    }
}

extension Remedy.Change {
    fileprivate var members: [(String, JSONNode)] {
        switch self {
        case .relax(let relaxations):
            [("kind", "relax"), ("relaxTo", .array(relaxations.map { .string($0.boundText) }))]
        case .withoutFloorFirst: [("kind", "withoutFloorFirst")]
        case .oneMoreParcel(let id): [("kind", "oneMoreParcel"), ("like", .string(id))]
        case .oneMoreFloor(let id): [("kind", "oneMoreFloor"), ("like", .string(id))]
        case .moreUtility(let park, let kind, _):
            [("kind", "moreUtility"), ("parkID", .string(park)), ("utility", .string(kind.rawValue))]
        case .moreQuota(let name, _): [("kind", "moreQuota"), ("quota", .string(name))]
        case .moreBudget: [("kind", "moreBudget")]
        }
    }

    fileprivate func text(_ language: Language) -> String {
        switch self {
        case .relax(let relaxations):
            relaxations.map { $0.text(language) }.joined(separator: language.text(en: ", ", zh: "，"))
        case .withoutFloorFirst: language.text(en: "do without a floor first", zh: "不先租厂房")
        case .oneMoreParcel(let id), .oneMoreFloor(let id):
            language.text(en: "one more like \(id)", zh: "再有一处如 \(id)")
        case .moreUtility(let park, let kind, _):
            language.text(en: "more \(kind.name.en) in \(park)", zh: "\(park) 增加\(kind.name.zh)")
        case .moreQuota(let name, _): language.text(en: "more of quota \(name)", zh: "增加指标 \(name)")
        case .moreBudget: language.text(en: "more land budget", zh: "增加用地资金")
        }
    }
}

extension RemedyCost {
    /// The word for what is asked, how much of it, and in which unit.
    private var parts: (word: String, amount: Double?, unit: String?) {
        switch self {
        case .money(let wan): ("money", wan, "万元")
        case .months(let months): ("months", months, "month")
        case .landConceded(let area): ("landConceded", area.mu, "亩")
        case .floorConceded(let area): ("floorConceded", area.squareMetres, "m²")
        case .utilityConceded(let kind, let amount): ("utilityConceded", amount, kind.unit)
        case .wish: ("wish", nil, nil)
        case .utilityProvided(let kind, let amount): ("utilityProvided", amount, kind.unit)
        case .quotaProvided(let area): ("quotaProvided", area.mu, "亩")
        case .budgetProvided(let wan): ("budgetProvided", wan, "万元")
        case .floorProvided(let area): ("floorProvided", area.squareMetres, "m²")
        case .landProvided(let area): ("landProvided", area.mu, "亩")
        }
    }

    var json: JSONNode {
        .object([
            ("kind", .string(parts.word)), ("amount", parts.amount.map { .number($0.rounded(decimals: 4)) } ?? .null),
            ("unit", parts.unit.map(JSONNode.string) ?? .null),
        ])
    }

    /// Nil where there is no amount to name.
    func text(_ language: Language) -> String? {
        guard let amount = parts.amount, let unit = parts.unit else { return nil }
        let figure = Figures.shortNumber(amount)
        return switch self {
        case .months: language.text(en: "\(figure) months later", zh: "晚 \(figure) 个月")
        case .money: language.text(en: "\(figure)\(unit) more", zh: "多付 \(figure)\(unit)")
        case .landConceded, .floorConceded, .utilityConceded:
            language.text(en: "concedes \(figure)\(unit)", zh: "让步 \(figure)\(unit)")
        default: language.text(en: "provides \(figure)\(unit)", zh: "新增 \(figure)\(unit)")
        }
    }
}

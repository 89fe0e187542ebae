// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Siting

extension Binding {
    var json: JSONNode {
        let members: [(String, JSONNode)] =
            switch self {
            case .criterion(let criterion, let removed):
                [("criterion", .string(criterion.description)), ("removed", .integer(removed))]
            case .competition(let sites, let holders):
                [
                    ("criterion", "competition"), ("siteIDs", .array(sites.map { .string($0) })),
                    ("heldBy", .array(holders.map { .string($0) })),
                ]
            case .utility(let park, let kind, let missing):
                [
                    ("criterion", "utility"), ("parkID", .string(park)), ("utility", .string(kind.rawValue)),
                    ("missing", .number(missing.rounded(decimals: 4))), ("unit", .string(kind.unit)),
                ]
            case .quota(let name, let missing):
                [
                    ("criterion", "quota"), ("quota", .string(name)),
                    ("missing", .number(missing.mu.rounded(decimals: 4))), ("unit", "亩"),
                ]
            case .budget(let missing):
                [("criterion", "budget"), ("missing", .number(missing.rounded(decimals: 4))), ("unit", "万元")]
            case .floorFirst: [("criterion", "floor-first")]
            case .noStatedNeed: [("criterion", "no-stated-need")]
            }
        return .object(members + [Language.sentence(text)])
    }

    func text(_ language: Language) -> String {
        switch self {
        case .criterion(let criterion, _): criterion.text(language)
        case .competition(let sites, let holders):
            language.text(
                en: "taken: \(IDList.text(sites)) by \(IDList.text(holders))",
                zh: "已被占用：\(IDList.text(sites))（\(IDList.text(holders))）")
        case .utility(let park, let kind, let missing):
            language.text(
                en: "\(kind.name.en) of \(park): \(Figures.shortNumber(missing))\(kind.unit) short",
                zh: "\(park) \(kind.name.zh)缺 \(Figures.shortNumber(missing))\(kind.unit)")
        case .quota(let name, let missing):
            language.text(
                en: "quota \(name): \(Figures.mu(squareMetres: missing.squareMetres)) short",
                zh: "指标 \(name) 缺 \(Figures.mu(squareMetres: missing.squareMetres))")
        case .budget(let missing):
            language.text(
                en: "land budget: \(Figures.shortNumber(missing))万元 short",
                zh: "用地资金缺 \(Figures.shortNumber(missing))万元")
        case .floorFirst: language.text(en: "no floor to begin on", zh: "没有可先行的厂房")
        case .noStatedNeed: language.text(en: "states no need", zh: "未填用地需求")
        }
    }
}

/// Ids in a cell: a few of them, and a sign where there are more.
enum IDList {
    static func text(_ ids: some Sequence<String>, most: Int = 3, separator: String = " ") -> String {
        let ids = Array(ids)
        return ids.prefix(most).joined(separator: separator) + (ids.count > most ? " …" : "")
    }
}

extension Language {
    /// The same in every language, so that a kept answer can be read in any.
    static func sentence(_ text: (Language) -> String) -> (String, JSONNode) {
        ("sentence", .object([("en", .string(text(.english))), ("zh", .string(text(.chinese)))]))
    }
}

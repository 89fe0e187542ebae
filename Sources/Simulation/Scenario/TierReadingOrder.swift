// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Reads the size tiers of a scenario and takes the difference of nested counts.
enum TierReadingOrder {
    private static let required = ["signingsPerYear"]
    private static let optional = [
        "signedLastYear", "investmentFrom", "investmentTo", "ownLandShare", "firstPhaseShare", "land", "startLag",
    ]

    /// Of the figures of a tier.
    static let titles: [String: Term] = [
        "signingsPerYear": Term(en: "signings a year", zh: "年签约数"),
        "signedLastYear": Term(en: "signed the year before", zh: "上年签约数"),
        "investmentFrom": Term(en: "investment from", zh: "投资额下限"),
        "investmentTo": Term(en: "investment to", zh: "投资额上限"),
        "ownLandShare": Term(en: "share that needs own land", zh: "需独立供地比例"),
        "firstPhaseShare": Term(en: "first-phase share", zh: "首期用地比例"),
    ]

    private struct Draft {
        let name: String
        let entry: YamlEntry
        var perYear = 0.0
        var lastYear = 0.0
        var from = 0.0
        var to = 0.0
        var ownLandShare = 1.0
        var firstPhaseShare = 1.0
        var land: LawFigure?
        var startLag: LawFigure?
        var stated: [NamedAssumption] = []
    }

    static func tiers(
        _ entry: YamlEntry?, _ reading: TierReading
    ) throws(ScenarioError) -> [ReserveScenario.Tier] {
        guard let entry else { return [] }
        var drafts: [Draft] = []
        for (name, item) in try entry.namedItems() { drafts.append(try draft(name, item)) }
        if reading == .nested { try takeDifferences(&drafts) }
        return drafts.map {
            ReserveScenario.Tier(
                name: $0.name, signingsPerYear: $0.perYear, signedLastYear: $0.lastYear, investmentFrom: $0.from,
                investmentTo: $0.to, ownLandShare: $0.ownLandShare, firstPhaseShare: $0.firstPhaseShare,
                land: $0.land, startLag: $0.startLag, stated: $0.stated)
        }
    }

    private static func draft(_ name: String, _ item: YamlEntry) throws(ScenarioError) -> Draft {
        var draft = Draft(name: name, entry: item)
        let fields = try item.fields(required, optional: optional)
        func figure(
            _ key: String, _ quantity: ScenarioQuantity, _ range: ClosedRange<Double>
        ) throws(ScenarioError) -> Double? {
            guard let field = fields[key] else { return nil }
            let assumption = try ScenarioReading.figure(field, quantity, in: range)
            let title = titles[key] ?? Term(en: key, zh: key)
            draft.stated.append(
                NamedAssumption(
                    name: field.path, title: Term(en: "\(name): \(title.en)", zh: "\(name)：\(title.zh)"),
                    assumption: assumption))
            return assumption.value
        }
        draft.perYear = try figure("signingsPerYear", .rate, 0...1e5) ?? 0
        draft.lastYear =
            try figure("signedLastYear", .rate, 0...1e5) ?? 0
        draft.from =
            try figure("investmentFrom", .investment, 1e-4...1e5) ?? 0
        draft.to = try figure("investmentTo", .investment, 1e-4...1e5) ?? 0
        draft.ownLandShare =
            try figure("ownLandShare", .share, 0...1) ?? 1
        draft.firstPhaseShare =
            try figure("firstPhaseShare", .share, 0...1) ?? 1
        draft.land = try fields["land"].map { field throws(ScenarioError) in try LawReading.law(field, .land) }
        draft.startLag = try fields["startLag"].map { field throws(ScenarioError) in
            try LawReading.law(field, .duration)
        }
        guard draft.land != nil || draft.from < draft.to else {
            throw item.error(
                "a tier has `investmentFrom` below `investmentTo`, or `land`, a law of its own, in place of both")
        }
        return draft
    }

    /// Of nested counts, a tier's own are those that the next does not hold too.
    private static func takeDifferences(_ drafts: inout [Draft]) throws(ScenarioError) {
        let order = drafts.indices.sorted { drafts[$0].from < drafts[$1].from }
        for (lower, higher) in zip(order, order.dropFirst()) where drafts[lower].land == nil {
            guard drafts[lower].perYear >= drafts[higher].perYear,
                drafts[lower].lastYear >= drafts[higher].lastYear
            else {
                throw drafts[lower].entry.error(
                    "holds fewer projects than `\(drafts[higher].name)`, which nested tiers say are among them",
                    hint: "with `reading: disjoint` each count stands for its own tier alone")
            }
            drafts[lower].perYear -= drafts[higher].perYear
            drafts[lower].lastYear -= drafts[higher].lastYear
        }
    }
}

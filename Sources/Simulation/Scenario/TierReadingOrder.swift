// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Reads the size tiers of a scenario and takes the difference of nested counts.
enum TierReadingOrder {
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
        let fields = try item.fields(TierKey.required.map(\.rawValue), optional: TierKey.optional.map(\.rawValue))
        func figure(_ key: TierKey) throws(ScenarioError) -> Double? {
            guard let field = fields[key.rawValue], case .figure(let quantity, let range, _) = key.shape else {
                return nil
            }
            let assumption = try ScenarioReading.figure(field, quantity, in: range)
            draft.stated.append(NamedAssumption(name: field.path, title: key.title(of: name), assumption: assumption))
            return assumption.value
        }
        func law(_ key: TierKey) throws(ScenarioError) -> LawFigure? {
            guard let field = fields[key.rawValue], case .law(let quantity) = key.shape else { return nil }
            return try LawReading.law(field, quantity)
        }
        draft.perYear = try figure(.signingsPerYear) ?? 0
        draft.lastYear = try figure(.signedLastYear) ?? 0
        draft.from = try figure(.investmentFrom) ?? 0
        draft.to = try figure(.investmentTo) ?? 0
        draft.ownLandShare = try figure(.ownLandShare) ?? 1
        draft.firstPhaseShare = try figure(.firstPhaseShare) ?? 1
        draft.land = try law(.land)
        draft.startLag = try law(.startLag)
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

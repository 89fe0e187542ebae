// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// All projects of the city: the real names, the backlog of 2019 and the signings planned for 2020.
struct ProjectLedger: Sendable {
    let rows: [LayerRow]
    /// Invented projects that need land, in the order of the ledger.
    let landSeekers: [ProjectDraft]
    /// Invented projects that need a floor only.
    let floorSeekers: [ProjectDraft]

    init(facts: [ProjectFact], parks: [ParkFact], seed: UInt64) throws {
        let choice = IndustryChoice(parks: parks)
        let drafts =
            try ProjectBacklog.drafts(facts: facts, choice: choice, seed: seed)
            + SigningPlan.drafts(choice: choice, seed: seed)
        rows = ProjectLedger.realRows(facts) + drafts.map { ProjectLedger.row(of: $0, parks: parks, seed: seed) }
        landSeekers = drafts.filter { $0.need == .land }
        floorSeekers = drafts.filter { $0.need == .floor }
    }

    /// The projects the plan page names: what the source says and nothing else, so that their needs stay empty.
    ///
    /// A row is marked synthetic all the same where it takes an assumed stage or is put into the backlog.
    private static func realRows(_ facts: [ProjectFact]) -> [LayerRow] {
        var chains: [String: ProjectBacklog.Chain] = [:]
        for chain in ProjectBacklog.chains {
            for fact in ProjectBacklog.members(of: chain, among: facts) { chains[fact.id] = chain }
        }
        return facts.filter(\.isOnPlanPage).map { fact in
            let chain = chains[fact.id]
            var row = LayerRow(id: fact.id, name: fact.name, synthetic: chain != nil || fact.stage == nil)
            row.set("county", fact.county)
            row.set("stage", fact.stage ?? "signed")
            row.set("cohort", chain == nil ? fact.signedYear : PlanYear.year - 1)
            row.set("industry", fact.industryCode)
            row.set("chain", chain?.name ?? fact.chain)
            row.set("total_investment_wan", fact.totalInvestmentYi.map { ($0 * 10_000).rounded() })
            row.set("tier", fact.totalInvestmentYi.map { ProjectTier(investmentYi: $0).rawValue })
            row.set("source", fact.source)
            row.set("confidence", fact.confidence)
            let assumed = [
                chain.map { "原文：\($0.claim)；归入2019年结转为假设" }, fact.stage == nil ? "阶段未载明，按已签约记" : nil,
            ]
            row.set("note", ([fact.note] + assumed).compactMap(\.self).joined(separator: "；"))
            return row
        }
    }

    static func row(of draft: ProjectDraft, parks: [ParkFact], seed: UInt64) -> LayerRow {
        var stream = RandomStream(seed: seed, purpose: "project/\(draft.id)")
        var row = LayerRow(id: draft.id, name: draft.name, synthetic: true)
        row.set("county", parks[draft.park].county)
        row.set("stage", draft.stage)
        row.set("signed_on", draft.signedOn)
        row.set("cohort", draft.cohort)
        row.set("tier", draft.tier.rawValue)
        row.set("industry", draft.industry)
        row.set("chain", draft.chain)
        row.set("total_investment_wan", Double(draft.investmentWan))
        row.set("fixed_investment_wan", (Double(draft.investmentWan) * stream.number(0.68...0.9)).rounded())
        row.set("chemical", ["25", "26"].contains(draft.industry))
        ProjectNeeds(draft: draft, parks: parks).set(on: &row, &stream)
        let note = draft.need == .none ? "不需工业用地或厂房" : nil
        row.set("note", [draft.note, note].compactMap(\.self).joined(separator: "；"))
        row.markInvented()
        return row
    }
}

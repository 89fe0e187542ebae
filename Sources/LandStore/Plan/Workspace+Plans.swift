// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

extension Workspace {
    /// The plans that are kept, the newest first.
    public func plans() throws -> [PlanSummary] {
        let kept = try file.read { reader in try map(.plan, reader, summary) }
        return kept.sorted { ($1.madeAt, $0.id) < ($0.madeAt, $1.id) }
    }

    /// A kept plan with its sites; nil where there is none of that name.
    public func plan(named id: String) throws -> PlanRecord? {
        try file.read { reader in
            let plans = try map(.plan, reader, where: [("id", .text(id))]) { row in
                (try summary(row), row.list("unplaced_ids"), try cutLines(row), row.text("answer"))
            }
            guard let (summary, unplaced, lines, answer) = plans.first else { return nil }
            return PlanRecord(
                summary: summary,
                sites: try map(.planSite, reader, where: [("plan_id", .text(id))], PlanSiteRows.site),
                unplacedIDs: unplaced, cutLines: lines, answer: answer)
        }
    }

    /// The parcels and units of a kept plan that are gone, or are others than the plan found: each once, in the order of
    /// its sites. All of them for a plan kept before schema version 3, which did not say what it found.
    public func changedGround(ofPlan id: String) throws -> [ChangedGround] {
        try file.read { reader in
            let sites = try map(.planSite, reader, where: [("plan_id", .text(id))]) { row in
                (try PlanSiteRows.site(row), row.list("ground_state"))
            }
            let states = GroundStates(self, reader)
            var seen = Set<ChangedGround>()
            return try sites.flatMap { try states.changes(of: $0, since: $1) }.filter { seen.insert($0).inserted }
        }
    }

    private func cutLines(_ row: RowReader) throws -> [Geometry] {
        guard let text = row.text("cut_lines") else { return [] }
        do {
            return try Geometry(wkt: text).parts
        } catch {
            throw row.broken("cut_lines", error.message)
        }
    }

    private func summary(_ row: RowReader) throws -> PlanSummary {
        let text = row.text("made_at") ?? ""
        guard let madeAt = try? Workspace.timestampFormat.parse(text) else {
            throw row.broken("made_at", "`\(text)` is not a moment in ISO 8601")
        }
        var figures: PlanSummary.Figures?
        if let projects = row.integer("project_count"), let placed = row.integer("placed_count") {
            figures = .init(
                projectCount: projects, placedCount: placed, totalWeight: row.real("total_weight") ?? 0,
                placedWeight: row.real("placed_weight") ?? 0, bestBound: row.real("best_bound"),
                relativeGap: row.real("relative_gap"))
        }
        return PlanSummary(
            id: row.id, madeAt: madeAt, status: row.text("status") ?? "", acceptedOn: try row.date("accepted_on"),
            figures: figures, isSynthetic: row.flag("synthetic"))
    }
}

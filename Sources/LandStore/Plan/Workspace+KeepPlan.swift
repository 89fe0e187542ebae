// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import Foundation
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

extension Workspace {
    /// The number of the last line of the ledger: what has been read since then can be told from later changes.
    public func lastEvent() throws -> Int64 {
        try file.read { try $0.maximum(of: TableDefinition.primaryKey, in: WorkspaceSchema.ledgerTable) ?? 0 }
    }

    /// Keeps a plan under its id, at the moment it was made; an older plan of that id goes to the history.
    ///
    /// - Parameter event: the last event before the city was read that the plan was made for. Parcels and units changed
    ///   since are kept as such, and the plan cannot be accepted.
    /// - Throws: ``WorkspaceError`` when the older plan has been accepted; store errors.
    public func keep(_ plan: PlanRecord, readAt event: Int64, by actor: String) throws {
        let moment = plan.summary.madeAt
        try file.write(at: moment) { writer in
            try requireNotAccepted(plan.id, writer)
            try writer.setEvent(
                record(
                    LedgerEvent(action: "plan", actor: actor, reason: plan.id, happenedAt: moment), layer: .plan,
                    rowCount: plan.sites.count, writer))
            try writer.delete(from: Layer.planSite.rawValue, where: [("plan_id", .text(plan.id))])
            try writer.delete(from: Layer.plan.rawValue, where: [("id", .text(plan.id))])
            try writer.insert(into: Layer.plan.rawValue, planRow(plan))
            let ground = GroundStates(self, writer)
            let rows = try PlanSiteRows.ids(of: plan).map { id, site in
                try PlanSiteRows.values(
                    of: site, id: id, in: plan, srsID: Int32(city.crs.epsgCode ?? 0),
                    state: ground.states(of: site, seenAt: event))
            }
            try writer.insert(into: Layer.planSite.rawValue, columns: PlanSiteRows.columns, rows: rows)
        }
    }

    /// Whether a plan may be kept under a name.
    /// - Throws: ``WorkspaceError`` when a plan of that name has been accepted.
    public func requireFreePlanName(_ id: String) throws {
        try file.read { try requireNotAccepted(id, $0) }
    }

    private func requireNotAccepted(_ id: String, _ reader: GeoPackageReader) throws {
        let accepted = try map(.plan, reader, where: [("id", .text(id))]) { try $0.date("accepted_on") }
        guard let day = accepted.first else { return }
        throw WorkspaceError(
            .badData, "the plan `\(id)` was accepted on \(day), and its promises name it",
            hint: "keep the new plan under another name: `suodi match --plan NAME`")
    }

    private func planRow(_ plan: PlanRecord) throws -> [(column: String, value: SQLValue)] {
        let summary = plan.summary
        let figures = summary.figures
        let lines = plan.cutLines.isEmpty ? nil : try Geometry.multiLineString(plan.cutLines).wkt()
        return [
            ("id", .text(plan.id)), ("made_at", .text(Workspace.timestamp(summary.madeAt))),
            ("status", .text(summary.status)), ("answer", SQLValue(plan.answer)),
            ("accepted_on", SQLValue(summary.acceptedOn?.description)),
            ("project_count", SQLValue(figures.map { Int64($0.projectCount) })),
            ("placed_count", SQLValue(figures.map { Int64($0.placedCount) })),
            ("total_weight", SQLValue(figures?.totalWeight)), ("placed_weight", SQLValue(figures?.placedWeight)),
            ("best_bound", SQLValue(figures?.bestBound)), ("relative_gap", SQLValue(figures?.relativeGap)),
            ("unplaced_ids", .text(plan.unplacedIDs.joined(separator: ";"))), ("cut_lines", SQLValue(lines)),
            ("synthetic", .boolean(summary.isSynthetic)),
        ]
    }
}

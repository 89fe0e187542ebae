// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import GeoPackage
internal import LandModel

extension Workspace {
    /// Makes a kept plan real, in one transaction with one ledger event: parcels are replaced by what the plan makes of
    /// them, every project gets locks on its parcel and units, and the plan's sites name the parcels they have become.
    ///
    /// A lock that a project itself held on its site gives way to the promise, which then lasts at least as long.
    /// - Parameter event: the last event before everything was read that the change was worked out from.
    /// - Throws: ``WorkspaceError`` `changedMeanwhile` when anything was changed since; that of
    ///   ``replace(_:by:reason:at:)`` for a parcel. Nothing is written then.
    public func accept(
        _ plan: AcceptedPlan, readAt event: Int64, by actor: String, reason: String? = nil, at moment: Date
    ) throws {
        try file.write(at: moment) { writer in
            let last = try writer.maximum(of: TableDefinition.primaryKey, in: WorkspaceSchema.ledgerTable) ?? 0
            guard last == event else {
                throw WorkspaceError(
                    .changedMeanwhile, "the workspace was changed meanwhile; nothing was written",
                    hint: "run the command again")
            }
            let reason = [plan.planID, reason].compactMap(\.self).joined(separator: ": ")
            try writer.setEvent(
                record(
                    LedgerEvent(action: "accept", actor: actor, reason: reason, happenedAt: moment), layer: .plan,
                    rowCount: plan.promises.count, writer))
            let untils = try releaseOwnLocks(of: plan, writer)
            try replace(plan.replacements, writer)
            try promise(plan, until: untils, writer)
            try nameParcels(of: plan, writer)
            try writer.update(
                Layer.plan.rawValue, set: [("accepted_on", .text(plan.from.description))],
                where: [("id", .text(plan.planID))])
        }
    }

    /// Removes the locks that projects hold on their own sites.
    /// - Returns: for each promise the last day it lasts.
    private func releaseOwnLocks(of plan: AcceptedPlan, _ writer: GeoPackageWriter) throws -> [CalendarDate] {
        let locks = try Dictionary(grouping: map(.siteLock, writer, HeldLock.init)) { $0.projectID ?? "" }
        return try plan.promises.map { promise in
            let parcels = Set(promise.formerParcelIDs + [promise.parcelID].compactMap(\.self))
            let units = Set(promise.units.map(\.id))
            var until = plan.until
            for lock in locks[promise.projectID] ?? []
            where lock.parcelID.map(parcels.contains) ?? false || lock.unitID.map(units.contains) ?? false {
                try writer.delete(from: Layer.siteLock.rawValue, where: [("id", .text(lock.id))])
                until = max(until, lock.until ?? until)
            }
            return until
        }
    }

    private func promise(
        _ plan: AcceptedPlan, until days: [CalendarDate], _ writer: GeoPackageWriter
    ) throws {
        let columns = ["id", "parcel_id", "unit_id", "project_id", "holder", "from_on", "until_on"]
        var rows: [[SQLValue]] = []
        for (promise, until) in zip(plan.promises, days) {
            let base = "\(plan.planID)/\(promise.projectID)"
            func add(_ id: String, parcel: String? = nil, unit: String? = nil, from: CalendarDate) throws {
                rows.append([
                    .text(try freeLockID(id, writer)), SQLValue(parcel), SQLValue(unit), .text(promise.projectID),
                    .text(plan.planID), .text(from.description), .text(max(from, until).description),
                ])
            }
            if let parcel = promise.parcelID { try add(base, parcel: parcel, from: plan.from) }
            for unit in promise.units { try add("\(base)/\(unit.id)", unit: unit.id, from: unit.from) }
        }
        try writer.insert(into: Layer.siteLock.rawValue, columns: columns, rows: rows)
    }

    private func freeLockID(_ wanted: String, _ reader: GeoPackageReader) throws -> String {
        var (id, number) = (wanted, 1)
        while try reader.count(of: Layer.siteLock.rawValue, where: [("id", .text(id))]) > 0 {
            number += 1
            id = "\(wanted)-\(number)"
        }
        return id
    }

    private func nameParcels(of plan: AcceptedPlan, _ writer: GeoPackageWriter) throws {
        let ids = try map(.planSite, writer, where: [("plan_id", .text(plan.planID))]) { $0.id }
        precondition(ids.count == plan.newParcelIDs.count, "every site of the plan is spoken of")
        try writer.update(
            Layer.planSite.rawValue, columns: ["parcel_ids"], key: "id",
            rows: zip(ids, plan.newParcelIDs).compactMap { id, parcel in parcel.map { [.text($0), .text(id)] } })
    }
}

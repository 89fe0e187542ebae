// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
public import Foundation
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

extension Workspace {
    /// The ids that parcels have, or had once: a new parcel under an old id would be taken for its ancestor.
    public func everUsedParcelIDs() throws -> Set<String> {
        try file.read { reader in
            let present = try reader.rows(of: Layer.parcel.rawValue, columns: ["id"])
            let ids = present.compactMap { row in if case .text(let id) = row[0] { id } else { nil } }
            return try reader.formerTexts(of: Layer.parcel.rawValue, column: "id").union(ids)
        }
    }

    /// Puts parcels in the place of others, in one transaction with one ledger event.
    ///
    /// The old rows go to the history, with the locks on them that have ended. New rows inherit the attributes
    /// (``InheritedAttributes``), name the old ones as their parents, and have their planar and ellipsoidal areas measured
    /// as an import does. Recorded areas are divided so that they sum exactly to what was recorded: net areas by the
    /// net areas of the successors, gross and dedicated areas by their shapes.
    /// - Throws: ``WorkspaceError`` when a parcel is not there any more or is another than it was, when a lock holds it,
    ///   when an id is taken, or when a new shape cannot be kept as it is; nothing is changed then.
    public func replace(
        _ replacement: ParcelReplacement, by actor: String, reason: String? = nil, at moment: Date
    ) throws {
        try file.write(at: moment) { writer in
            let event = try record(
                LedgerEvent(action: replacement.action, actor: actor, reason: reason, happenedAt: moment),
                layer: .parcel, rowCount: replacement.successors.count, writer)
            try writer.setEvent(event)
            try replace([replacement], writer)
        }
    }

    /// Puts parcels in the place of others under the event that is set, as ``replace(_:by:reason:at:)`` does.
    func replace(_ replacements: [ParcelReplacement], _ writer: GeoPackageWriter) throws {
        let locks = try Dictionary(grouping: map(.siteLock, writer, HeldLock.init)) { $0.parcelID ?? "" }
        for replacement in replacements {
            let olds = try replacement.parents.map { try unchanged($0, writer) }
            let ended = try replacement.parents.flatMap { try endedLocks(locks[$0.id] ?? [], on: $0.id) }
            let rows = try rows(of: replacement, inheriting: InheritedAttributes(olds, of: replacement.parents))
            for lock in ended { try writer.delete(from: Layer.siteLock.rawValue, where: [("id", .text(lock))]) }
            for parent in replacement.parents {
                try writer.delete(from: Layer.parcel.rawValue, where: [("id", .text(parent.id))])
            }
            for successor in replacement.successors
            where try writer.count(of: Layer.parcel.rawValue, where: [("id", .text(successor.id))]) > 0 {
                throw WorkspaceError(
                    .badData, "there is a parcel `\(successor.id)` already",
                    hint: "choose another id; nothing was written")
            }
            try writer.insert(into: Layer.parcel.rawValue, columns: rows.columns, rows: rows.rows)
        }
    }

    /// The properties of a parcel that is to go.
    private func unchanged(
        _ parent: ParcelReplacement.Parent, _ reader: GeoPackageReader
    ) throws -> [String: PropertyValue] {
        let found = try map(.parcel, reader, where: [("id", .text(parent.id))]) { $0 }
        guard let row = found.first else {
            throw WorkspaceError(
                .unknownFeature, "there is no parcel `\(parent.id)` any more", hint: "somebody else cut or merged it")
        }
        guard row.text("stage") == parent.stage.rawValue,
            try row.geometry().simplestForm.equalsExactly(parent.geometry.simplestForm)
        else {
            throw WorkspaceError(
                .badData, "parcel `\(parent.id)` was changed meanwhile; nothing was written", hint: "ask again")
        }
        return try row.feature().properties
    }

    /// The ids of the locks on a parcel, all of which must have ended.
    private func endedLocks(_ locks: [HeldLock], on parcel: String) throws -> [String] {
        try locks.map { lock in
            guard let until = lock.until, until < city.baseDate else {
                throw WorkspaceError(
                    .badData,
                    "parcel `\(parcel)` is locked (`\(lock.id)`, until \(lock.until?.description ?? "?"))",
                    hint: "nothing was written; release the lock first")
            }
            return lock.id
        }
    }

    /// By which net areas are divided: the shapes, where each square metre counts for as much, so that net and gross
    /// areas that are equal are divided into equal ones.
    private static func netWeights(_ successors: [ParcelReplacement.Successor], _ planar: [Double]) -> [Double] {
        let nets = successors.map(\.netAreaSquareMetres)
        let share = nets.reduce(0, +) / planar.reduce(0, +)
        let isUniform = zip(nets, planar).allSatisfy { abs($0 - $1 * share) <= 1e-9 * abs($0) }
        return isUniform ? planar : nets
    }

    private func rows(
        of replacement: ParcelReplacement, inheriting inherited: InheritedAttributes
    ) throws -> (columns: [String], rows: [[SQLValue]]) {
        let successors = replacement.successors
        let planar = successors.map(\.geometry.area)
        let gross = inherited.grossAreaSquareMetres.map { RecordedFigure.divided($0, by: planar) }
        let dedicated = inherited.dedicatedAreaSquareMetres.map { RecordedFigure.divided($0, by: planar) }
        let net = inherited.netAreaSquareMetres.map {
            RecordedFigure.divided($0, by: Self.netWeights(successors, planar))
        }
        let builder = RowBuilder(.parcel, in: city.crs, by: nil)
        var rows: [[SQLValue]] = []
        for (position, successor) in successors.enumerated() {
            var properties = inherited.properties
            properties["id"] = .text(successor.id)
            properties["parent_ids"] = .text(replacement.parents.map(\.id).joined(separator: ";"))
            properties["gross_area_m2"] = gross.map { .real($0[position]) }
            properties["dedicated_area_m2"] = dedicated.map { .real($0[position]) }
            properties["net_area_m2"] = net.map { .real($0[position]) }
            var report = ImportReport()
            let row = builder.row(
                Feature(id: successor.id, geometry: successor.geometry, properties: properties), &report)
            // A part that would have to be repaired is not the part that was cut.
            guard let row, report.findings.isEmpty else {
                let reason = report.findings.first?.message ?? "it makes no row"
                throw WorkspaceError(
                    .badData, "`\(successor.id)` cannot be kept: \(reason)", hint: "nothing was written")
            }
            rows.append(row.values)
        }
        return (builder.columns, rows)
    }
}

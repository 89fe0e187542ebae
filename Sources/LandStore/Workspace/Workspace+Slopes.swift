// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import GeoPackage
internal import LandModel

extension Workspace {
    /// How many lines the ledger has. Every change made through Suodi adds one.
    public func ledgerCount() throws -> Int {
        try file.read { try $0.count(of: WorkspaceSchema.ledgerTable) }
    }

    /// Records mean slopes of parcels, in percent, in one transaction with one line in the ledger. No slope, no line.
    ///
    /// - Parameters:
    ///   - source: the file they were measured from; the ledger keeps its name and SHA-256, of this one file only where
    ///     it points to others.
    ///   - ledgerCount: as it was before the parcels were read.
    /// - Throws: ``WorkspaceError`` `changedMeanwhile` when anything has been changed since then; store errors.
    public func recordSlopes(
        _ slopes: [(parcelID: String, percent: Double)], from source: URL, readAt ledgerCount: Int, by actor: String,
        reason: String? = nil, at moment: Date
    ) throws {
        guard !slopes.isEmpty else { return }
        let hash = try FileDigest.hexadecimal(of: source)
        try file.write(at: moment) { writer in
            guard try writer.count(of: WorkspaceSchema.ledgerTable) == ledgerCount else {
                throw WorkspaceError(
                    .changedMeanwhile, "the workspace was changed while slopes were measured, so none was written",
                    hint: "run the command again")
            }
            let event = LedgerEvent(
                action: "slope", actor: actor, reason: reason, happenedAt: moment,
                sourceFile: source.lastPathComponent, sourceHash: hash)
            try writer.setEvent(record(event, layer: .parcel, rowCount: slopes.count, writer))
            try writer.update(
                Layer.parcel.rawValue, columns: ["slope_percent"], key: "id",
                rows: slopes.lazy.map { [.real($0.percent), .text($0.parcelID)] })
        }
    }
}

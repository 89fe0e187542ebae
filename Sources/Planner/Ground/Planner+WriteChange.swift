// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import LandStore
internal import Siting

extension Planner {
    /// Writes a change of parcels: those that go are replaced by its pieces, in one transaction with one ledger event.
    ///
    /// - Parameters:
    ///   - snapshot: the city it was worked out for.
    ///   - obstacles: what stands against it, as the answer told; those that only warn do not keep it.
    /// - Throws: `WorkspaceError` for an obstacle, and when the parcels were changed in the meantime. Nothing is written
    ///   then.
    public func write(
        _ change: GroundChange, for snapshot: LandSnapshot, against obstacles: [GroundObstacle], reason: String? = nil
    ) throws {
        if let obstacle = obstacles.first(where: \.forbidsWriting) {
            throw WorkspaceError(.badData, obstacle.sentence.en, hint: "nothing was written")
        }
        try workspace.replace(
            ParcelReplacement(
                action: change.action.rawValue, parents: try parents(change.parcelIDs, in: snapshot),
                successors: change.pieces.map {
                    .init(id: $0.id, geometry: $0.geometry, netAreaSquareMetres: $0.netAreaSquareMetres)
                }), by: actor, reason: reason, at: moment)
    }

    /// Parcels that are to go, as they stand in a snapshot.
    func parents(_ ids: [String], in snapshot: LandSnapshot) throws -> [ParcelReplacement.Parent] {
        try ids.map { id in
            let parcel = try position(of: id, in: snapshot)
            return ParcelReplacement.Parent(
                id: id, stage: snapshot.parcels.stage[parcel],
                geometry: try snapshot.parcels.shapes.geometry(at: parcel),
                netAreaSquareMetres: snapshot.parcels.netAreaSquareMetres[parcel])
        }
    }
}

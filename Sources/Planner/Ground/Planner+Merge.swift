// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import LandStore
internal import Siting
internal import SimpleFeatures

/// What parcels make together, or why they cannot be merged.
public struct MergeAnswer: Sendable {
    public let snapshot: LandSnapshot
    public let parcelIDs: [String]
    /// All reasons against it; none where they may be merged.
    public let refusals: [MergeRefusal]
    public let merged: GroundChange?
    /// How much larger the shape is than its parcels together, from slivers closed; negative where they overlapped.
    public let closedSquareMetres: Double
    /// How the merged land can be cut, where that was asked too.
    public let cut: CutAnswer?
    public let obstacles: [GroundObstacle]

    /// What would be written: the cut where one was asked, else the merge.
    public var chosen: GroundChange? { cut.map(\.chosen) ?? merged }
}

extension Planner {
    /// Merges parcels, cuts what they make where that is asked too, and writes nothing.
    ///
    /// - Parameters:
    ///   - ids: two or more, each once.
    ///   - newID: the id of the merged parcel, or what those of its parts begin with; nil joins the ids with `+`.
    ///   - choice: which of the ways to cut is taken, from 1.
    /// - Throws: `WorkspaceError` for a parcel that is not there or is named twice, an id that is or was taken, a choice.
    public func merge(
        _ ids: [String], as newID: String? = nil, thenCut request: CutRequest? = nil, choice: Int = 1
    ) throws -> MergeAnswer {
        guard ids.count > 1, Set(ids).count == ids.count else {
            throw WorkspaceError(.badData, "a merge is of two parcels or more, each named once")
        }
        let snapshot = try self.snapshot()
        let parcels = try ids.map { try position(of: $0, in: snapshot) }
        let naming = ParcelNaming(used: try workspace.everUsedParcelIDs())
        if let newID, naming.used.contains(newID) {
            throw WorkspaceError(.badData, "a parcel has or had the id `\(newID)`", hint: "choose another with `--id`")
        }
        let city = CityGround(snapshot, policy: try sitingPolicy())
        let obstacles = try obstacles(to: parcels, in: snapshot)
        func refused(_ refusals: [MergeRefusal]) -> MergeAnswer {
            MergeAnswer(
                snapshot: snapshot, parcelIDs: ids, refusals: refusals, merged: nil, closedSquareMetres: 0, cut: nil,
                obstacles: obstacles)
        }
        let refusals = try MergeChecks(city, parcels).refusals()
        guard refusals.isEmpty else { return refused(refusals) }
        let grounds = try parcels.map { try city.ground(of: $0) }
        guard let merge = try ParcelMerge.merge(grounds, gapMetres: city.policy.merge.gapMetres) else {
            return refused([.notOnePolygon])
        }
        let frontages = city.roads.frontages(of: merge.geometry)
        let id = newID ?? naming.merge(of: ids)
        let change = GroundChange(
            action: .merge, parcelIDs: ids,
            pieces: [try GroundPiece(id: id, role: .merged, merge.part(frontages: frontages))], lines: [],
            usefulness: nil)
        let cut = try request.map { request in
            let cutting = GroundCutting(
                ground: merge.ground(frontages: frontages), action: .mergeThenCut, base: id, naming: naming,
                policy: city.policy.cut)
            return try answer(request, by: cutting, choice: choice, of: parcels, in: snapshot)
        }
        return MergeAnswer(
            snapshot: snapshot, parcelIDs: ids, refusals: [], merged: change,
            closedSquareMetres: merge.closedSquareMetres, cut: cut, obstacles: obstacles)
    }
}

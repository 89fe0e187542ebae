// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import LandStore
public import Siting

extension Planner {
    /// The shape index of a city under the figures that hold in it.
    ///
    /// A small city's measures each parcel when it is first asked about. A large one's is read from beside the
    /// workspace, where an earlier call left it and nothing has changed since; else it is completed, which takes some
    /// tens of seconds for 100,000 parcels, and left there.
    ///
    /// - Parameters:
    ///   - snapshot: as ``snapshot()`` read it last; that of another reading is neither read from a file nor left.
    ///   - progress: is told how many parcels of all are measured; what it throws ends the work.
    /// - Throws: `WorkspaceError` when the siting policy cannot be read, and what `progress` throws.
    public func shapeIndex(
        of snapshot: LandSnapshot, progress: (@Sendable (_ done: Int, _ of: Int) throws -> Void)? = nil
    ) throws -> ShapeIndex {
        try shapeIndex(of: snapshot, completingFrom: Workspace.leastParcelsToCache, progress: progress)
    }

    /// Whether a city is large enough for what fits in its parcels to be kept.
    public func keepsShapes(of snapshot: LandSnapshot) -> Bool {
        usesCache && snapshot.parcels.count >= Workspace.leastParcelsToCache
    }

    /// The ground of a city with what has been measured of it before, which makes many searches quicker.
    ///
    /// - Parameter snapshot: as ``snapshot()`` read it last.
    func ground(of snapshot: LandSnapshot) throws -> CityGround {
        let policy = try sitingPolicy()
        var ground = CityGround(snapshot, policy: policy)
        if keepsShapes(of: snapshot) {
            let fingerprint = ShapeIndex.fingerprint(of: policy)
            let kept = workspace.columns(named: "shapes", fingerprint: fingerprint, of: snapshot)
            ground.shapes = kept.flatMap { ShapeIndex(ground, kept: $0)?.columns }
        }
        return ground
    }

    func shapeIndex(
        of snapshot: LandSnapshot, completingFrom leastParcels: Int,
        progress: (@Sendable (Int, Int) throws -> Void)? = nil
    ) throws -> ShapeIndex {
        let policy = try sitingPolicy()
        let ground = CityGround(snapshot, policy: policy)
        let index = ShapeIndex(ground)
        guard snapshot.parcels.count >= leastParcels else { return index }
        let (name, fingerprint) = ("shapes", ShapeIndex.fingerprint(of: policy))
        if usesCache, let kept = workspace.columns(named: name, fingerprint: fingerprint, of: snapshot),
            let index = ShapeIndex(ground, kept: kept)
        {
            return index
        }
        try index.complete(progress: progress)
        if usesCache, let columns = index.columns {
            workspace.keepColumns(columns.named, named: name, fingerprint: fingerprint, of: snapshot)
        }
        return index
    }
}

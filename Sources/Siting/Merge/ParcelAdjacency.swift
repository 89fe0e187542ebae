// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// Which parcels of a snapshot are neighbours, and by how much common boundary. Built once, then shared.
///
/// Neighbours are told by their edges, not their vertices: a long edge may border several short ones. Boundaries up to
/// the policy's gap apart, or overlapping by as much, count as common; where a barrier runs along them they do not.
public struct ParcelAdjacency: Sendable {
    public struct Neighbour: Sendable, Hashable {
        public let parcel: Int
        public let sharedMetres: Double
    }

    public let policy: MergePolicy
    private let starts: [Int]
    private let all: [Neighbour]

    public var count: Int { starts.count - 1 }

    /// - Parameter barriers: roads and red lines 红线, as lines or as polygons whose boundary counts.
    /// - Complexity: O(n log n) for n parcels of few edges, and for a pair of neighbours the product of their edges
    ///   near the common boundary, or less with an index from some thousands on.
    public init(
        _ shapes: PolygonColumns, barriers: [Geometry] = [], policy: MergePolicy = .customary
    ) throws(SpatialError) {
        let envelopes = (0..<shapes.count).map { shapes.envelope(at: $0) }
        let index = SpatialIndex(envelopes)
        let boundary = SharedBoundary(
            gap: policy.gapMetres, barriers: IndexedLines(barriers), barrierReach: policy.barrierReachMetres)
        var regions: [OrientedRings] = []
        regions.reserveCapacity(shapes.count)
        for parcel in 0..<shapes.count { regions.append(OrientedRings(try shapes.geometry(at: parcel))) }
        var lists = [[Neighbour]](repeating: [], count: shapes.count)
        for parcel in 0..<shapes.count {
            for other in index.query(envelopes[parcel].expanded(by: policy.gapMetres)) where other > parcel {
                let metres = boundary.metres(regions[parcel], regions[other])
                guard metres >= policy.minimumSharedMetres - CutSweep.lengthTolerance else { continue }
                lists[parcel].append(Neighbour(parcel: other, sharedMetres: metres))
                lists[other].append(Neighbour(parcel: parcel, sharedMetres: metres))
            }
        }
        self.policy = policy
        starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        // Each list is ascending: lower neighbours were added as their turn came, higher ones in the order of the index.
        all = lists.flatMap { $0 }
    }

    /// The neighbours of a parcel by position in the snapshot, ascending.
    public func neighbours(of parcel: Int) -> ArraySlice<Neighbour> {
        all[starts[parcel]..<starts[parcel + 1]]
    }

    /// The common boundary of two parcels; zero where they are no neighbours.
    public func sharedMetres(_ first: Int, _ second: Int) -> Double {
        neighbours(of: first).first { $0.parcel == second }?.sharedMetres ?? 0
    }
}

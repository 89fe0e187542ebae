// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// How much of parcels lies in constraint zones with their buffers, each place counted once however many zones hold it.
///
/// Zones fall into groups whose boxes meet. A group is buffered, dissolved and cut into cells when a parcel near it is
/// first asked for, and then kept. Parcels are compared with the cells as the flat columns they are
/// (<doc:0002-shares-in-zones-by-pairs-of-edges>).
struct ZoneCoverage: Sendable {
    private let index: SpatialIndex
    /// By zone.
    private let groupNumbers: [Int]
    private let groups: [ZoneGroup]
    private let origin: Coordinate

    /// Zones of the kind ``ConstraintZone/dedicated`` are left out.
    ///
    /// - Complexity: O(n log n), where boxes do not all overlap.
    init(_ zones: [ConstraintZone]) {
        // In an order of their own, so that the sums do not depend on the caller's.
        let zones = zones.filter { $0.kind != ConstraintZone.dedicated }.sorted { $0.id < $1.id }
        let index = SpatialIndex(zones.map(\.reach))
        // Whole metres, so that counting from it loses no digit.
        let corner = index.envelope
        let origin = zones.isEmpty ? Coordinate(0, 0) : Coordinate(corner.minX.rounded(), corner.minY.rounded())
        var groupNumbers = [Int](repeating: -1, count: zones.count)
        var groups: [ZoneGroup] = []
        for first in zones.indices where groupNumbers[first] < 0 {
            var members: [Int] = []
            var pending = [first]
            groupNumbers[first] = groups.count
            while let zone = pending.popLast() {
                members.append(zone)
                for near in index.query(zones[zone].reach) where groupNumbers[near] < 0 {
                    groupNumbers[near] = groups.count
                    pending.append(near)
                }
            }
            groups.append(ZoneGroup(members.sorted().map { zones[$0] }, origin: origin))
        }
        self.index = index
        self.groupNumbers = groupNumbers
        self.groups = groups
        self.origin = origin
    }

    /// The shares, 0 to 1, of parcels that are features of `shapes`; 0 for a parcel without area.
    ///
    /// A parcel that is all inside has exactly 1 and one that only touches exactly 0: shares that differ from these by
    /// no more than rounding are taken for them.
    ///
    /// - Precondition: the parcels are valid; the share of another is some number from 0 to 1.
    /// - Throws: as ``ZoneGroup/ground``, for the first parcel whose share cannot be told; `invalidArgument` for a
    ///   parcel whose coordinates are not finite.
    /// - Complexity: O(edges of the parcel · edges of the zones near it) each, once the zones near it are dissolved.
    func shares(of parcels: [Int], in shapes: PolygonColumns) throws(SpatialError) -> [Double] {
        var shares: [Double] = []
        shares.reserveCapacity(parcels.count)
        var near: [Int] = []
        var boundary = ParcelBoundary()
        for parcel in parcels { shares.append(try share(of: parcel, in: shapes, &near, &boundary)) }
        return shares
    }

    private func share(
        of parcel: Int, in shapes: PolygonColumns, _ near: inout [Int], _ boundary: inout ParcelBoundary
    ) throws(SpatialError) -> Double {
        let box = shapes.envelope(at: parcel)
        near.removeAll(keepingCapacity: true)
        index.query(box) { zone in
            if !near.contains(groupNumbers[zone]) { near.append(groupNumbers[zone]) }
        }
        if near.isEmpty { return 0 }
        boundary.read(parcel, of: shapes, in: box, from: origin)
        guard boundary.areaSquareMetres.isFinite else {
            throw SpatialError(
                code: .invalidArgument, operation: "share inside constraint zones",
                message: "a coordinate of the parcel is not finite")
        }
        guard boundary.areaSquareMetres > 0 else { return 0 }
        var covered = 0.0
        for group in near { covered += boundary.area(sharedWith: try groups[group].ground) }
        return boundary.share(ofArea: covered)
    }
}

extension ConstraintZone {
    /// The box around the zone with its buffer.
    fileprivate var reach: Envelope { geometry.envelope.expanded(by: max(0, bufferMetres)) }
}

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
        var scratch = Scratch()
        for parcel in parcels { shares.append(try share(of: parcel, in: shapes, &scratch)) }
        return shares
    }

    /// Memory that the parcels of one call share.
    private struct Scratch {
        var groups: [Int] = []
        var boundary: [BoundaryEdge] = []
        var clipped: [BoundaryEdge] = []
    }

    private func share(
        of parcel: Int, in shapes: PolygonColumns, _ scratch: inout Scratch
    ) throws(SpatialError) -> Double {
        var box = shapes.envelope(at: parcel)
        scratch.groups.removeAll(keepingCapacity: true)
        index.query(box) { zone in
            if !scratch.groups.contains(groupNumbers[zone]) { scratch.groups.append(groupNumbers[zone]) }
        }
        if scratch.groups.isEmpty { return 0 }
        box = box.moved(toOrigin: origin)
        scratch.boundary.removeAll(keepingCapacity: true)
        shapes.appendEdges(of: parcel, from: origin, to: &scratch.boundary)
        let area = scratch.boundary.reduce(0) { $0 + $1.area(above: box.minY) }
        guard area.isFinite else {
            throw SpatialError(
                code: .invalidArgument, operation: "share inside constraint zones",
                message: "a coordinate of the parcel is not finite")
        }
        guard area > 0 else { return 0 }
        var covered = 0.0
        for group in scratch.groups {
            covered += try groups[group].ground.area(sharedWith: scratch.boundary, in: box, scratch: &scratch.clipped)
        }
        let rounding = 1e-10 * area + 1e-13 * box.width * box.height
        if covered <= rounding { return 0 }
        return covered >= area - rounding ? 1 : covered / area
    }
}

extension ConstraintZone {
    /// The box around the zone with its buffer.
    fileprivate var reach: Envelope { geometry.envelope.expanded(by: max(0, bufferMetres)) }
}

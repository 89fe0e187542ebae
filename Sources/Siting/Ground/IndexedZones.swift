// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// Constraint zones with their buffers drawn once, to be asked which of them come near a parcel.
///
/// The box of a long zone holds thousands of parcels that it does not touch. So its edges are indexed, in short runs,
/// and where none is near, one position tells whether all of a box lies inside.
struct IndexedZones: Sendable {
    private struct Run {
        let zone: Int
        let edges: ArraySlice<Coordinate>
    }

    private static let edgesInRun = 8

    /// Without buffers: they are in the geometry.
    private let zones: [ConstraintZone]
    private let boxes: SpatialIndex
    /// For each zone its polygons, each as its rings.
    private let polygons: [[[[Coordinate]]]]
    private let runs: [Run]
    private let runBoxes: SpatialIndex

    /// - Complexity: O(n log n) for n vertices.
    init(_ zones: [ConstraintZone]) {
        // Where a buffer cannot be drawn, the zone keeps it, and says so where it bears on a parcel. Dedicated strips
        // have none.
        let drawn = zones.map { zone in
            guard zone.kind != ConstraintZone.dedicated else {
                return ConstraintZone(id: zone.id, kind: zone.kind, geometry: zone.geometry)
            }
            guard zone.bufferMetres > 0, let buffer = try? zone.geometry.buffer(distance: zone.bufferMetres) else {
                return zone
            }
            return ConstraintZone(id: zone.id, kind: zone.kind, geometry: buffer)
        }
        var runs: [Run] = []
        polygons = drawn.map { zone in
            zone.geometry.polygons.map { [$0.exteriorRing] + $0.interiorRings }
        }
        for (zone, polygons) in polygons.enumerated() {
            for ring in polygons.joined() {
                for start in stride(from: 0, to: ring.count - 1, by: Self.edgesInRun) {
                    runs.append(Run(zone: zone, edges: ring[start...min(start + Self.edgesInRun, ring.count - 1)]))
                }
            }
        }
        self.zones = drawn
        self.runs = runs
        boxes = SpatialIndex(drawn.map { $0.geometry.envelope.expanded(by: $0.bufferMetres) })
        runBoxes = SpatialIndex(runs.map { Envelope($0.edges) })
    }

    /// The zones that share a point with a box, and perhaps some whose edges only come near it; in their order.
    func touching(_ box: Envelope) -> [ConstraintZone] {
        let near = boxes.query(box)
        guard !near.isEmpty else { return [] }
        var crossing = Set<Int>()
        runBoxes.query(box) { position in
            let run = runs[position]
            let meets = zip(run.edges, run.edges.dropFirst()).contains { Self.meets(box, from: $0, to: $1) }
            if meets { crossing.insert(run.zone) }
        }
        return near.filter { zone in
            // Lines and what has kept its buffer are judged by their boxes alone.
            crossing.contains(zone) || zones[zone].bufferMetres > 0 || polygons[zone].isEmpty
                || covers(zone, box)
        }.map { zones[$0] }
    }

    /// Whether an edge comes into a box, or within a micrometre of it.
    private static func meets(_ box: Envelope, from start: Coordinate, to end: Coordinate) -> Bool {
        guard Envelope([start, end]).intersects(box) else { return false }
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        // On which side of the edge the corners lie.
        let sides = [box.minX, box.maxX].flatMap { x in
            [box.minY, box.maxY].map { y in dx * (y - start.y) - dy * (x - start.x) }
        }
        let near = 1e-6 * start.distance(to: end)
        return sides.contains { $0 <= near } && sides.contains { $0 >= -near }
    }

    /// Whether a box that no edge of the zone comes near lies in it.
    private func covers(_ zone: Int, _ box: Envelope) -> Bool {
        polygons[zone].contains { rings in
            rings.count { OrientedRings.contains($0, box.center) } % 2 == 1
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Makes vertices of one region that lie on edges of another vertices of that one as well, so that no point on a common
/// boundary is known to one side only.
struct VertexSharing {
    private let vertices: [Coordinate]
    private let index: SpatialIndex
    /// How far a vertex may lie from an edge and be on it.
    private let reach: Double

    init(_ regions: [OrientedRings], within reach: Double = CutSweep.lengthTolerance) {
        self.reach = reach
        vertices = regions.flatMap { $0.rings.flatMap { $0 } }
        index = SpatialIndex(vertices.map { Envelope(CollectionOfOne($0)) })
    }

    func noded(_ region: OrientedRings) -> OrientedRings {
        var noded = OrientedRings()
        for ring in region.rings {
            var vertices: [Coordinate] = []
            for position in ring.indices {
                let edge = Segment(start: ring[position], end: ring[(position + 1) % ring.count])
                vertices.append(edge.start)
                vertices += passed(by: edge)
            }
            noded.append(vertices)
        }
        return noded
    }

    private func passed(by edge: Segment) -> [Coordinate] {
        let near = index.query(edge.envelope.expanded(by: reach)).map { vertices[$0] }
        let inner = near.filter { min($0.distance(to: edge.start), $0.distance(to: edge.end)) > reach }
        let passed = inner.compactMap { vertex in edge.share(of: vertex, within: reach).map { ($0, vertex) } }
        return passed.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

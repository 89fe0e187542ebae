// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Draws neighbours' boundaries onto each other where they are nearly the same, so that their union has no sliver.
struct GapClosing {
    /// In the order given; the first keeps its place, and gains vertices only.
    private(set) var regions: [OrientedRings]

    /// - Parameter gap: how far apart boundaries, or how deep overlaps, are that should have been one line.
    init(_ regions: [OrientedRings], gap: Double) {
        self.regions = regions
        for later in regions.indices.dropFirst() {
            let earlier = Array(self.regions[..<later])
            let target = BoundaryTarget(earlier, reach: gap)
            var moved = OrientedRings()
            for ring in self.regions[later].rings { moved.append(ring.map(target.drawn)) }
            self.regions[later] = VertexSharing(earlier, within: gap).noded(moved)
        }
        let sharing = VertexSharing(self.regions)
        self.regions = self.regions.map(sharing.noded)
    }
}

/// A boundary that draws near vertices onto itself.
private struct BoundaryTarget {
    private let vertices: [Coordinate]
    private let vertexIndex: SpatialIndex
    private let edges: [Segment]
    private let edgeIndex: SpatialIndex
    private let reach: Double

    init(_ regions: [OrientedRings], reach: Double) {
        let rings = regions.flatMap(\.rings)
        vertices = rings.flatMap { $0 }
        edges = rings.flatMap { ring in
            ring.indices.map { Segment(start: ring[$0], end: ring[($0 + 1) % ring.count]) }
        }
        vertexIndex = SpatialIndex(vertices.map { Envelope(CollectionOfOne($0)) })
        edgeIndex = SpatialIndex(edges.map(\.envelope))
        self.reach = reach
    }

    /// The nearest vertex within reach, else the nearest place on an edge within reach, else where it was.
    func drawn(_ place: Coordinate) -> Coordinate {
        let around = Envelope(CollectionOfOne(place)).expanded(by: reach)
        let near = vertexIndex.query(around).map { vertices[$0] }.min {
            $0.distance(to: place) < $1.distance(to: place)
        }
        if let near, near.distance(to: place) <= reach { return near }
        let feet = edgeIndex.query(around).compactMap { position in
            edges[position].share(of: place, within: reach).map { edges[position].place(at: $0) }
        }
        return feet.min { $0.distance(to: place) < $1.distance(to: place) } ?? place
    }
}

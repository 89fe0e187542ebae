// SPDX-License-Identifier: Apache-2.0

extension Geometry {
    /// The rectangle of least area, at any angle, that holds the geometry; counter-clockwise. Where there is no width,
    /// the convex hull: a line string, a point, or nothing.
    ///
    /// One side of it lies along an edge of the convex hull (Freeman and Shapira, 1975). Computed here, since the
    /// function of that name in GEOS before 3.12 gives the rectangle of least width instead. The corners are rounded:
    /// compare with a tolerance.
    /// - Complexity: O(n log n + h²) for a hull of h edges.
    public func minimumRotatedRectangle() throws(SpatialError) -> Geometry {
        let hull = try convexHull()
        guard hull.kind == .polygon, let origin = hull.exteriorRing.first else { return hull }
        let ring = hull.exteriorRing.map { Coordinate($0.x - origin.x, $0.y - origin.y) }
        var best: RotatedBox?
        for (start, end) in zip(ring, ring.dropFirst()) {
            guard let box = RotatedBox(around: ring, along: start, end) else { continue }
            // On a tie the first edge wins, so the answer does not depend on rounding alone.
            if best.map({ box.area < $0.area }) ?? true { best = box }
        }
        guard let best else { return hull }
        let corners = best.corners.map { Coordinate($0.x + origin.x, $0.y + origin.y) }
        return try Geometry.polygon(exterior: corners + corners.prefix(1))
    }
}

/// A box whose first axis is a given direction.
private struct RotatedBox {
    private let direction: Coordinate
    private let extent: Envelope

    var area: Double { extent.width * extent.height }

    init?(around points: [Coordinate], along start: Coordinate, _ end: Coordinate) {
        let length = start.distance(to: end)
        guard length > 0 else { return nil }
        let direction = Coordinate((end.x - start.x) / length, (end.y - start.y) / length)
        self.direction = direction
        extent = Envelope(
            points.lazy.map { point in
                Coordinate(
                    point.x * direction.x + point.y * direction.y, point.y * direction.x - point.x * direction.y)
            })
    }

    /// Counter-clockwise from the lower left, in the box's own directions.
    var corners: [Coordinate] {
        [
            (extent.minX, extent.minY), (extent.maxX, extent.minY), (extent.maxX, extent.maxY),
            (extent.minX, extent.maxY),
        ].map { u, v in Coordinate(u * direction.x - v * direction.y, u * direction.y + v * direction.x) }
    }
}

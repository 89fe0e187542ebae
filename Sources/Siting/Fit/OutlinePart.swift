// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// One polygon of an outline as plain segments around an origin of its own, so that eastings and northings of seven
/// digits do not eat the digits of the measures.
struct OutlinePart: Sendable {
    struct Segment: Sendable {
        let start: Coordinate
        let end: Coordinate

        var metres: Double { start.distance(to: end) }
    }

    let origin: Coordinate
    /// Of all rings; none of no length.
    let segments: [Segment]
    let areaSquareMetres: Double
    /// The greatest distance between two of its points.
    let diameterMetres: Double
    /// Directions of edges, those of the longest first and no two parallel or perpendicular; at most
    /// ``directionLimit``.
    let directions: [Direction]

    static let directionLimit = 12

    /// Nil for what has no width to place anything in.
    init?(_ polygon: Geometry) {
        let area = polygon.area
        guard area > 0 else { return nil }
        let origin = polygon.envelope.center
        var segments: [Segment] = []
        for ring in [polygon.exteriorRing] + polygon.interiorRings {
            for (start, end) in zip(ring, ring.dropFirst()) where start != end {
                segments.append(
                    Segment(
                        start: Coordinate(start.x - origin.x, start.y - origin.y),
                        end: Coordinate(end.x - origin.x, end.y - origin.y)))
            }
        }
        self.origin = origin
        self.segments = segments
        areaSquareMetres = area
        var diameter = 0.0
        for (index, segment) in segments.enumerated() {
            for other in segments[index...] { diameter = max(diameter, segment.start.distance(to: other.start)) }
        }
        diameterMetres = diameter
        var directions: [Direction] = []
        for segment in segments.sorted(by: { $0.metres > $1.metres }) {
            let metres = segment.metres
            let direction = Direction(
                cosine: (segment.end.x - segment.start.x) / metres, sine: (segment.end.y - segment.start.y) / metres)
            let isKnown = directions.contains {
                $0.isParallel(to: direction, sineAtMost: 1e-10)
                    || $0.perpendicular.isParallel(to: direction, sineAtMost: 1e-10)
            }
            if !isKnown { directions.append(direction) }
            if directions.count == Self.directionLimit { break }
        }
        self.directions = directions
    }
}

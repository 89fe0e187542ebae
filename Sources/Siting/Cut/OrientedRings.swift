// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A region of the plane as open rings with the region on their left: outer rings counter-clockwise, holes clockwise.
///
/// The natural form for sweeping and splitting, where it does not matter which hole belongs to which outer ring.
struct OrientedRings: Sendable {
    private(set) var rings: [[Coordinate]] = []

    init() {}

    /// The polygons of `geometry`, which must be valid; parts of other kinds have no area and are left out.
    init(_ geometry: Geometry) {
        for polygon in geometry.parts where polygon.kind == .polygon {
            append(closed: polygon.exteriorRing, counterClockwise: true)
            for hole in polygon.interiorRings { append(closed: hole, counterClockwise: false) }
        }
    }

    private mutating func append(closed ring: [Coordinate], counterClockwise: Bool) {
        let open = Self.withoutRepeats(Array(ring.dropLast()))
        let area = Self.signedArea(open)
        guard area != 0 else { return }
        rings.append((area > 0) == counterClockwise ? open : open.reversed())
    }

    /// Adds a ring that already has the region on its left; one without area is left out.
    mutating func append(_ ring: [Coordinate]) {
        let open = Self.withoutRepeats(ring)
        if open.count > 2, Self.signedArea(open) != 0 { rings.append(open) }
    }

    var isEmpty: Bool { rings.isEmpty }
    var vertexCount: Int { rings.reduce(0) { $0 + $1.count } }
    var area: Double { rings.reduce(0) { $0 + Self.signedArea($1) } }
    var envelope: Envelope { Envelope(rings.joined()) }

    /// A polygon, or a multipolygon where there are several outer rings.
    func geometry() throws(SpatialError) -> Geometry {
        var shells: [(ring: [Coordinate], area: Double, holes: [[Coordinate]])] = []
        var holes: [[Coordinate]] = []
        for ring in rings {
            let area = Self.signedArea(ring)
            if area > 0 { shells.append((ring, area, [])) } else { holes.append(ring) }
        }
        for hole in holes {
            // Holes of an island inside a hole lie in both outer rings, and belong to the smaller.
            let around = shells.indices.filter { shells.count == 1 || Self.surrounds(shells[$0].ring, hole) }
            if let owner = around.min(by: { shells[$0].area < shells[$1].area }) {
                shells[owner].holes.append(hole)
            }
        }
        var polygons: [Geometry] = []
        for shell in shells {
            polygons.append(
                try Geometry.polygon(exterior: Self.closed(shell.ring), interiors: shell.holes.map(Self.closed)))
        }
        return polygons.count == 1 ? polygons[0] : try Geometry.multiPolygon(polygons)
    }

    /// Positive when counter-clockwise. Taken from the first vertex, so that large northings do not eat the digits.
    static func signedArea(_ ring: [Coordinate]) -> Double {
        guard let origin = ring.first, ring.count > 2 else { return 0 }
        var twice = 0.0
        var last = Coordinate(0, 0)
        for vertex in ring.dropFirst() {
            let local = Coordinate(vertex.x - origin.x, vertex.y - origin.y)
            twice += last.x * local.y - local.x * last.y
            last = local
        }
        return twice / 2
    }

    private static func closed(_ ring: [Coordinate]) -> [Coordinate] { ring + ring.prefix(1) }

    static func withoutRepeats(_ ring: [Coordinate]) -> [Coordinate] {
        var kept: [Coordinate] = []
        kept.reserveCapacity(ring.count)
        for vertex in ring where vertex != kept.last { kept.append(vertex) }
        while kept.count > 1, kept.first == kept.last { kept.removeLast() }
        return kept
    }

    /// By the middles of most edges of `hole`, since single vertices may touch the outer ring.
    private static func surrounds(_ shell: [Coordinate], _ hole: [Coordinate]) -> Bool {
        var inside = 0
        for index in hole.indices {
            let (a, b) = (hole[index], hole[(index + 1) % hole.count])
            if contains(shell, Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2)) { inside += 1 }
        }
        return 2 * inside > hole.count
    }

    /// Whether a ray to the east crosses the ring an odd number of times.
    static func contains(_ ring: [Coordinate], _ place: Coordinate) -> Bool {
        var isInside = false
        var a = ring[ring.count - 1]
        for b in ring {
            if (a.y > place.y) != (b.y > place.y),
                place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y)
            {
                isInside.toggle()
            }
            a = b
        }
        return isInside
    }
}

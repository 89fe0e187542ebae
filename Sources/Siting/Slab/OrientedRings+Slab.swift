// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension OrientedRings {
    /// What lies between two lines of a sweep; nil for a line leaves that side open.
    ///
    /// Where a line crosses an edge of this region is reckoned from the whole edge, whatever the other line is: slabs on
    /// either side of a line have the same points on it to the last bit. Nil where rounding forbids to tell the sides.
    /// - Complexity: as of ``split(at:along:)``.
    func slab(from lower: Double?, to upper: Double?, along frame: SweepFrame) -> OrientedRings? {
        var slab = divided(at: [lower, upper].compactMap(\.self), along: frame)
        if let upper {
            guard let halves = slab.split(at: upper, along: frame) else { return nil }
            slab = halves.before
        }
        if let lower {
            guard let halves = slab.split(at: lower, along: frame) else { return nil }
            slab = halves.after
        }
        return slab
    }

    /// How many polygons it makes.
    var outerRingCount: Int { rings.count { Self.signedArea($0) > 0 } }

    /// Whether it is one ring that never turns to the right.
    var isConvex: Bool {
        guard rings.count == 1, let ring = rings.first else { return false }
        return ring.indices.allSatisfy { index in
            let (a, b, c) = (ring[index], ring[(index + 1) % ring.count], ring[(index + 2) % ring.count])
            return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) >= 0
        }
    }

    /// The same region with vertices where the lines at `places`, ascending, cross its edges.
    private func divided(at places: [Double], along frame: SweepFrame) -> OrientedRings {
        var divided = OrientedRings()
        for ring in rings {
            var vertices: [Coordinate] = []
            for index in ring.indices {
                let (a, b) = (ring[index], ring[(index + 1) % ring.count])
                let (from, to) = (frame.along(a), frame.along(b))
                vertices.append(a)
                for place in from < to ? places : places.reversed() {
                    let (before, after) = (min(from, to) - place, max(from, to) - place)
                    guard before < -SweepFrame.toleranceMetres, after > SweepFrame.toleranceMetres else { continue }
                    vertices.append(frame.crossing(a, b, along: place))
                }
            }
            divided.append(vertices)
        }
        return divided
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Geometry {
    /// The geometry with every exterior ring in the direction asked for and every hole in the other.
    ///
    /// Counter-clockwise exteriors are what GeoJSON (RFC 7946) and GeoPackage want. A ring without area stays as it
    /// is; points and lines are not touched.
    public func oriented(exteriorCounterClockwise: Bool) throws(SpatialError) -> Geometry {
        var isChanged = false
        let turned = shape.mapRuns { run, role in
            let area = Geometry.signedArea(of: run)
            guard role != .open, area != 0 else { return run }
            let wantsPositive = (role == .exteriorRing) == exteriorCounterClockwise
            guard (area > 0) != wantsPositive else { return run }
            isChanged = true
            return run.reversed()
        }
        return isChanged ? try Geometry(turned, operation: "oriented") : self
    }

    /// The shoelace sum of a closed ring: positive when counter-clockwise. Taken from the first vertex, so that large
    /// eastings and northings do not eat the digits.
    static func signedArea(of ring: [Coordinate]) -> Double {
        guard let origin = ring.first else { return 0 }
        let twice = zip(ring, ring.dropFirst()).reduce(0.0) { sum, edge in
            let (a, b) = edge
            return sum + (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return twice / 2
    }
}

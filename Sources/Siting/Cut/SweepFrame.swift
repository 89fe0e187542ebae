// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A direction in which a cut line is moved, with a local origin that keeps the digits of large coordinates.
struct SweepFrame: Sendable {
    let origin: Coordinate
    /// Of unit length.
    let direction: Coordinate

    /// Two places nearer than this along the sweep are on one line: ten times what the rounding of a northing makes,
    /// and with a section of 1 km no more than a ten-thousandth of a square metre.
    static let toleranceMetres = 1e-7

    /// How far the line through `place` has been moved.
    func along(_ place: Coordinate) -> Double {
        (place.x - origin.x) * direction.x + (place.y - origin.y) * direction.y
    }

    /// The position on that line, growing to the left of the direction.
    func across(_ place: Coordinate) -> Double {
        (place.y - origin.y) * direction.x - (place.x - origin.x) * direction.y
    }

    func place(along: Double, across: Double) -> Coordinate {
        Coordinate(
            origin.x + along * direction.x - across * direction.y,
            origin.y + along * direction.y + across * direction.x)
    }

    /// The same lines from the other end: the line at `along` is there at `-along`.
    var reversed: SweepFrame {
        SweepFrame(origin: origin, direction: Coordinate(-direction.x, -direction.y))
    }

    /// Where the line at `along` crosses the edge from `a` to `b`, which must lie on both sides of it. The same bits
    /// for both directions of the edge, so that neighbours which share it share the point.
    func crossing(_ a: Coordinate, _ b: Coordinate, along: Double) -> Coordinate {
        let isOrdered = (a.x, a.y) < (b.x, b.y)
        let (first, second) = isOrdered ? (a, b) : (b, a)
        let (start, end) = (self.along(first), self.along(second))
        let share = min(1, max(0, (along - start) / (end - start)))
        return Coordinate(first.x + (second.x - first.x) * share, first.y + (second.y - first.y) * share)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// One side of a straight line: the points whose product with `normal` is at most `offset`.
struct HalfPlane: Sendable {
    let normal: Coordinate
    let offset: Double

    /// Everything before the line through `point` that stands across `direction`.
    init(before point: Coordinate, along direction: Coordinate) {
        normal = direction
        offset = direction.dot(point)
    }

    init(normal: Coordinate, offset: Double) {
        self.normal = normal
        self.offset = offset
    }

    /// The other side of the same line.
    var flipped: HalfPlane { HalfPlane(normal: Coordinate(-normal.x, -normal.y), offset: -offset) }

    /// Negative inside, in metres when `normal` has length 1.
    func excess(of point: Coordinate) -> Double { normal.dot(point) - offset }
}

extension Coordinate {
    func dot(_ other: Coordinate) -> Double { x * other.x + y * other.y }

    func cross(_ other: Coordinate) -> Double { x * other.y - y * other.x }

    static func + (left: Coordinate, right: Coordinate) -> Coordinate {
        Coordinate(left.x + right.x, left.y + right.y)
    }

    static func - (left: Coordinate, right: Coordinate) -> Coordinate {
        Coordinate(left.x - right.x, left.y - right.y)
    }

    static func * (vector: Coordinate, factor: Double) -> Coordinate {
        Coordinate(vector.x * factor, vector.y * factor)
    }

    /// Turned a quarter to the left.
    var turnedLeft: Coordinate { Coordinate(-y, x) }

    /// The same direction with length 1; the axis of eastings for no direction at all.
    var unit: Coordinate {
        let length = dot(self).squareRoot()
        return length > 0 ? Coordinate(x / length, y / length) : Coordinate(1, 0)
    }
}

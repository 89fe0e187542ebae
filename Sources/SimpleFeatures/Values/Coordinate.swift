// SPDX-License-Identifier: Apache-2.0

/// A position in the plane: easting or longitude first, northing or latitude second, in the unit of its CRS.
public struct Coordinate: Hashable, Sendable {
    // The order of these two is relied on: arrays of coordinates cross to GEOS as x y x y ….
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// Whether both ordinates are numbers and not infinite.
    public var isFinite: Bool { x.isFinite && y.isFinite }

    /// The straight-line distance in the unit of the coordinates.
    public func distance(to other: Coordinate) -> Double {
        let (dx, dy) = (other.x - x, other.y - y)
        return (dx * dx + dy * dy).squareRoot()
    }
}

extension Coordinate: CustomStringConvertible {
    public var description: String { "(\(x), \(y))" }
}

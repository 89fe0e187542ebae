// SPDX-License-Identifier: Apache-2.0

/// A circle in the plane, its radius in the unit of the coordinates; a point when that is zero.
public struct Circle: Hashable, Sendable {
    public var center: Coordinate
    public var radius: Double

    public init(center: Coordinate, radius: Double) {
        self.center = center
        self.radius = radius
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A position in planar metres, easting first; must be finite.
public struct MapPosition: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

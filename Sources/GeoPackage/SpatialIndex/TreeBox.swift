// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The box of an R-tree cell, in the 32-bit numbers of SQLite: the smallest such box around an envelope.
struct TreeBox: Hashable {
    /// minx, maxx, miny, maxy: the order in which a cell stores them.
    var sides: SIMD4<Float>

    /// nil for an empty envelope, also for one that is inside out or has a NaN side.
    init?(_ envelope: Envelope) {
        if envelope.isEmpty { return nil }
        sides = SIMD4(
            Self.down(envelope.minX), -Self.down(-envelope.maxX), Self.down(envelope.minY), -Self.down(-envelope.maxY))
    }

    var center: (x: Float, y: Float) { (sides[0] / 2 + sides[1] / 2, sides[2] / 2 + sides[3] / 2) }

    func union(_ other: TreeBox) -> TreeBox {
        var union = self
        union.sides[0] = min(sides[0], other.sides[0])
        union.sides[1] = max(sides[1], other.sides[1])
        union.sides[2] = min(sides[2], other.sides[2])
        union.sides[3] = max(sides[3], other.sides[3])
        return union
    }

    /// The largest 32-bit number that is not above `value`.
    private static func down(_ value: Double) -> Float {
        let nearest = Float(value)
        return Double(nearest) > value ? nearest.nextDown : nearest
    }
}

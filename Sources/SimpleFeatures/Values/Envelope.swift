// SPDX-License-Identifier: Apache-2.0

/// A closed box with sides along the axes. It may be a point, a segment, or empty.
///
/// A box whose minimum exceeds its maximum on either axis, or that has a NaN side, is empty: it meets nothing, covers
/// nothing and is infinitely far from everything.
public struct Envelope: Hashable, Sendable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    /// The box of no point at all, neutral in ``union(_:)``.
    public static let empty = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The smallest box around `coordinates`; empty for none.
    public init(_ coordinates: some Sequence<Coordinate>) {
        self = .empty
        for coordinate in coordinates {
            minX = min(minX, coordinate.x)
            minY = min(minY, coordinate.y)
            maxX = max(maxX, coordinate.x)
            maxY = max(maxY, coordinate.y)
        }
    }

    /// The smallest box around the positions of two columns; empty for none. NaN is passed over.
    public init(x: Span<Double>, y: Span<Double>) {
        precondition(x.count == y.count, "every position has an x and a y")
        self = .empty
        for index in x.indices {
            minX = min(minX, x[index])
            maxX = max(maxX, x[index])
            minY = min(minY, y[index])
            maxY = max(maxY, y[index])
        }
    }

    public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
    /// Zero when empty.
    public var width: Double { isEmpty ? 0 : maxX - minX }
    /// Zero when empty.
    public var height: Double { isEmpty ? 0 : maxY - minY }
    /// NaN on both axes when empty.
    public var center: Coordinate {
        isEmpty ? Coordinate(.nan, .nan) : Coordinate(minX + (maxX - minX) / 2, minY + (maxY - minY) / 2)
    }
}

extension Envelope {
    /// Whether the boxes share at least one point; touching counts.
    public func intersects(_ other: Envelope) -> Bool {
        !isEmpty && !other.isEmpty
            && minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether `coordinate` lies in the box or on its edge.
    public func contains(_ coordinate: Coordinate) -> Bool {
        minX <= coordinate.x && coordinate.x <= maxX && minY <= coordinate.y && coordinate.y <= maxY
    }

    /// Whether no point of `other` lies outside. False when either is empty.
    public func covers(_ other: Envelope) -> Bool {
        !isEmpty && !other.isEmpty
            && minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    /// The smallest box around both.
    public func union(_ other: Envelope) -> Envelope {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return Envelope(
            minX: min(minX, other.minX), minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }

    /// The box with each side moved outward by `distance`, or inward when negative (empty when the sides pass).
    public func expanded(by distance: Double) -> Envelope {
        if isEmpty { return .empty }
        let moved = Envelope(
            minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
        return moved.isEmpty ? .empty : moved
    }

    /// The shortest distance between a point of this box and a point of `other`; infinite when either is empty.
    public func distance(to other: Envelope) -> Double {
        if isEmpty || other.isEmpty { return .infinity }
        let dx = max(0, other.minX - maxX, minX - other.maxX)
        let dy = max(0, other.minY - maxY, minY - other.maxY)
        return (dx * dx + dy * dy).squareRoot()
    }
}

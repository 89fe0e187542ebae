// SPDX-License-Identifier: Apache-2.0

/// A closed box in one plane: planar metres on the ground, or pixels on the sheet.
public struct MapExtent: Hashable, Sendable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box around positions, `nil` around none.
    public init?(_ positions: some Sequence<MapPosition>) {
        var iterator = positions.makeIterator()
        guard let first = iterator.next() else { return nil }
        self.init(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
        while let position = iterator.next() {
            minX = min(minX, position.x)
            minY = min(minY, position.y)
            maxX = max(maxX, position.x)
            maxY = max(maxY, position.y)
        }
    }

    public var width: Double { maxX - minX }
    public var height: Double { maxY - minY }

    public func union(_ other: MapExtent) -> MapExtent {
        MapExtent(
            minX: min(minX, other.minX), minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }

    public func intersects(_ other: MapExtent) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    public func covers(_ other: MapExtent) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    public func expanded(by distance: Double) -> MapExtent {
        MapExtent(minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
    }
}

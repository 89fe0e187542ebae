// SPDX-License-Identifier: Apache-2.0

/// Polygons as growing columns: what ``RowBatch/polygons(_:_:into:)`` gives.
public struct PolygonArrays: Sendable, Hashable {
    public var x: [Double] = []
    public var y: [Double] = []
    /// Where each ring's coordinates end; a ring begins where the one before it ends.
    public var ringEnds: [Int] = []
    /// Where each polygon's rings end.
    public var partEnds: [Int] = []

    public init() {}

    public mutating func removeAll() {
        truncate(to: (0, 0, 0))
    }

    var counts: (coordinates: Int, rings: Int, parts: Int) { (x.count, ringEnds.count, partEnds.count) }

    mutating func truncate(to counts: (coordinates: Int, rings: Int, parts: Int)) {
        x.removeSubrange(counts.coordinates...)
        y.removeSubrange(counts.coordinates...)
        ringEnds.removeSubrange(counts.rings...)
        partEnds.removeSubrange(counts.parts...)
    }
}

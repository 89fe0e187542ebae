// SPDX-License-Identifier: Apache-2.0

/// Polygons as flat columns: what ``GeometryBlob/append(polygons:x:y:ringEnds:partEnds:kind:srsID:to:)`` takes and
/// ``RowBatch/polygons(_:_:into:)`` gives.
public struct PolygonArrays: Sendable, Hashable {
    public var x: [Double] = []
    public var y: [Double] = []
    /// Where each ring's coordinates end; a ring begins where the one before it ends.
    public var ringEnds: [Int32] = []
    /// Where each polygon's rings end.
    public var partEnds: [Int32] = []

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

// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Polygons and multipolygons as flat columns of coordinates, so that a million of them are a few arrays.
///
/// A `Geometry` is made only for what survives screening.
public struct PolygonColumns: Sendable {
    public let x: Column<Double>
    public let y: Column<Double>
    /// Where each ring's coordinates end.
    public let ringEnds: Column<Int32>
    /// Where each polygon's rings end.
    public let partEnds: Column<Int32>
    /// Where each feature's polygons end.
    public let featureEnds: Column<Int32>

    /// - Precondition: each column of ends ascends, and its last entry is the length of the column it points into.
    public init(
        x: Column<Double>, y: Column<Double>, ringEnds: Column<Int32>, partEnds: Column<Int32>,
        featureEnds: Column<Int32>
    ) {
        precondition(
            x.count == y.count && Int(ringEnds.last ?? 0) == x.count && Int(partEnds.last ?? 0) == ringEnds.count
                && Int(featureEnds.last ?? 0) == partEnds.count, "the columns of polygons fit each other")
        self.x = x
        self.y = y
        self.ringEnds = ringEnds
        self.partEnds = partEnds
        self.featureEnds = featureEnds
    }

    public init(_ rows: PolygonRows) {
        self.init(
            x: Column(rows.x), y: Column(rows.y), ringEnds: Column(rows.ringEnds), partEnds: Column(rows.partEnds),
            featureEnds: Column(rows.featureEnds))
    }

    /// The features `order` of `rows`, in that order.
    init(_ rows: PolygonRows, order: [Int]) {
        var (x, y): ([Double], [Double]) = ([], [])
        var (ringEnds, partEnds, featureEnds): ([Int32], [Int32], [Int32]) = ([], [], [])
        x.reserveCapacity(rows.x.count)
        y.reserveCapacity(rows.y.count)
        for feature in order {
            for part in range(feature, rows.featureEnds) {
                for ring in range(part, rows.partEnds) {
                    let coordinates = range(ring, rows.ringEnds)
                    x.append(contentsOf: rows.x[coordinates])
                    y.append(contentsOf: rows.y[coordinates])
                    ringEnds.append(Int32(x.count))
                }
                partEnds.append(Int32(ringEnds.count))
            }
            featureEnds.append(Int32(partEnds.count))
        }
        self.init(
            x: Column(x), y: Column(y), ringEnds: Column(ringEnds), partEnds: Column(partEnds),
            featureEnds: Column(featureEnds))
    }

    public var count: Int { featureEnds.count }

    /// The box around feature `index`.
    public func envelope(at index: Int) -> Envelope {
        var box = Envelope.empty
        for part in range(index, featureEnds) {
            // Holes lie inside.
            for coordinate in range(range(part, partEnds).lowerBound, ringEnds) {
                box.minX = min(box.minX, x[coordinate])
                box.minY = min(box.minY, y[coordinate])
                box.maxX = max(box.maxX, x[coordinate])
                box.maxY = max(box.maxY, y[coordinate])
            }
        }
        return box
    }

    /// Visits the rings of feature `index` in order, each by where its coordinates are in the columns.
    func forEachRing(of index: Int, _ body: (_ coordinates: Range<Int>, _ isHole: Bool) -> Void) {
        for part in range(index, featureEnds) {
            let rings = range(part, partEnds)
            for ring in rings { body(range(ring, ringEnds), ring != rings.lowerBound) }
        }
    }

    /// The coordinates of each ring of feature `index`, exterior rings and holes alike, as ranges of `x` and `y`.
    public func rings(at index: Int) -> some Sequence<Range<Int>> {
        let parts = range(index, featureEnds)
        let first = parts.lowerBound == 0 ? 0 : Int(partEnds[parts.lowerBound - 1])
        let end = parts.isEmpty ? first : Int(partEnds[parts.upperBound - 1])
        return (first..<end).lazy.map { range($0, ringEnds) }
    }

    /// The multipolygon of feature `index`; a polygon where it has one part.
    public func geometry(at index: Int) throws(SpatialError) -> Geometry {
        var parts: [Geometry] = []
        for part in range(index, featureEnds) {
            let rings = range(part, partEnds).map { ring in
                range(ring, ringEnds).map { Coordinate(x[$0], y[$0]) }
            }
            parts.append(try Geometry.polygon(exterior: rings.first ?? [], interiors: Array(rings.dropFirst())))
        }
        return parts.count == 1 ? parts[0] : try Geometry.multiPolygon(parts)
    }
}

/// What number `index` spans in a column of ends.
private func range<Ends: RandomAccessCollection<Int32>>(
    _ index: Int, _ ends: Ends
) -> Range<Int> where Ends.Index == Int {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
}

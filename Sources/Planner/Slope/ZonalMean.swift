// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
internal import SimpleFeatures

/// Means of a raster over polygons, gathered from its rows as they pass from north to south.
///
/// A pixel belongs to a polygon that has its centre inside, holes left out; of centres exactly on an edge each belongs
/// to the polygon on one side only, so that polygons which cover the ground once share out its pixels once.
/// - Complexity: O(c + p + v·b) in crossings of edges and rows, in pixels inside, and in vertices by blocks they reach
///   into. Memory is a few numbers a polygon.
struct ZonalMean {
    struct Sum {
        var total = 0.0
        /// Pixels with a value.
        var known = 0
        /// Pixels of the raster with a value or without.
        var inside = 0

        var mean: Double { total / Double(known) }
    }

    /// By position in the features asked for.
    private(set) var sums: [Sum]
    private let shapes: PolygonColumns
    private let grid: RasterGrid
    private let features: [Int]
    /// The rows of the raster each feature may reach into; empty for one outside.
    private let rowSpans: [Range<Int>]
    /// Positions of features in the order of their first rows.
    private let order: [Int]
    private var nextToEnter = 0
    private var active: [Int] = []
    private var crossings: [Crossing] = []

    private struct Crossing: Comparable {
        let row: Int
        let column: Double

        static func < (one: Crossing, other: Crossing) -> Bool {
            (one.row, one.column) < (other.row, other.column)
        }
    }

    /// - Parameter features: indices into `shapes`.
    init(over features: [Int], of shapes: PolygonColumns, on grid: RasterGrid) {
        self.shapes = shapes
        self.grid = grid
        self.features = features
        sums = Array(repeating: Sum(), count: features.count)
        let spans = features.map { feature -> Range<Int> in
            let box = shapes.envelope(at: feature)
            guard box.intersects(grid.envelope) else { return 0..<0 }
            let first = Self.firstCentre(from: grid.row(ofY: box.maxY), in: grid.height)
            return first..<max(first, Self.firstCentre(from: grid.row(ofY: box.minY), in: grid.height))
        }
        rowSpans = spans
        order = spans.indices.filter { !spans[$0].isEmpty }.sorted {
            (spans[$0].lowerBound, $0) < (spans[$1].lowerBound, $1)
        }
    }

    /// Adds the next rows, which follow those added before.
    ///
    /// - Parameter values: of all pixels of the rows; what is not a number ≥ 0 is not known.
    mutating func add(_ rows: Range<Int>, _ values: borrowing Span<Float>) {
        precondition(values.count == rows.count * grid.width, "a value for each pixel")
        while nextToEnter < order.count, rowSpans[order[nextToEnter]].lowerBound < rows.upperBound {
            active.append(order[nextToEnter])
            nextToEnter += 1
        }
        for position in active {
            findCrossings(of: features[position], in: rowSpans[position].clamped(to: rows))
            var index = 0
            while index + 1 < crossings.count {
                let (west, east) = (crossings[index], crossings[index + 1])
                // Only a ring that is not closed, or has a vertex nowhere, leaves a crossing alone.
                guard west.row == east.row else {
                    index += 1
                    continue
                }
                let columns =
                    Self.firstCentre(
                        from: west.column, in: grid.width)..<Self.firstCentre(from: east.column, in: grid.width)
                let start = (west.row - rows.lowerBound) * grid.width
                sums[position].inside += columns.count
                for column in columns {
                    let value = values[start + column]
                    guard value >= 0, value.isFinite else { continue }
                    sums[position].total += Double(value)
                    sums[position].known += 1
                }
                index += 2
            }
        }
        active.removeAll { rowSpans[$0].upperBound <= rows.upperBound }
    }

    /// Where the edges of a feature cross the centres of rows, in order.
    private mutating func findCrossings(of feature: Int, in rows: Range<Int>) {
        crossings.removeAll(keepingCapacity: true)
        guard !rows.isEmpty else { return }
        for ring in shapes.rings(at: feature) {
            for end in ring.dropFirst() {
                // From north to south, so that an edge two parcels share is crossed at the same place in both.
                var (first, last) = (place(end - 1), place(end))
                if first.row > last.row { swap(&first, &last) }
                let low = max(rows.lowerBound, Self.firstCentre(from: first.row, in: grid.height))
                let high = min(rows.upperBound, Self.firstCentre(from: last.row, in: grid.height))
                let columnsPerRow = (last.column - first.column) / (last.row - first.row)
                guard low < high, columnsPerRow.isFinite else { continue }
                for row in low..<high {
                    crossings.append(
                        Crossing(row: row, column: first.column + (Double(row) - first.row) * columnsPerRow))
                }
            }
        }
        crossings.sort()
    }

    private func place(_ coordinate: Int) -> (column: Double, row: Double) {
        (grid.column(ofX: shapes.x[coordinate]), grid.row(ofY: shapes.y[coordinate]))
    }

    /// The first of `count` centres 0, 1, 2 … at or behind a position; `count` where there is none.
    private static func firstCentre(from position: Double, in count: Int) -> Int {
        guard position < Double(count) else { return count }
        return position > 0 ? min(count, Int(position.rounded(.up))) : 0
    }
}

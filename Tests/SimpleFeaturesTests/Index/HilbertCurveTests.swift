// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import SimpleFeatures

@Suite("What lies near on the curve lies near in the plane")
struct HilbertCurveTests {
    @Test("the curve walks a grid from cell to neighbouring cell, and through each once", arguments: [2, 4, 8, 32, 64])
    func walk(side: Int) {
        // Far from the origin on both axes, and not square.
        let box = Envelope(minX: 400_000, minY: 3_000_000, maxX: 400_000 + 3200, maxY: 3_000_000 + 6400)
        let curve = HilbertCurve(over: box)
        let cells = (0..<side).flatMap { column in
            (0..<side).map { row in
                let (width, height) = (box.width / Double(side), box.height / Double(side))
                let (x, y) = (box.minX + Double(column) * width, box.minY + Double(row) * height)
                let cell = Envelope(minX: x, minY: y, maxX: x + width, maxY: y + height)
                return (key: curve.key(of: cell), column: column, row: row)
            }
        }.sorted { $0.key < $1.key }
        #expect(Set(cells.map(\.key)).count == side * side)
        for (cell, next) in zip(cells, cells.dropFirst()) {
            #expect(abs(cell.column - next.column) + abs(cell.row - next.row) == 1, "\(cell) to \(next)")
        }
    }

    @Test("corners of the box are the ends and turns of the curve, and the last cell holds the far side")
    func corners() {
        let curve = HilbertCurve(over: Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1))
        let key = { (x: Double, y: Double) in curve.key(of: Envelope(minX: x, minY: y, maxX: x, maxY: y)) }
        #expect(key(0, 0) == 0)
        #expect(key(1, 0) == .max)
        // A third of the way and two thirds: the curve climbs the left side, crosses, and comes down the right.
        #expect(key(0, 1) == .max / 3 && key(1, 1) == .max / 3 * 2)
        #expect(curve.key(of: .empty) == .max)
    }

    @Test("a box without extent has one cell")
    func flat() {
        let point = Envelope(minX: 5, minY: 5, maxX: 5, maxY: 5)
        #expect(HilbertCurve(over: point).key(of: point) == 0)
    }
}

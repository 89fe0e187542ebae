// SPDX-License-Identifier: Apache-2.0
import LandModel
import TestSupport
import Testing

@Suite("Ranked columns answer as looking at every row does")
struct RankedColumnTests {
    @Test("windows of any width, with ties, unknown values, both zeros and infinities")
    func windows() {
        forAll(count: 30) { generator, round in
            let count = round < 20 ? Int.random(in: 0...200, using: &generator) : 30_000
            let values = (0..<count).map { _ -> Double in
                switch Int.random(in: 0..<10, using: &generator) {
                case 0: .nan
                case 1: [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude].randomElement(using: &generator) ?? 0
                case 2...5: Double(Int.random(in: -20...20, using: &generator))
                default: Double.random(in: -1e6...1e6, using: &generator)
                }
            }
            let column = RankedColumn(Column(values))
            let expected = values.indices.filter { !values[$0].isNaN }.sorted { (values[$0], $0) < (values[$1], $1) }
            #expect(column.order.elementsEqual(expected.map { UInt32($0) }))
            #expect(column.known.rows == values.indices.filter { !values[$0].isNaN })
            for _ in 0..<20 {
                let low = values.randomElement(using: &generator) ?? 0
                let high = Double.random(in: -1e6...2e6, using: &generator)
                let first = column.firstRank { $0 >= low }
                let ranks = first..<max(first, column.firstRank { $0 > high })
                let rows = column.rows(inRanks: ranks)
                let inside = values.indices.filter { !(low.isNaN) && values[$0] >= low && values[$0] <= high }
                #expect(rows.rows == inside && rows.population == inside.count)
            }
        }
    }

    @Test("sets of rows are sets, for every length up to three words")
    func bitmaps() {
        var generator = RepeatableGenerator(seed: 3)
        for count in 0...192 {
            let (one, other, third) = (
                randomSet(count, &generator), randomSet(count, &generator), randomSet(count, &generator)
            )
            func same(_ expected: Set<Int>, _ change: (inout Bitmap) -> Void) -> Bool {
                var bitmap = Bitmap(one, count: count)
                change(&bitmap)
                return bitmap.rows == expected.sorted() && bitmap.population == expected.count
                    && bitmap.isEmpty == expected.isEmpty
            }
            let (right, exempt) = (Bitmap(other, count: count), Bitmap(third, count: count))
            #expect(same(one.union(other)) { $0.formUnion(right) })
            #expect(same(one.intersection(other)) { $0.formIntersection(right) })
            #expect(same(one.subtracting(other)) { $0.subtract(right) })
            #expect(same(one.symmetricDifference(other)) { $0.formSymmetricDifference(right) })
            #expect(same(Set(0..<count).subtracting(one)) { $0.complement() })
            #expect(same(one.subtracting(other.subtracting(third))) { $0.subtract(right, except: exempt) })
            var removed = 0
            #expect(same(one.subtracting(other)) { removed = $0.remove(right) })
            #expect(removed == one.intersection(other).count)
            #expect(Bitmap(count: count, all: true).rows == Array(0..<count))
            var blocks: [Int] = []
            Bitmap(one, count: count).forEachBlock(ofAtMost: 64) { blocks += $0 }
            #expect(blocks == one.sorted())
        }
    }

    private func randomSet(_ count: Int, _ generator: inout RepeatableGenerator) -> Set<Int> {
        Set((0..<count).filter { _ in Bool.random(using: &generator) })
    }
}

extension Bitmap {
    fileprivate init(_ rows: Set<Int>, count: Int) {
        self.init(count: count)
        for row in rows { insert(row) }
    }
}

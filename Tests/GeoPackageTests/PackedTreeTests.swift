// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@testable import GeoPackage

@Suite("packing of trees")
struct PackedTreeTests {
    private func boxes(_ count: Int, seed: UInt64 = 1) -> [TreeBox] {
        var generator = RepeatableGenerator(seed: seed)
        return (0..<count).compactMap { number in
            // Every few entries lie on one another, so that there are ties.
            let x = number % 5 == 0 ? 100 : Double.random(in: -1000...1000, using: &generator)
            let y = number % 7 == 0 ? -3 : Double.random(in: -1000...1000, using: &generator)
            return TreeBox(Envelope(minX: x, minY: y, maxX: x + 1, maxY: y + 2))
        }
    }

    @Test("every entry is in one node, no node is over- or underfull, and every box is just the one of what it holds")
    func structure() {
        var cases = (0...200).map { (count: $0, capacity: 3) }
        for capacity in [2, 4, 7, 18, 51] {
            for full in [capacity, capacity * capacity, min(20_000, capacity * capacity * capacity)] {
                cases += (full - 1...full + 1).map { ($0, capacity) }
            }
        }
        for (count, capacity) in cases {
            let entries = boxes(count)
            let tree = PackedTree(entries, capacity: capacity)
            #expect(tree.boxes[0] == entries)
            var lowest = count
            for (position, level) in tree.levels.enumerated() {
                #expect(level.order.map { Int($0) }.sorted() == Array(0..<lowest), "\(count) in \(capacity)")
                let sizes = (0..<level.nodeCount).map { level.places(of: $0).count }
                #expect(sizes.reduce(0, +) == lowest && (sizes.max() ?? 0) <= capacity)
                #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
                // As few nodes as possible, and no leaf without an entry but in the empty tree.
                #expect(level.nodeCount == max(1, (lowest + capacity - 1) / capacity))
                if position + 1 < tree.levels.count {
                    for node in 0..<level.nodeCount {
                        let held = level.places(of: node).map { tree.boxes[position][Int(level.order[$0])] }
                        #expect(tree.boxes[position + 1][node] == held.dropFirst().reduce(held[0]) { $0.union($1) })
                    }
                }
                lowest = level.nodeCount
            }
            #expect(lowest == 1)
            var numbers: [Int64] = []
            for level in tree.levels.reversed() {
                numbers += (0..<level.nodeCount).map { level.firstNumber + Int64($0) }
            }
            #expect(numbers == (1...Int64(numbers.count)).map { $0 }, "numbered from the root down")
        }
    }

    @Test("a box is the smallest of 32-bit numbers that covers the envelope")
    func rounding() throws {
        try forAll(count: 2000) { generator, round throws in
            let bits = { (generator: inout RepeatableGenerator) in Double(bitPattern: generator.next()) }
            let x = round % 2 == 0 ? bits(&generator) : Double.random(in: -1e7...1e7, using: &generator)
            let y = round % 3 == 0 ? bits(&generator) : Double(Float.random(in: -1e7...1e7, using: &generator))
            let envelope = Envelope(minX: min(x, y), minY: -1, maxX: max(x, y), maxY: 1)
            guard let box = TreeBox(envelope) else {
                #expect(x.isNaN || y.isNaN)
                return
            }
            #expect(Double(box.sides[0]) <= envelope.minX && Double(box.sides[1]) >= envelope.maxX)
            #expect(Double(box.sides[0].nextUp) > envelope.minX && Double(box.sides[1].nextDown) < envelope.maxX)
            #expect(box.sides[2] == -1 && box.sides[3] == 1)
        }
        #expect(TreeBox(.empty) == nil)
        #expect(TreeBox(Envelope(minX: 0, minY: .nan, maxX: 1, maxY: 1)) == nil)
        #expect(TreeBox(Envelope(minX: 2, minY: 0, maxX: 1, maxY: 1)) == nil)
    }

    @Test("the centre of a box is halfway between its sides")
    func center() throws {
        let box = try #require(TreeBox(Envelope(minX: 2, minY: -10, maxX: 4, maxY: 30)))
        #expect(box.center.x == 3 && box.center.y == 10)
    }

    @Test("within a node boxes come from south to north, on both sides of zero")
    func order() {
        let heights: [Double] = [3, -1e6, 0, -2, 1e6, -0.5, 2, -3, 0.25]
        let entries = heights.compactMap { TreeBox(Envelope(minX: 0, minY: $0, maxX: 1, maxY: $0)) }
        let tree = PackedTree(entries, capacity: 51)
        #expect(tree.levels[0].order.map { heights[Int($0)] } == heights.sorted())
    }

    @Test("a packed tree answers a query by reading few nodes")
    func quality() {
        let side = 100
        let grid = (0..<side * side).compactMap { number in
            let (x, y) = (Double(number % side), Double(number / side))
            return TreeBox(Envelope(minX: x, minY: y, maxX: x + 1, maxY: y + 1))
        }
        let tree = PackedTree(grid, capacity: 51)
        // Squares of about 7 by 7: a point is in four of 197 leaves at worst where they touch, and a few more at ends.
        let leaves = tree.boxes[1]
        for (x, y) in [(50.5, 50.5), (0.5, 0.5), (99.5, 3.25), (31, 77)] as [(Float, Float)] {
            let hit = leaves.filter { $0.sides[0] <= x && $0.sides[1] >= x && $0.sides[2] <= y && $0.sides[3] >= y }
            #expect((1...8).contains(hit.count))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import SimpleFeatures

@Suite struct SpatialIndexTests {
    @Test("on every pair of small boxes the index finds what a linear scan finds")
    func exhaustivePairs() {
        let sides = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)] as [(Double, Double)]
        let boxes = sides.flatMap { x in sides.map { y in Envelope(minX: x.0, minY: y.0, maxX: x.1, maxY: y.1) } }
        for first in boxes + [.empty] {
            for second in boxes + [.empty] {
                let set = [first, second]
                let index = SpatialIndex(set, nodeSize: 2)
                for query in boxes where index.query(query) != scan(set, query) {
                    Issue.record("\(set) asked for \(query)")
                }
            }
        }
    }

    @Test("on random boxes the index finds what a linear scan finds, in ascending order")
    func randomBoxes() {
        forAll(count: 60) { generator, round in
            let set = boxes(Int.random(in: 0...400, using: &generator), &generator)
            let index = SpatialIndex(set, nodeSize: Int.random(in: 2...20, using: &generator))
            #expect(index.count == set.count)
            for query in boxes(30, &generator) + [.empty, index.envelope] {
                #expect(index.query(query) == scan(set, query), "round \(round)")
                var visited: [Int] = []
                index.query(query) { visited.append($0) }
                #expect(visited.sorted() == scan(set, query), "round \(round)")
            }
        }
    }

    @Test("the nearest are those of a sorted linear scan, ties by position")
    func nearest() {
        forAll(count: 60) { generator, round in
            let set = boxes(Int.random(in: 0...200, using: &generator), &generator)
            let index = SpatialIndex(set, nodeSize: Int.random(in: 2...20, using: &generator))
            for target in boxes(10, &generator) {
                let limit = Int.random(in: 0...12, using: &generator)
                let within = Bool.random(using: &generator) ? Double.infinity : .random(in: 0...8, using: &generator)
                let ranked = set.indices
                    .map { (distance: set[$0].distance(to: target), position: $0) }
                    .filter { $0.distance <= within && $0.distance < .infinity }
                    .sorted { $0 < $1 }
                #expect(
                    index.nearest(to: target, count: limit, within: within)
                        == ranked.prefix(limit).map(\.position), "round \(round)")
            }
        }
    }

    @Test("a search around a position measures from there")
    func nearestToCoordinate() {
        let index = SpatialIndex((0..<100).map { Envelope([Coordinate(Double($0), 0)]) })
        #expect(index.nearest(to: Coordinate(40.4, 3), count: 3) == [40, 41, 39])
        #expect(index.nearest(to: Coordinate(40.5, 0), count: 2) == [40, 41])
        #expect(index.nearest(to: Coordinate(40, 0), count: 9, within: 1) == [40, 39, 41])
    }

    @Test("an index of nothing, or of empty boxes only, finds nothing")
    func empty() {
        let everything = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
        for index in [SpatialIndex([]), SpatialIndex([.empty]), SpatialIndex(Array(repeating: .empty, count: 50))] {
            #expect(index.query(everything).isEmpty)
            #expect(index.nearest(to: Coordinate(0, 0), count: 5).isEmpty)
            #expect(index.envelope.isEmpty)
        }
    }

    @Test("boxes in one place are all found")
    func samePlace() {
        let index = SpatialIndex(Array(repeating: Envelope([Coordinate(5, 5)]), count: 100), nodeSize: 4)
        #expect(index.query(Envelope([Coordinate(5, 5)])) == Array(0..<100))
        #expect(index.nearest(to: Coordinate(0, 0), count: 7) == Array(0..<7))
    }

    @Test("the Hilbert curve steps from each cell to a neighbour")
    func hilbertCurve() {
        var cells: [UInt32: (x: UInt32, y: UInt32)] = [:]
        for x in 0..<UInt32(32) {
            for y in 0..<UInt32(32) { cells[HilbertCurve.distance(x, y)] = (x, y) }
        }
        for step in 1..<UInt32(1024) {
            guard let here = cells[step], let before = cells[step - 1] else {
                Issue.record("no cell at \(step)")
                continue
            }
            let (dx, dy) = (Int(here.x) - Int(before.x), Int(here.y) - Int(before.y))
            #expect(abs(dx) + abs(dy) == 1)
        }
    }

    /// Whole numbers, so that boxes touch and distances tie.
    private func boxes(_ count: Int, _ generator: inout RepeatableGenerator) -> [Envelope] {
        (0..<count).map { _ in
            if Int.random(in: 0..<20, using: &generator) == 0 { return .empty }
            let x = Double(Int.random(in: 0...60, using: &generator))
            let y = Double(Int.random(in: 0...60, using: &generator))
            return Envelope(
                minX: x, minY: y, maxX: x + Double(Int.random(in: 0...4, using: &generator)),
                maxY: y + Double(Int.random(in: 0...4, using: &generator)))
        }
    }

    private func scan(_ set: [Envelope], _ query: Envelope) -> [Int] {
        set.indices.filter { set[$0].intersects(query) }
    }
}

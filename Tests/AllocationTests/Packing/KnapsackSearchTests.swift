// SPDX-License-Identifier: Apache-2.0
import Allocation
import TestSupport
import Testing

@Suite("Sets of parts on a ground")
struct KnapsackSearchTests {
    private struct Case {
        let items: [KnapsackItem]
        let ground: KnapsackGround
        let threshold: Double

        init(_ generator: inout RepeatableGenerator) {
            items = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                let least = Double(Int.random(in: 0...20, using: &generator))
                let profit =
                    Int.random(in: 0..<12, using: &generator) == 0
                    ? -Double.infinity : Double(Int.random(in: -8...30, using: &generator)) / 4
                return KnapsackItem(
                    profit: profit, least: least, most: least + Double(Int.random(in: 0...6, using: &generator)))
            }
            ground = KnapsackGround(
                size: Double(Int.random(in: 5...60, using: &generator)),
                mostParts: Bool.random(using: &generator) ? Int.random(in: 0...4, using: &generator) : nil,
                minimumRemainder: Bool.random(using: &generator)
                    ? Double(Int.random(in: 1...15, using: &generator)) : 0)
            threshold = Double(Int.random(in: -12...20, using: &generator)) / 4
        }

        /// All sets that fit with a profit above the threshold, by falling profit.
        var profits: [Double] {
            var found: [Double] = []
            for mask in 1..<max(1, 1 << items.count) {
                let chosen = items.indices.filter { mask >> $0 & 1 == 1 }.map { items[$0] }
                let profit = chosen.reduce(0) { $0 + $1.profit }
                let least = chosen.reduce(0) { $0 + $1.least }
                let most = chosen.reduce(0) { $0 + $1.most }
                let leaves = least <= ground.size - ground.minimumRemainder
                let fills = least <= ground.size && most >= ground.size
                guard profit > threshold, leaves || fills, chosen.count <= ground.mostParts ?? chosen.count else {
                    continue
                }
                found.append(profit)
            }
            return found.sorted(by: >)
        }
    }

    @Test("All sets come by falling profit, each once, as exhaustive enumeration finds them")
    func sequence() {
        forAll(seed: 81, count: 1500) { generator, round in
            let test = Case(&generator)
            let found = Array(KnapsackSearch(test.items, on: test.ground).subsets(above: test.threshold))
            #expect(found.map(\.profit) == test.profits, "round \(round)")
            #expect(Set(found.map(\.items)).count == found.count)
            for subset in found {
                #expect(subset.profit == subset.items.reduce(0) { $0 + test.items[$1].profit })
            }
        }
    }

    @Test("The best few are the first of all")
    func best() {
        forAll(seed: 82, count: 1500) { generator, round in
            let test = Case(&generator)
            let limit = Int.random(in: 1...6, using: &generator)
            let found = KnapsackSearch(test.items, on: test.ground).best(limit: limit, above: test.threshold)
            #expect(found.map(\.profit) == Array(test.profits.prefix(limit)), "round \(round)")
            #expect(Set(found.map(\.items)).count == found.count)
        }
    }

    @Test("Of fifty items and up to eight parts the best comes without going through all sets")
    func manyItems() {
        var generator = RepeatableGenerator(seed: 83)
        let items = (0..<50).map { _ in
            let least = Double.random(in: 5...60, using: &generator)
            return KnapsackItem(
                profit: least * Double.random(in: 0.8...1.2, using: &generator), least: least, most: least * 1.2)
        }
        let search = KnapsackSearch(items, on: KnapsackGround(size: 160, mostParts: 8, minimumRemainder: 10))
        var sequence = search.subsets(above: 0)
        let first = sequence.next()
        let best = search.best(limit: 1, above: 0).first
        #expect(first?.profit == best?.profit)
        var last = first?.profit ?? -1
        for _ in 0..<200 {
            guard let next = sequence.next() else { break }
            #expect(next.profit <= last)
            last = next.profit
        }
    }
}

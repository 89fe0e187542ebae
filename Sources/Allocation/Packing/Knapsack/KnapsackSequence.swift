// SPDX-License-Identifier: Apache-2.0

/// The sets of a ``KnapsackSearch`` by falling profit, found best first.
///
/// The queue holds sets, and families of sets: all that a set becomes with one or more of the items from a position on.
/// A family stands at the bound of its profit, so that a set comes out only when nothing better can follow.
package struct KnapsackSequence: Sequence, IteratorProtocol {
    private struct Entry {
        /// The profit of a set; the bound of a family.
        let key: Double
        /// Number of the set in ``sets``; -1 for the empty one.
        let set: Int
        /// Where the items of the family begin; `nil` for the set itself.
        let position: Int?
    }

    private struct PartialSet {
        let parent: Int
        let item: Int
        let parts: Int
        let profit: Double
        let least: Double
        let most: Double
    }

    private let search: KnapsackSearch
    private let threshold: Double
    private var sets: [PartialSet] = []
    private var heap: [Entry] = []

    init(search: KnapsackSearch, threshold: Double) {
        self.search = search
        self.threshold = threshold
        pushFamily(of: -1, from: 0, below: .infinity)
    }

    /// An upper bound on the profit of every set still to come; `nil` when none is above the threshold.
    package var bound: Double? { heap.first?.key }

    package mutating func next() -> KnapsackSubset? {
        while let entry = pop() {
            guard let position = entry.position else {
                return subset(entry.set)
            }
            pushFamily(of: entry.set, from: position + 1, below: entry.key)
            let base = totals(of: entry.set)
            let grown = PartialSet(
                parent: entry.set, item: position, parts: base.parts + 1,
                profit: base.profit + search.profits[position], least: base.least + search.least[position],
                most: base.most + search.most[position])
            guard grown.least <= search.ground.size + search.ground.tolerance else { continue }
            sets.append(grown)
            if grown.profit > threshold, search.ground.fits(least: grown.least, most: grown.most) {
                push(Entry(key: grown.profit, set: sets.count - 1, position: nil))
            }
            pushFamily(of: sets.count - 1, from: position + 1, below: entry.key)
        }
        return nil
    }

    private func totals(of set: Int) -> PartialSet {
        set >= 0 ? sets[set] : PartialSet(parent: -1, item: -1, parts: 0, profit: 0, least: 0, most: 0)
    }

    private func subset(_ number: Int) -> KnapsackSubset {
        var items: [Int] = []
        var set = number
        while set >= 0 {
            items.append(search.places[sets[set].item])
            set = sets[set].parent
        }
        return KnapsackSubset(items: items.sorted(), profit: sets[number].profit)
    }

    private mutating func pushFamily(of set: Int, from position: Int, below limit: Double) {
        let base = totals(of: set)
        guard position < search.profits.count, base.parts < search.mostParts,
            search.canFit(least: base.least, most: base.most, from: position, parts: base.parts)
        else { return }
        let bound = base.profit + search.bound(from: position, size: base.least, parts: base.parts)
        guard bound > threshold else { return }
        push(Entry(key: Swift.min(bound, limit), set: set, position: position))
    }

    /// Whether `first` comes out before `second`: families before sets of the same key, so that order is settled.
    private static func precedes(_ first: Entry, _ second: Entry) -> Bool {
        if first.key != second.key { return first.key > second.key }
        if (first.position == nil) != (second.position == nil) { return first.position != nil }
        return first.set < second.set
    }

    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func pop() -> Entry? {
        guard let top = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return top }
        heap[0] = last
        var parent = 0
        while true {
            var best = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && Self.precedes(heap[child], heap[best]) {
                best = child
            }
            guard best != parent else { return top }
            heap.swapAt(parent, best)
            parent = best
        }
    }
}

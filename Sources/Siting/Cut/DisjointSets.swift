// SPDX-License-Identifier: Apache-2.0

/// Which elements hang together, by union with path halving (Tarjan and van Leeuwen, 1984).
struct DisjointSets {
    private var parent: [Int]
    /// The sets among the elements that have been added so far.
    private(set) var setCount = 0

    init(count: Int) {
        parent = Array(0..<count)
    }

    /// Counts `count` more elements, each a set of its own.
    mutating func add(_ count: Int) {
        setCount += count
    }

    mutating func unite(_ a: Int, _ b: Int) {
        let (first, second) = (root(of: a), root(of: b))
        guard first != second else { return }
        parent[max(first, second)] = min(first, second)
        setCount -= 1
    }

    private mutating func root(of element: Int) -> Int {
        var element = element
        while parent[element] != element {
            parent[element] = parent[parent[element]]
            element = parent[element]
        }
        return element
    }
}

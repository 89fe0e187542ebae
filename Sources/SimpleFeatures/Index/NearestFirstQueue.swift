// SPDX-License-Identifier: Apache-2.0

/// A binary heap of what a nearest search has still to look at.
struct NearestFirstQueue {
    struct Candidate {
        var distance: Double
        var isItem: Bool
        /// The item's position, or the node's place.
        var index: Int

        /// At one distance nodes go before items, since they may hold an item of a lower position just as near.
        static func < (a: Candidate, b: Candidate) -> Bool {
            if a.distance != b.distance { return a.distance < b.distance }
            if a.isItem != b.isItem { return b.isItem }
            return a.index < b.index
        }
    }

    private var heap: [Candidate] = []

    mutating func insert(_ candidate: Candidate) {
        heap.append(candidate)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeNearest() -> Candidate? {
        guard let nearest = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return nearest }
        heap[0] = last
        var parent = 0
        while true {
            let children = (2 * parent + 1)..<min(2 * parent + 3, max(heap.count, 2 * parent + 1))
            guard let child = children.min(by: { heap[$0] < heap[$1] }), heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return nearest
    }
}

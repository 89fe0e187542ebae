// SPDX-License-Identifier: Apache-2.0

/// The best of what is offered, as many as there is room for: a heap with the worst of them on top.
///
/// At equal scores the lower candidate is better.
struct BestFirst {
    private let capacity: Int
    private var heap: [(score: Double, candidate: Int)] = []

    init(capacity: Int) {
        precondition(capacity > 0, "room for one at least")
        self.capacity = capacity
    }

    /// What a score must reach to be among them.
    var bar: Double { heap.count < capacity ? -.infinity : heap[0].score }

    mutating func insert(_ candidate: Int, _ score: Double) {
        let entry = (score: score, candidate: candidate)
        if heap.count < capacity {
            heap.append(entry)
            // A heap is needed only once it is full.
            if heap.count == capacity { for position in (0..<capacity / 2).reversed() { sink(position) } }
        } else if BestFirst.isBetter(entry, heap[0]) {
            heap[0] = entry
            sink(0)
        }
    }

    /// Best first.
    var ordered: [Int] { heap.sorted(by: BestFirst.isBetter).map(\.candidate) }

    private static func isBetter(_ left: (score: Double, candidate: Int), _ right: (score: Double, candidate: Int))
        -> Bool
    {
        left.score > right.score || (left.score == right.score && left.candidate < right.candidate)
    }

    private mutating func sink(_ start: Int) {
        var position = start
        while true {
            var worst = position
            for child in [2 * position + 1, 2 * position + 2] where child < heap.count {
                if BestFirst.isBetter(heap[worst], heap[child]) { worst = child }
            }
            if worst == position { return }
            heap.swapAt(worst, position)
            position = worst
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The best columns of a question so far.
struct HeldColumns {
    private let limit: Int
    private let threshold: Double
    private var held: [PricedLayouts.Candidate] = []

    init(limit: Int, threshold: Double) {
        self.limit = limit
        self.threshold = threshold
    }

    /// What a column must exceed to be wanted.
    var bar: Double { held.count == limit ? max(threshold, held[limit - 1].profit) : threshold }
    /// Whether one that was wanted had to make room for a better.
    private(set) var hasDropped = false

    mutating func offer(_ column: PackingColumn, profit: Double) {
        guard profit > bar else {
            if profit > threshold { hasDropped = true }
            return
        }
        // Of equals the first stays before.
        let place = held.firstIndex { $0.profit < profit } ?? held.count
        held.insert(PricedLayouts.Candidate(column: column, profit: profit), at: place)
        if held.count > limit {
            held.removeLast()
            hasDropped = true
        }
    }

    /// - Parameter bound: of what was not looked at; nil where nothing was left.
    func answer(bound: Double?, isComplete: Bool) -> PricedLayouts {
        PricedLayouts(
            columns: held, bound: max(threshold, held.first?.profit ?? threshold, bound ?? threshold),
            isComplete: isComplete)
    }
}

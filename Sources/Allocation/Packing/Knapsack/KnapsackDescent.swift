// SPDX-License-Identifier: Apache-2.0

/// Depth first through the sets of a ``KnapsackSearch``, the best found so far kept.
struct KnapsackDescent {
    private let search: KnapsackSearch
    private let limit: Int
    private var threshold: Double
    private var chosen: [Int] = []
    /// Best first.
    private var found: [KnapsackSubset] = []

    init(search: KnapsackSearch, limit: Int, threshold: Double) {
        self.search = search
        self.limit = limit
        self.threshold = threshold
    }

    mutating func run() -> [KnapsackSubset] {
        extend(from: 0, profit: 0, least: 0, most: 0)
        return found
    }

    private mutating func extend(from start: Int, profit: Double, least: Double, most: Double) {
        let parts = chosen.count
        guard parts < search.mostParts else { return }
        let room = search.ground.size + search.ground.tolerance
        for position in start..<search.profits.count {
            guard profit + search.bound(from: position, size: least, parts: parts) > threshold else { return }
            guard search.canFit(least: least, most: most, from: position, parts: parts) else { return }
            let size = least + search.least[position]
            guard size <= room else { continue }
            let sum = profit + search.profits[position]
            let largest = most + search.most[position]
            chosen.append(position)
            if sum > threshold, search.ground.fits(least: size, most: largest) {
                keep(profit: sum)
            }
            extend(from: position + 1, profit: sum, least: size, most: largest)
            chosen.removeLast()
        }
    }

    private mutating func keep(profit: Double) {
        let place = found.firstIndex { $0.profit < profit } ?? found.count
        found.insert(
            KnapsackSubset(items: chosen.map { search.places[$0] }.sorted(), profit: profit), at: place)
        if found.count > limit { found.removeLast() }
        if found.count == limit, let last = found.last { threshold = max(threshold, last.profit) }
    }
}

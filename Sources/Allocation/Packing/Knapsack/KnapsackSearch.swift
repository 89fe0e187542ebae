// SPDX-License-Identifier: Apache-2.0

/// All sets of items that fit on a ground, by falling profit.
///
/// The items stand in the order of profit for each unit of size, so that what the rest can add to a set is bounded by
/// filling the ground with whole items and one broken (Dantzig 1957); where the number of parts is limited, also by
/// the greatest profits of the rest. Items without profit are searched too: a part can be needed to use the ground up.
package struct KnapsackSearch: Sendable {
    let ground: KnapsackGround
    let mostParts: Int
    /// The place in the caller's list of each item searched.
    let places: [Int]
    let profits: [Double]
    let least: [Double]
    let most: [Double]
    /// Items from the first up to this one have a profit above zero.
    private let profitableCount: Int
    /// Row k, column q: the sum of the q greatest profits above zero of the items from k; empty where any number of
    /// parts may be used.
    private let greatestProfits: [Double]
    /// As above, of the greatest sizes; empty where no remainder is asked for.
    private let greatestSizes: [Double]
    /// Above the errors of rounding of sums of profits.
    private let noise: Double

    /// - Complexity: O(n log n + n p) for n items and at most p parts.
    package init(_ items: [KnapsackItem], on ground: KnapsackGround) {
        self.ground = ground
        var order: [Int] = []
        order.reserveCapacity(items.count)
        for (place, item) in items.enumerated()
        where item.profit > -.infinity && item.least <= ground.size + ground.tolerance {
            order.append(place)
        }
        if order.count > 1 {
            order.sort { first, second in
                let (a, b) = (items[first], items[second])
                guard a.profit > 0, b.profit > 0 else {
                    return a.profit != b.profit ? a.profit > b.profit : first < second
                }
                let (left, right) = (a.profit * b.least, b.profit * a.least)
                return left != right ? left > right : first < second
            }
        }
        places = order
        profits = order.map { items[$0].profit }
        least = order.map { items[$0].least }
        most = order.map { items[$0].most }
        profitableCount = profits.firstIndex { $0 <= 0 } ?? profits.count
        mostParts = min(ground.mostParts ?? order.count, order.count)
        greatestProfits =
            mostParts < profitableCount ? Self.greatestSums(of: profits, upTo: mostParts, floor: 0) : []
        greatestSizes = ground.minimumRemainder > 0 ? Self.greatestSums(of: most, upTo: mostParts, floor: 0) : []
        noise = 1e-12 * profits.prefix(profitableCount).reduce(0, +)
    }

    /// The sets of greatest profit, best first, at most `limit`, each with a profit above `threshold`.
    ///
    /// Fewer than `limit` are all there are. Depth first: the quicker way when the number wanted is known.
    package func best(limit: Int, above threshold: Double) -> [KnapsackSubset] {
        precondition(limit >= 1)
        var descent = KnapsackDescent(search: self, limit: limit, threshold: threshold)
        return descent.run()
    }

    /// The sets with a profit above `threshold` by falling profit, each found when it is asked for.
    package func subsets(above threshold: Double) -> KnapsackSequence {
        KnapsackSequence(search: self, threshold: threshold)
    }

    /// One or more of the items from `position` on add no more than this to a set with `parts` parts that uses `size`.
    ///
    /// Does not rise with `position`.
    func bound(from position: Int, size: Double, parts: Int) -> Double {
        guard position < profitableCount else { return profits[position] }
        var room = ground.size + ground.tolerance - size
        var sum = noise
        var index = position
        while index < profitableCount {
            guard least[index] <= room else {
                sum += profits[index] * (room / least[index])
                break
            }
            room -= least[index]
            sum += profits[index]
            index += 1
        }
        guard !greatestProfits.isEmpty else { return sum }
        return min(sum, greatestProfits[position * (mostParts + 1) + mostParts - parts] + noise)
    }

    /// Whether a set with `parts` parts can still be made to fit with items from `position` on.
    func canFit(least: Double, most: Double, from position: Int, parts: Int) -> Bool {
        if least <= ground.size - ground.minimumRemainder + ground.tolerance { return true }
        guard least <= ground.size + ground.tolerance else { return false }
        guard !greatestSizes.isEmpty else { return true }
        return most + greatestSizes[position * (mostParts + 1) + mostParts - parts]
            >= ground.size - ground.tolerance * 2
    }

    /// Row k, column q: the sum of the q greatest of the values from k that are above `floor`.
    private static func greatestSums(of values: [Double], upTo limit: Int, floor: Double) -> [Double] {
        let width = limit + 1
        var sums = [Double](repeating: 0, count: (values.count + 1) * width)
        var greatest: [Double] = []
        for position in values.indices.reversed() {
            let value = values[position]
            if value > floor {
                let place = greatest.firstIndex { $0 < value } ?? greatest.count
                if place < limit {
                    greatest.insert(value, at: place)
                    if greatest.count > limit { greatest.removeLast() }
                }
            }
            var sum = 0.0
            for count in 1..<max(1, width) {
                sum += count <= greatest.count ? greatest[count - 1] : 0
                sums[position * width + count] = sum
            }
        }
        return sums
    }
}

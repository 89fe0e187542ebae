// SPDX-License-Identifier: Apache-2.0

/// A column of numbers with its order, made to answer "which rows lie in this window" for all rows at once.
///
/// Every `step` ranks the set of all rows before is kept; the set before any other rank is the nearest of those with
/// at most half a step of rows added or taken away.
public struct RankedColumn: Sendable {
    /// NaN where not known.
    public let values: Column<Double>
    /// The rows whose value is known, ascending by value, then by row.
    public let order: Column<UInt32>
    public let known: Bitmap
    private let checkpoints: [Bitmap]
    private let step: Int

    private static let leastStep = 4096
    private static let mostCheckpoints = 32

    /// - Parameter order: the order of `values`, where it has been worked out before.
    public init(_ values: Column<Double>, order: Column<UInt32>? = nil) {
        self.values = values
        self.order = order ?? RadixOrder.rows(of: values)
        step = max(Self.leastStep, (self.order.count + Self.mostCheckpoints - 1) / Self.mostCheckpoints)
        var before = Bitmap(count: values.count)
        var checkpoints = [before]
        for start in stride(from: 0, to: self.order.count, by: step) {
            before.toggle(self.order[start..<min(start + step, self.order.count)])
            checkpoints.append(before)
        }
        self.checkpoints = checkpoints
        known = before
    }

    /// The first rank whose value satisfies `condition`, which must hold for every greater value too.
    ///
    /// - Complexity: O(log n).
    public func firstRank(where condition: (Double) -> Bool) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if condition(values[Int(order[middle])]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The rows of a range of ranks.
    public func rows(inRanks ranks: Range<Int>) -> Bitmap {
        ranks.lowerBound == 0 && ranks.count > 2 * step ? rows(beforeRank: ranks.upperBound) : rows(inRanks: [ranks])
    }

    /// The rows of ranges of ranks that do not overlap.
    public func rows(inRanks ranges: [Range<Int>]) -> Bitmap {
        var found = Bitmap(count: values.count)
        // Long ranges first: they are sets that exist, to which short ones are added.
        for ranks in ranges where ranks.count > 2 * step {
            found.formSymmetricDifference(rows(beforeRank: ranks.upperBound))
            if ranks.lowerBound > 0 { found.formSymmetricDifference(rows(beforeRank: ranks.lowerBound)) }
        }
        for ranks in ranges where ranks.count <= 2 * step { found.toggle(order[ranks]) }
        return found
    }

    private func rows(beforeRank rank: Int) -> Bitmap {
        let nearest = (rank + step / 2) / step
        let position = min(nearest * step, order.count)
        var found = checkpoints[nearest]
        found.toggle(order[min(rank, position)..<max(rank, position)])
        return found
    }
}

// SPDX-License-Identifier: Apache-2.0
package import Allocation

/// Ground that knows only its size: any projects fit whose needs do not exceed the capacity.
package struct CapacityOracle: LayoutOracle {
    /// By pair.
    package let need: [Double]
    /// By block.
    package let capacity: [Double]
    private let problem: PackingProblem

    package init(problem: PackingProblem, need: [Double], capacity: [Double]) {
        precondition(need.count == problem.pairCount && capacity.count == problem.blocks.count)
        self.problem = problem
        self.need = need
        self.capacity = capacity
    }

    package func layouts(
        of block: Int, profits: Span<Double>, levelWeights: [Double], rowPrices: [Double], threshold: Double,
        limit: Int
    ) -> PricedLayouts {
        let first = problem.blocks[block].pairs.lowerBound
        var subsets: [KnapsackSubset] = []
        var pairs: [Int] = []
        for index in profits.indices
        where profits[index] > -.infinity && (profits[index] > 0 || threshold < 0 || limit > 1) {
            pairs.append(first + index)
        }
        if !pairs.isEmpty {
            let items = pairs.map { pair in
                KnapsackItem(profit: profits[pair - first], least: need[pair], most: need[pair])
            }
            subsets = KnapsackSearch(items, on: KnapsackGround(size: capacity[block]))
                .best(limit: limit, above: threshold)
        }
        let columns = subsets.map { subset in
            PricedLayouts.Candidate(
                column: problem.column(of: block, pairs: subset.items.map { Int32(pairs[$0]) }), profit: subset.profit)
        }
        return PricedLayouts(
            columns: columns, bound: max(threshold, columns.first?.profit ?? threshold),
            isComplete: columns.count < limit)
    }
}

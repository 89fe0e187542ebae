// SPDX-License-Identifier: Apache-2.0
package import Allocation

/// Ground of which all layouts are known: a list of columns for each block.
package struct ListedOracle: LayoutOracle {
    package let problem: PackingProblem
    /// By block.
    package let columns: [[PackingColumn]]

    package init(problem: PackingProblem, columns: [[PackingColumn]]) {
        self.problem = problem
        self.columns = columns
    }

    package func layouts(
        of block: Int, profits: Span<Double>, levelWeights: [Double], rowPrices: [Double], threshold: Double,
        limit: Int
    ) -> PricedLayouts {
        let first = problem.blocks[block].pairs.lowerBound
        var found: [PricedLayouts.Candidate] = []
        for column in columns[block] {
            var profit = 0.0
            var nominal = [Double](repeating: 0, count: problem.levels.count)
            for pair in column.pairs {
                profit += profits[Int(pair) - first]
                for level in nominal.indices { nominal[level] += problem.pairValue[level][Int(pair)] }
            }
            for level in nominal.indices { profit += levelWeights[level] * (column.value[level] - nominal[level]) }
            for use in column.extraUsage { profit -= rowPrices[Int(use.row)] * use.amount }
            if profit > threshold { found.append(PricedLayouts.Candidate(column: column, profit: profit)) }
        }
        found.sort { $0.profit != $1.profit ? $0.profit > $1.profit : $0.column.layout < $1.column.layout }
        return PricedLayouts(
            columns: Array(found.prefix(limit)), bound: max(threshold, found.first?.profit ?? threshold),
            isComplete: found.count <= limit)
    }
}

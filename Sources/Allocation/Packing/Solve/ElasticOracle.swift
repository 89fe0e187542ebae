// SPDX-License-Identifier: Apache-2.0

/// The oracle of an ``ElasticPacking``: that of the problem behind it, and one column for each stand-in.
struct ElasticOracle: LayoutOracle {
    let base: any LayoutOracle
    let baseBlockCount: Int
    let problem: PackingProblem

    func layouts(
        of block: Int, profits: Span<Double>, levelWeights: [Double], rowPrices: [Double], threshold: Double,
        limit: Int
    ) throws -> PricedLayouts {
        guard block >= baseBlockCount else {
            let priced = try base.layouts(
                of: block, profits: profits, levelWeights: Array(levelWeights.dropFirst()), rowPrices: rowPrices,
                threshold: threshold, limit: limit)
            // The layouts behind it are worth nothing at the level that counts stand-ins.
            return PricedLayouts(
                columns: priced.columns.map {
                    PricedLayouts.Candidate(column: $0.column.withFirstLevel(0), profit: $0.profit)
                }, bound: priced.bound, isComplete: priced.isComplete)
        }
        guard profits[0] > threshold else {
            return PricedLayouts(columns: [], bound: threshold, isComplete: true)
        }
        let column = problem.column(of: block, pairs: [Int32(problem.blocks[block].pairs.lowerBound)])
        return PricedLayouts(
            columns: [PricedLayouts.Candidate(column: column, profit: profits[0])], bound: profits[0],
            isComplete: true)
    }
}

extension PackingColumn {
    func withFirstLevel(_ first: Double) -> PackingColumn {
        PackingColumn(
            block: block, pairs: pairs, value: [first] + value, extraUsage: extraUsage, layout: layout)
    }

    var withoutFirstLevel: PackingColumn {
        PackingColumn(
            block: block, pairs: pairs, value: Array(value.dropFirst()), extraUsage: extraUsage, layout: layout)
    }
}

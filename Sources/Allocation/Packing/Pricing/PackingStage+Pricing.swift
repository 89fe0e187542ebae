// SPDX-License-Identifier: Apache-2.0

extension PackingStage {
    /// Prices all blocks.
    ///
    /// - Parameters:
    ///   - limit: most columns wanted of each block.
    ///   - slack: by how much a column may earn less than nothing, or than its block's entry in `floors`, and still be
    ///     wanted.
    ///   - floors: by block; empty for 0.
    func price(
        _ prices: [Double], limit: Int, slack: Double = 0, floors: [Double] = [],
        restriction: PairRestriction = PairRestriction()
    ) throws -> PricingRound {
        struct Chunk: Sendable {
            var candidates: [PricedLayouts.Candidate] = []
            var earnings: [Double] = []
            var calls = 0
            var isComplete = true
        }
        let weights = levelWeights(prices)
        let rowPrices = Array(prices[space.firstRow..<space.firstHeld])
        let chunks = try parallelChunks(of: problem.blocks.count, size: 16, threads: threads) { range in
            var chunk = Chunk()
            chunk.earnings.reserveCapacity(range.count)
            var profits: [Double] = []
            for block in range {
                let cost = resourceCost(of: block, at: prices)
                let most = pairProfits(of: block, at: prices, restriction: restriction, into: &profits)
                let threshold = cost + (floors.isEmpty ? 0 : floors[block]) - slack
                // The sum of the profits above zero bounds every column.
                guard most > threshold else {
                    chunk.earnings.append(0)
                    continue
                }
                chunk.calls += 1
                let priced = try oracle.layouts(
                    of: block, profits: profits.span, levelWeights: weights, rowPrices: rowPrices,
                    threshold: threshold, limit: limit)
                chunk.earnings.append(max(0, min(most, priced.bound) - cost))
                chunk.isComplete = chunk.isComplete && priced.isComplete
                chunk.candidates.append(contentsOf: priced.columns)
            }
            return chunk
        }
        let earnings = chunks.flatMap(\.earnings)
        var bound = space.limitsValue(prices)
        for earning in earnings { bound += earning }
        return PricingRound(
            bound: bound, candidates: chunks.flatMap(\.candidates), earnings: earnings,
            calls: chunks.reduce(0) { $0 + $1.calls }, isComplete: chunks.allSatisfy(\.isComplete))
    }

    /// By level: what one unit of value counts at the prices.
    func levelWeights(_ prices: [Double]) -> [Double] {
        problem.levels.indices.map { other in
            if other < level { return prices[space.firstHeld + other] }
            return other == level ? 1 : other == level + 1 ? tieWeight : 0
        }
    }

    /// The price of the shared resources of a block.
    func resourceCost(of block: Int, at prices: [Double]) -> Double {
        guard !space.sharedResources.isEmpty else { return 0 }
        var cost = 0.0
        for resource in problem.blocks[block].resources where space.sharedPlace[Int(resource)] >= 0 {
            cost += prices[space.firstShared + Int(space.sharedPlace[Int(resource)])]
        }
        return cost
    }

    /// Fills in the profit of each pair of a block; returns the sum of those above zero.
    func pairProfits(
        of block: Int, at prices: [Double], restriction: PairRestriction, into profits: inout [Double]
    ) -> Double {
        profits.removeAll(keepingCapacity: true)
        var sum = 0.0
        for pair in problem.blocks[block].pairs {
            if !restriction.forbidden.isEmpty, restriction.forbidden[pair] {
                profits.append(-.infinity)
                continue
            }
            let profit = pairProfit(pair, at: prices)
            if profit > 0 { sum += profit }
            profits.append(profit)
        }
        return sum
    }

    /// What a pair earns at most above the prices of its project and rows.
    func pairProfit(_ pair: Int, at prices: [Double]) -> Double {
        var profit = problem.pairValue[level][pair] - prices[Int(problem.pairProject[pair])]
        if tieWeight != 0 { profit += tieWeight * problem.pairValue[level + 1][pair] }
        for held in 0..<space.heldCount {
            profit += prices[space.firstHeld + held] * problem.pairValue[held][pair]
        }
        if space.rowCount > 0 {
            for use in problem.pairUsage[pair] { profit -= prices[space.firstRow + Int(use.row)] * use.amount }
        }
        return profit
    }
}

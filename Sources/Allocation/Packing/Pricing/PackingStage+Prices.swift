// SPDX-License-Identifier: Apache-2.0

extension PackingStage {
    /// By row of the master: what a price is measured in, and what a use is; 0 for a row that nothing uses.
    func priceUnits() -> (price: [Double], use: [Double]) {
        var price = space.zero
        var use = [Double](repeating: 1, count: space.count)
        for pair in 0..<problem.pairCount {
            let value = abs(problem.pairValue[level][pair])
            let project = Int(problem.pairProject[pair])
            price[project] = max(price[project], value)
        }
        let mean = meanValue
        for project in 0..<space.projectCount where price[project] == 0 { price[project] = mean }
        for row in space.firstShared..<space.firstRow { price[row] = mean }
        var totals = space.zero
        var counts = [Int](repeating: 0, count: space.count)
        for pair in 0..<problem.pairCount {
            for entry in problem.pairUsage[pair] {
                totals[space.firstRow + Int(entry.row)] += abs(entry.amount)
                counts[space.firstRow + Int(entry.row)] += 1
            }
            for held in 0..<space.heldCount where problem.pairValue[held][pair] != 0 {
                totals[space.firstHeld + held] += abs(problem.pairValue[held][pair])
                counts[space.firstHeld + held] += 1
            }
        }
        for row in space.firstRow..<space.count where totals[row] > 0 {
            use[row] = totals[row] / Double(counts[row])
            price[row] = mean / use[row]
        }
        return (price, use)
    }

    /// The mean worth of a pair at the present level, above 0.
    var meanValue: Double {
        let sum = problem.pairValue[level].reduce(0) { $0 + abs($1) }
        return max(sum / Double(max(1, problem.pairCount)), 1e-9)
    }

    /// The greatest worth of a pair at the present level, at least 0.
    var greatestValue: Double { problem.pairValue[level].reduce(0) { max($0, abs($1)) } }

    /// What all projects are worth at their best places: a bound for every plan.
    var bestPlaces: Double {
        var best = [Double](repeating: 0, count: problem.projectCount)
        for (pair, value) in problem.pairValue[level].enumerated() {
            let project = Int(problem.pairProject[pair])
            best[project] = max(best[project], value)
        }
        return best.reduce(0, +)
    }

    /// The least that a pair uses of a row, where it uses anything.
    func smallestUse(of row: Int) -> Double {
        var least = 1.0
        for pair in 0..<problem.pairCount where row >= space.firstRow {
            if row >= space.firstHeld {
                let value = abs(problem.pairValue[row - space.firstHeld][pair])
                if value > 1e-9 { least = min(least, value) }
            } else {
                for use in problem.pairUsage[pair] where Int(use.row) == row - space.firstRow && use.amount != 0 {
                    least = min(least, abs(use.amount))
                }
            }
        }
        return max(least, 1e-3)
    }

    /// Prices to begin from: what each project is worth at its best place, so that no block
    /// is stuffed with projects that none of them can tell apart.
    ///
    /// - Parameter before: the prices of the level above, whose value counts twice as much here as a pair of this level
    ///   is worth in the mean; empty at the first level.
    func firstPrices(after before: [Double]) -> [Double] {
        var prices = space.zero
        for pair in 0..<problem.pairCount {
            let project = Int(problem.pairProject[pair])
            prices[project] = max(prices[project], problem.pairValue[level][pair])
        }
        guard !before.isEmpty else { return prices }
        let units = priceUnits().price
        let last = space.count - 1
        let weight = 2 * units[last]
        for row in before.indices { prices[row] += weight * before[row] }
        prices[last] = weight
        return prices
    }

    /// By row of the master: its limit less what the best columns of a round use.
    func slack(of round: PricingRound, at prices: [Double]) -> [Double] {
        var slack = space.zero
        for row in slack.indices {
            if space.lower[row] == -.infinity {
                slack[row] = space.upper[row] == .infinity ? 0 : space.upper[row]
            } else if space.upper[row] == .infinity {
                slack[row] = space.lower[row]
            } else {
                slack[row] = prices[row] >= 0 ? space.upper[row] : space.lower[row]
            }
        }
        var last = Int32(-1)
        for candidate in round.candidates where candidate.column.block != last {
            last = candidate.column.block
            guard round.earnings[Int(last)] > 0 else { continue }
            forEachUse(of: candidate.column) { row, amount in slack[row] -= amount }
        }
        return slack
    }
}

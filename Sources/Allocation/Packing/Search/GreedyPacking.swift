// SPDX-License-Identifier: Apache-2.0

extension PackingStage {
    /// Adds to a plan what fits beside it: first what earns most at the prices, then at ever lower prices all the rest.
    ///
    /// Rows are not missed further than they are: a row with a lower limit stays as it is.
    ///
    /// - Returns: the rounds of pricing and the questions asked.
    func fill(_ plan: inout PackingPlan, at prices: [Double]) throws -> (rounds: Int, calls: Int) {
        var (rounds, calls) = (0, 0)
        for share in [1, 1, 1, 0.95, 0.9, 0.75, 0.5, 0.25, 0, 0, 0] {
            var restriction = PairRestriction()
            restriction.forbidden = (0..<problem.pairCount).map {
                plan.blockOfProject[Int(problem.pairProject[$0])] >= 0
            }
            for (index, block) in problem.blocks.enumerated()
            where plan.columns[index] != nil || block.resources.contains(where: { plan.blockOfResource[Int($0)] >= 0 })
            {
                for pair in block.pairs { restriction.forbidden[pair] = true }
            }
            let round = try price(prices.map { share * $0 }, limit: 1, restriction: restriction)
            rounds += 1
            calls += round.calls
            let order = round.candidates.indices.sorted {
                let (first, second) = (round.candidates[$0].profit, round.candidates[$1].profit)
                return first != second ? first > second : $0 < $1
            }
            for index in order {
                let column = round.candidates[index].column
                if plan.isFree(for: column, problem), keepsRows(column, in: plan) { plan.add(column, problem) }
            }
        }
        return (rounds, calls)
    }

    private func keepsRows(_ column: PackingColumn, in plan: PackingPlan) -> Bool {
        guard space.firstRow < space.count else { return true }
        var uses: [Int: Double] = [:]
        forEachUse(of: column) { row, amount in
            if row >= space.firstRow { uses[row, default: 0] += amount }
        }
        return uses.allSatisfy { row, amount in
            let before =
                row < space.firstHeld ? plan.activity[row - space.firstRow] : -plan.value[row - space.firstHeld]
            return (amount <= 0 || before + amount <= space.upper[row] + 1e-9)
                && (amount >= 0 || before + amount >= space.lower[row] - 1e-9)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Packs projects on blocks so that each level of the objective is the best possible, those above it held.
package struct PackingSolver: Sendable {
    let problem: PackingProblem
    let oracle: any LayoutOracle

    package init(problem: PackingProblem, oracle: any LayoutOracle) {
        self.problem = problem
        self.oracle = oracle
    }

    /// Solves all levels.
    ///
    /// - Parameters:
    ///   - start: a plan to begin from, one column for each block used, that meets all rows.
    ///   - progress: called on the caller's thread, after every step worth telling.
    ///   - isCancelled: asked on the caller's thread between steps; the best plan so far is then returned.
    /// - Throws: what the oracle throws, and `OptimizationError` when the solver of programmes fails.
    package func solve(
        limits: PackingLimits = PackingLimits(), start: [PackingColumn] = [],
        progress: (PackingProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
    ) throws -> PackingSolution {
        try withoutActuallyEscaping(progress) { progress in
            try withoutActuallyEscaping(isCancelled) { isCancelled in
                var watch = WorkWatch(limits: limits, progress: progress, isCancelled: isCancelled)
                return try solve(from: PackingPlan(problem, columns: start), &watch)
            }
        }
    }

    private func solve(from start: PackingPlan, _ watch: inout WorkWatch) throws -> PackingSolution {
        let limits = watch.limits
        let index = PairIndex(problem)
        var plan: PackingPlan = start
        var levels: [PackingSolution.Level] = []
        var held: [Double] = []
        var prices: PackingPrices?
        for level in problem.levels.indices {
            let stage = PackingStage(
                problem: problem, oracle: oracle, level: level, held: held, threads: limits.threads)
            var search = LevelSearch(
                stage: stage, index: index, limits: limits, plan: plan, prices: stage.firstPrices())
            try search.run(&watch, firstStep: 0.05)
            plan = search.plan ?? plan
            if prices == nil { prices = stage.reported(search.prices, earnings: search.earnings) }
            levels.append(result(of: search, name: problem.levels[level]))
            held.append(floor(of: plan.value[level], at: level))
        }
        return PackingSolution(
            columns: plan.chosen, levels: levels,
            prices: prices ?? PackingPrices(projects: [], resources: [], rows: []), work: watch.work,
            limitReached: watch.limitReached)
    }

    /// What a level must keep: half a step below what it has reached, so that tolerances do not matter.
    private func floor(of value: Double, at level: Int) -> Double {
        value - (problem.valueStep[level].map { $0 / 2 } ?? 1e-7 * max(1, abs(value)))
    }

    private func result(of search: LevelSearch, name: String) -> PackingSolution.Level {
        let bound = search.bound.isFinite ? search.bound : nil
        let objective = search.objective
        var gap = Double.infinity
        if let objective, let bound { gap = objective == bound ? 0 : abs(bound - objective) / abs(objective) }
        return PackingSolution.Level(
            name: name, status: search.isClosed ? .optimal : .feasible, objective: objective, bestBound: bound,
            relativeGap: gap)
    }
}

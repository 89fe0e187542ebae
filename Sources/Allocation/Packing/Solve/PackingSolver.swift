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
                let plan = PackingPlan(problem, columns: start)
                if plan.largestViolation(problem) <= 1e-6 { return try solve(from: plan, &watch) }
                precondition(start.isEmpty, "a start must meet all rows")
                guard let elastic = ElasticPacking(problem, oracle: oracle) else {
                    preconditionFailure("the empty plan misses only rows that need something")
                }
                return try solve(elastic, &watch)
            }
        }
    }

    private func solve(_ elastic: ElasticPacking, _ watch: inout WorkWatch) throws -> PackingSolution {
        let solver = PackingSolver(problem: elastic.problem, oracle: elastic.oracle)
        let solution = try solver.solve(
            from: PackingPlan(elastic.problem, columns: elastic.start), &watch, stopBelow: 0)
        let met = solution.levels[0]
        let prices = PackingPrices(
            projects: Array(solution.prices.projects.prefix(problem.projectCount)),
            resources: Array(solution.prices.resources.prefix(problem.resourceCount)), rows: solution.prices.rows)
        guard met.objective == 0 else {
            let status: PackingSolution.Status = met.status == .optimal ? .infeasible : .noPlanFound
            return PackingSolution(
                columns: [],
                levels: problem.levels.map {
                    PackingSolution.Level(
                        name: $0, status: status, objective: nil, bestBound: nil, relativeGap: .infinity)
                }, prices: prices, work: solution.work, limitReached: solution.limitReached)
        }
        return PackingSolution(
            columns: solution.columns.map(\.withoutFirstLevel), levels: Array(solution.levels.dropFirst()),
            prices: prices, work: solution.work, limitReached: solution.limitReached)
    }

    /// - Parameter floor: what the first level must reach for the others to be solved.
    private func solve(
        from start: PackingPlan, _ watch: inout WorkWatch, stopBelow floor: Double = -.infinity
    ) throws -> PackingSolution {
        let limits = watch.limits
        let index = PairIndex(problem)
        // Of stand-ins the prices tell nothing: those of the level after are reported.
        let reportedLevel = floor == -.infinity ? 0 : 1
        var plan = start
        var levels: [PackingSolution.Level] = []
        var held: [Double] = []
        var reported = PackingPrices(problem)
        var prices: [Double] = []
        for level in problem.levels.indices {
            let stage = PackingStage(
                problem: problem, oracle: oracle, level: level, held: held, threads: limits.threads)
            var search = LevelSearch(
                stage: stage, index: index, limits: limits, plan: plan, prices: stage.firstPrices(after: prices))
            try search.run(&watch, firstStep: 0.05)
            plan = search.plan
            prices = search.prices
            if level == reportedLevel { reported = stage.reported(search.prices, earnings: search.earnings) }
            levels.append(result(of: search, name: problem.levels[level]))
            if level == 0, plan.value[0] < floor { break }
            held.append(self.floor(of: plan.value[level], at: level))
        }
        return PackingSolution(
            columns: plan.chosen, levels: levels, prices: reported, work: watch.work,
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
        if let bound { gap = objective == bound ? 0 : abs(bound - objective) / abs(objective) }
        return PackingSolution.Level(
            name: name, status: search.isClosed ? .optimal : .feasible, objective: objective, bestBound: bound,
            relativeGap: gap)
    }
}

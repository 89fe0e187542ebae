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
                        name: $0, status: status, objective: nil, bestBound: nil)
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
        var required = Set<Int32>()
        // Every column that a plan may have which holds the levels so far; nil where they are too many.
        var all: [PackingColumn]?
        for level in problem.levels.indices {
            let stage = PackingStage(
                problem: problem, oracle: oracle, level: level, held: held, required: required,
                threads: limits.threads)
            if let columns = all, !watch.mustStop() {
                let answer = try stage.solveWhole(
                    columns, plan: plan, nodeLimit: max(0, min(20_000, limits.maximumNodes - watch.work.nodes)),
                    relativeGap: limits.relativeGap, shouldStop: watch.brake)
                watch.count(nodes: max(1, answer.nodes))
                if let chosen = answer.chosen { plan = PackingPlan(problem, columns: chosen) }
                if answer.isProven, let bound = answer.bound {
                    let value = plan.value[level]
                    levels.append(
                        result(
                            name: problem.levels[level], objective: value,
                            bound: max(value, stage.rounded(bound: bound)), isClosed: true))
                    watch.report(level: level, objective: value, bound: levels[level].bestBound ?? value)
                    held.append(self.floor(of: value, at: level))
                    continue
                }
            }
            var search = LevelSearch(
                stage: stage, index: index, limits: limits, plan: plan, prices: stage.firstPrices(after: prices))
            try search.run(&watch, firstStep: 0.05)
            plan = search.plan
            prices = search.prices
            if level == reportedLevel { reported = stage.reported(search.prices, earnings: search.earnings) }
            levels.append(
                result(
                    name: problem.levels[level], objective: search.objective,
                    bound: search.bound.isFinite ? search.bound : nil, isClosed: search.isClosed))
            if level == 0, plan.value[0] < floor { break }
            held.append(self.floor(of: plan.value[level], at: level))
            guard level + 1 < problem.levels.count, !watch.mustStop() else { continue }
            let room = search.dualBound - held[level]
            required.formUnion(search.projectsWorthMore(than: room))
            all = try stage.columnsLosing(
                atMost: room + 1e-9 * max(1, abs(held[level])), at: search.prices,
                earnings: search.earnings, most: Self.mostColumnsOfAll, restriction: PairRestriction(), watch: &watch)
        }
        return PackingSolution(
            columns: plan.chosen, levels: levels, prices: reported, work: watch.work,
            limitReached: watch.limitReached)
    }

    /// Of more columns the levels after the first are searched anew.
    private static let mostColumnsOfAll = 60_000

    /// What a level must keep: half a step below what it has reached, so that tolerances do not matter.
    private func floor(of value: Double, at level: Int) -> Double {
        value - (problem.valueStep[level].map { $0 / 2 } ?? 1e-7 * max(1, abs(value)))
    }

    private func result(
        name: String, objective: Double, bound: Double?, isClosed: Bool
    ) -> PackingSolution.Level {
        PackingSolution.Level(
            name: name, status: isClosed ? .optimal : .feasible, objective: objective, bestBound: bound)
    }
}

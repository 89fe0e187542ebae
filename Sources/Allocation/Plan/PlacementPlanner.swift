// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Places all projects at once.
///
/// ```swift
/// let problem = try PlacementProblem(projects, in: SiteFinder(snapshot))
/// let plan = try PlacementPlanner(limits: PlacementLimits(threads: 2)).plan(problem)
/// plan.levels.first?.relativeGap
/// ```
public struct PlacementPlanner: Sendable {
    public var limits: PlacementLimits

    public init(limits: PlacementLimits = PlacementLimits(threads: 1)) {
        self.limits = limits
    }

    /// The best plan for `problem`, and for every project left out what binds and what would place it.
    ///
    /// Deterministic, whatever the number of threads, but for a time limit.
    ///
    /// - Parameters:
    ///   - isExplained: whether what binds, remedies and values are worked out, which means to plan again and again.
    ///   - progress: called on the caller's thread.
    ///   - isCancelled: asked now and then; the best plan so far is then given, without explanations.
    /// - Throws: `OptimizationError` when the solver fails; `SpatialError` from siting.
    public func plan(
        _ problem: PlacementProblem, isExplained: Bool = true, progress: (PlacementProgress) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws -> PlacementPlan {
        let clock = ContinuousClock()
        let began = clock.now
        let memories = LayoutMemories()
        let solve = try PlacementSolve(
            PlacementPacking(problem, recalling: memories), recalling: memories, limits: limits.packing,
            progress: { progress(.solving(level: $0.level, objective: $0.objective, bestBound: $0.bestBound)) },
            isCancelled: isCancelled
        ).noWorseThanAQueue()
        let decoding = try PlacementDecoding(solve)
        let seconds = (clock.now - began) / .seconds(1)
        let explained = try PlanExplanation(
            solve, decoding, limits: limits.packing, progress: progress,
            isCancelled: { !isExplained || isCancelled() })
        let solution = solve.solution
        return PlacementPlan(
            status: solution.levels.allSatisfy { $0.status == .optimal } ? .optimal : .feasible,
            limitReached: solution.limitReached.flatMap { PlacementPlan.Limit(rawValue: $0.rawValue) },
            levels: levels(of: solve, promisedFit: decoding.promisedFit), assignments: decoding.assignments,
            grounds: decoding.grounds, unplaced: explained.unplaced, marginalValues: explained.marginalValues,
            stockUse: explained.stockUse, baselines: explained.baselines, totalWeight: problem.totalWeight,
            isSearchComplete: problem.isSearchComplete,
            work: PlacementWork(
                columns: solution.work.columns, pricingRounds: solution.work.rounds, nodes: solution.work.nodes,
                seconds: seconds))
    }

    /// With what is promised counted in.
    private func levels(of solve: PlacementSolve, promisedFit: Double) -> [PlacementPlan.Level] {
        solve.solution.levels.map { level in
            let before: Double =
                switch level.name {
                case PlacementPacking.weightLevel: solve.problem.promisedWeight
                case PlacementPacking.fitLevel: promisedFit
                default: 0
                }
            let objective = (level.objective ?? 0) + before
            let bound = (level.bestBound ?? .infinity) + before
            return PlacementPlan.Level(
                name: level.name, objective: objective, bestBound: bound,
                relativeGap: bound == objective
                    ? 0 : objective == 0 ? .infinity : abs(bound - objective) / abs(objective),
                isOptimal: level.status == .optimal)
        }
    }
}

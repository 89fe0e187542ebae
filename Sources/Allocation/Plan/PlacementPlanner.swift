// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Optimization
public import Siting

/// Places all projects at once.
public struct PlacementPlanner: Sendable {
    public let finder: SiteFinder

    public init(_ finder: SiteFinder) {
        self.finder = finder
    }

    /// The best plan for `problem`, and for every project left out what binds and what would place it.
    ///
    /// Deterministic: the solver runs on one thread with limits in nodes only.
    /// - Throws: `OptimizationError` when the solver fails; `SpatialError` from siting.
    public func plan(_ problem: PlacementProblem, progress: ((Int) -> Void)? = nil) throws -> PlacementPlan {
        let solved = try PlacementPlanner.solve(problem)
        var unplaced: [PlacementPlan.Unplaced] = []
        let explainer = UnplacedExplainer(problem: problem, solved: solved, finder: finder)
        for (done, index) in problem.candidates.indices.enumerated() where solved.siteOf[index] == nil {
            unplaced.append(try explainer.explain(index))
            progress?(done + 1)
        }
        for project in problem.withoutNeed {
            unplaced.append(.init(project: project, weight: 0, bindings: [.noStatedNeed], remedies: []))
        }
        return PlacementPlan(
            status: solved.isOptimal ? .optimal : .feasible, levels: solved.levels,
            assignments: problem.candidates.indices.compactMap { index in
                solved.siteOf[index].map { .init(project: problem.candidates[index].project, site: $0) }
            },
            unplaced: unplaced.sorted { $0.project.id < $1.project.id },
            totalWeight: problem.candidates.reduce(0) { $0 + $1.weight }, nodes: solved.nodes)
    }

    /// What one solve gives: the site of each placed candidate and the levels.
    struct Solved {
        let isOptimal: Bool
        let levels: [PlacementPlan.Level]
        let siteOf: [Int: Site]
        let nodes: Int

        var weight: Double { levels.first?.objective ?? 0 }
    }

    static func solve(_ problem: PlacementProblem) throws -> Solved {
        let built = try PlacementModel(problem)
        guard !built.pairs.isEmpty else {
            let levels = built.objective.levels.map {
                PlacementPlan.Level(name: $0.name, objective: 0, bestBound: 0, relativeGap: 0)
            }
            return Solved(isOptimal: true, levels: levels, siteOf: [:], nodes: 0)
        }
        let solution = try built.objective.solve(built.model)
        var siteOf: [Int: Site] = [:]
        if solution.hasValues {
            for pair in built.pairs where solution.isChosen(pair.variable) { siteOf[pair.candidate] = pair.site }
        }
        return Solved(
            isOptimal: solution.status == .optimal,
            levels: solution.levels.map { level in
                let reached = level.finalValue ?? level.objective ?? 0
                return PlacementPlan.Level(
                    name: level.name, objective: reached, bestBound: level.bestBound ?? .infinity,
                    relativeGap: level.relativeGap)
            },
            siteOf: siteOf, nodes: solution.levels.reduce(0) { $0 + $1.nodes })
    }
}

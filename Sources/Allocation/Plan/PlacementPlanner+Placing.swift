// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension PlacementPlanner {
    /// The best plan among those that have one project on one site. It is not explained.
    ///
    /// - Parameters:
    ///   - index: of the candidate.
    ///   - parcels: positions in the snapshot's parcels, ascending, several merged; empty leaves all land open to it.
    ///   - units: positions in the snapshot's units, ascending; empty leaves all floors open to it.
    /// - Returns: nil where it cannot be there, whatever becomes of others. Where what is promised or limited keeps it
    ///   away, the plan does without it.
    package func plan(
        _ problem: PlacementProblem, placing index: Int, onParcels parcels: [Int], units: [Int],
        progress: (PlacementProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
    ) throws -> PlacementPlan? {
        guard let confined = problem.confining(index, toParcels: parcels, units: units) else { return nil }
        var planner = self
        // The weight that was added counts in the gap too, and must not loosen it.
        planner.limits.relativeGap *= problem.totalWeight / max(confined.problem.totalWeight, 1e-9)
        var plan = try planner.plan(
            confined.problem, isExplained: false, progress: progress, isCancelled: isCancelled)
        let project = problem.candidates[index].project.id
        plan.levels[0] = plan.levels[0].without(
            confined.addedWeight, isPlaced: plan.assignments.contains { $0.project.id == project })
        plan.totalWeight = problem.totalWeight
        return plan
    }
}

extension PlacementPlan.Level {
    /// Without the weight that was added to one project.
    fileprivate func without(_ added: Double, isPlaced: Bool) -> PlacementPlan.Level {
        let (objective, bound) = (isPlaced ? self.objective - added : self.objective, bestBound - added)
        return PlacementPlan.Level(
            name: name, objective: objective, bestBound: max(objective, bound),
            relativeGap: bound <= objective ? 0 : (bound - objective) / max(abs(objective), 1e-9),
            isOptimal: isOptimal)
    }
}

// SPDX-License-Identifier: Apache-2.0
public import Allocation
internal import LandModel
internal import LandStore
internal import Siting

extension Planner {
    /// Places projects at once, and keeps the plan under `name` unless that is nil.
    ///
    /// - Parameters:
    ///   - previous: the name of a kept plan; projects stay where that one had them as far as the weight placed allows.
    ///   - text: the whole answer as JSON, as the face that asks will show it; kept with the plan.
    ///   - searching: called with the projects searched so far and their number, from several threads, one at a time.
    ///   - solving: called on the caller's thread, first when the search is done and the solve begins.
    ///   - isCancelled: asked now and then during the solve; the best plan so far is then kept and answered.
    /// - Throws: `WorkspaceError` for an unknown project or plan and, before anything is solved, when a plan of that name
    ///   has been accepted; `OptimizationError` when the solver fails.
    public func match(
        _ selection: ProjectSelection = ProjectSelection(), keepAs name: String?, keepingTo previous: String? = nil,
        limits: PlacementLimits = PlacementLimits(threads: 1), withText text: ((MatchAnswer) throws -> String)? = nil,
        searching: (@Sendable (Int, Int) -> Void)? = nil, solving: (PlacementProgress) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws -> MatchAnswer {
        if let name { try workspace.requireFreePlanName(name) }
        let kept = try previous.map { try self.plan(named: $0) }
        let event = try workspace.lastEvent()
        let snapshot = try self.snapshot()
        let projects = try selection.projects(in: snapshot)
        let policy = try self.policy()
        let problem = try PlacementProblem(
            projects, in: SiteFinder(snapshot, policy: policy.siting), policy: policy.allocation,
            keepingTo: kept?.previousSites ?? [:], progress: { searching?($0, projects.count) })
        solving(.solving(level: 0, objective: nil, bestBound: nil))
        let plan = try PlacementPlanner(limits: limits).plan(problem, progress: solving, isCancelled: isCancelled)
        func answer(_ name: String?, _ difference: PlanDifference?) -> MatchAnswer {
            MatchAnswer(
                snapshot: snapshot, plan: plan, policy: policy.allocation, limits: limits, name: name,
                difference: difference)
        }
        let record = try PlanRecord(answer(name, nil), as: name ?? "", madeAt: moment)
        let keptName = try name.flatMap { try mayTakeThePlace(record, stoppedBy: plan.limitReached) ? $0 : nil }
        let whole = answer(
            keptName,
            try kept.map { before in
                try PlanDifference(from: before, to: record, crs: snapshot.crs) { snapshot.project(id: $0)?.name }
            })
        if keptName != nil { try workspace.keep(record.with(answer: text?(whole)), readAt: event, by: actor) }
        return whole
    }

    /// Whether a plan may be kept under its name: one whose solve was broken off never takes the place of one that places
    /// more projects.
    private func mayTakeThePlace(_ record: PlanRecord, stoppedBy limit: PlacementPlan.Limit?) throws -> Bool {
        guard limit == .cancelled || limit == .time, try plans().contains(where: { $0.id == record.summary.id })
        else { return true }
        let kept = try self.plan(named: record.summary.id)
        return record.previousSites.count >= kept.previousSites.count
    }
}

extension PlanRecord {
    /// Where it has its projects.
    var previousSites: [String: PreviousSite] {
        Dictionary(
            sites.compactMap { site in
                site.project.map {
                    ($0.id, PreviousSite(parcelIDs: Set(site.parcelIDs), unitIDs: Set(site.unitIDs)))
                }
            }
        ) { first, _ in first }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import Allocation
internal import LandModel
internal import LandStore
internal import Siting

extension Planner {
    /// Prices a planner's own idea: what becomes of a kept plan when one project goes to a site of his choice, and the
    /// others are placed around it as well as can be. Nothing is written.
    ///
    /// The plan is made anew twice for the projects of the kept plan, without the move and with it, and both keep to the
    /// kept plan as far as the weight placed allows; what they differ in is the price.
    ///
    /// - Parameters:
    ///   - siteID: a parcel, of which the project may get a part; parcels joined by `+`; units; or a floor and land.
    ///   - searching: called with the projects searched so far and their number, from several threads, one at a time.
    /// - Throws: `WorkspaceError` for a name that is unknown, and for a project that states no need.
    public func move(
        _ projectID: String, to siteID: String, inPlan name: String,
        limits: PlacementLimits = PlacementLimits(threads: 1),
        searching: (@Sendable (Int, Int) -> Void)? = nil, solving: (PlacementProgress) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws -> MoveAnswer {
        let kept = try plan(named: name)
        let snapshot = try self.snapshot()
        let policy = try self.policy()
        let target = try MoveTarget(siteID, in: snapshot)
        var selection = ProjectSelection()
        let asked = Set(kept.sites.compactMap(\.project?.id) + kept.unplacedIDs + [projectID])
        let known = Set(snapshot.projects.map(\.id))
        selection.ids = asked.filter { known.contains($0) || $0 == projectID }.sorted()
        let projects = try selection.projects(in: snapshot)
        let problem = try PlacementProblem(
            projects, in: SiteFinder(snapshot, policy: policy.siting), policy: policy.allocation,
            keepingTo: kept.previousSites, progress: { searching?($0, projects.count) })
        guard let index = problem.candidates.firstIndex(where: { $0.project.id == projectID }) else {
            throw WorkspaceError(.badData, "project `\(projectID)` states neither net area nor floor area")
        }
        let candidate = problem.candidates[index]
        func answer(
            _ verdict: MoveAnswer.Verdict, reasons: [(id: String, reason: Reason)] = [],
            _ price: MoveAnswer.Price? = nil
        ) -> MoveAnswer {
            MoveAnswer(
                planName: name, project: candidate.project, siteID: siteID,
                from: kept.sites.first { $0.project?.id == projectID }, verdict: verdict, reasons: reasons,
                price: price, isSynthetic: snapshot.isSynthetic)
        }
        let promised = (candidate.promisedParcel.map { [$0] }, candidate.promisedFloor?.units)
        guard promised.0 == nil || target.parcels.isEmpty, promised.1 == nil || target.units.isEmpty else {
            return answer(.promised)
        }
        let planner = PlacementPlanner(limits: limits)
        guard
            let after = try planner.plan(
                problem, placing: index, onParcels: target.parcels, units: target.units, progress: solving,
                isCancelled: isCancelled)
        else { return answer(.unsuitable, reasons: try reasons(against: target, for: candidate, by: problem.finder)) }
        guard after.assignments.contains(where: { $0.project.id == projectID }) else { return answer(.blocked) }
        let before = try planner.plan(
            problem, isExplained: false, progress: solving, isCancelled: isCancelled)
        let record = try PlanRecord(
            MatchAnswer(
                snapshot: snapshot, plan: after, policy: policy.allocation, limits: limits, name: nil, difference: nil),
            as: name, madeAt: moment)
        let difference = try PlanDifference(from: kept, to: record, crs: snapshot.crs) {
            snapshot.project(id: $0)?.name
        }
        return answer(
            .possible,
            MoveAnswer.Price(
                before: before.levels, after: after.levels,
                isProven: before.status == .optimal && after.status == .optimal, difference: difference))
    }

    private func reasons(
        against target: MoveTarget, for candidate: PlacementCandidate, by finder: SiteFinder
    ) throws -> [(id: String, reason: Reason)] {
        let snapshot = finder.snapshot
        let requirement = candidate.requirement
        if requirement.asksForFloor {
            return try target.units.flatMap { unit in
                try finder.reasons(against: unit, for: requirement).map { (id: snapshot.units[unit].id, reason: $0) }
            }
        }
        return try target.parcels.flatMap { parcel in
            try finder.reasons(against: parcel, for: requirement).map { (id: snapshot.parcels.id[parcel], reason: $0) }
        }
    }
}

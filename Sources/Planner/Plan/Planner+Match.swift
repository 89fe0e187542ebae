// SPDX-License-Identifier: Apache-2.0
public import Allocation
public import LandModel
internal import LandStore
internal import Siting

/// Which projects a plan is made for.
public struct ProjectSelection: Sendable {
    /// Only these, when not empty; otherwise all that wait for a site.
    public var ids: [String] = []
    /// Whether projects still under negotiation are placed too.
    public var includesNegotiating = true

    public init() {}

    func projects(in snapshot: LandSnapshot) throws -> [Project] {
        if ids.isEmpty {
            return snapshot.projects.filter { $0.stage.needsSite || ($0.stage == .negotiating && includesNegotiating) }
        }
        return try ids.map { id in
            guard let project = snapshot.project(id: id) else {
                throw WorkspaceError(.unknownFeature, "there is no project `\(id)`")
            }
            return project
        }
    }
}

/// A plan with the city it was made for.
public struct MatchAnswer: Sendable {
    public let snapshot: LandSnapshot
    public let plan: PlacementPlan
    /// The name it is kept under; nil for a dry run.
    public let name: String?
}

extension Planner {
    /// Places projects at once, and keeps the plan under `name` unless that is nil.
    ///
    /// - Parameters:
    ///   - text: the whole answer as JSON, as the face that asks will show it; kept with the plan.
    ///   - progress: called with projects searched, and their number.
    /// - Throws: `WorkspaceError`, before anything is solved, when a plan of that name has been accepted.
    public func match(
        _ selection: ProjectSelection = ProjectSelection(), keepAs name: String?,
        withText text: ((MatchAnswer) throws -> String)? = nil, progress: ((Int, Int) -> Void)? = nil
    ) throws -> MatchAnswer {
        if let name { try workspace.requireFreePlanName(name) }
        let event = try workspace.lastEvent()
        let snapshot = try self.snapshot()
        let projects = try selection.projects(in: snapshot)
        let finder = SiteFinder(snapshot, policy: try sitingPolicy())
        let problem = try PlacementProblem(projects, in: finder) { progress?($0, projects.count) }
        let plan = try PlacementPlanner(finder).plan(problem)
        let answer = MatchAnswer(snapshot: snapshot, plan: plan, name: name)
        if let name {
            try workspace.keep(
                PlanRecord(answer, as: name, madeAt: moment, text: try text?(answer)), readAt: event, by: actor)
        }
        return answer
    }
}

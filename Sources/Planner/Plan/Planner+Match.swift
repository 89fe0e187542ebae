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
    /// - Parameter progress: called with projects searched, their number, and the word for what is being done.
    public func match(
        _ selection: ProjectSelection = ProjectSelection(), keepAs name: String?,
        progress: ((Int, Int) -> Void)? = nil
    ) throws -> MatchAnswer {
        let snapshot = try self.snapshot()
        let projects = try selection.projects(in: snapshot)
        let finder = SiteFinder(snapshot, policy: try sitingPolicy())
        let problem = try PlacementProblem(projects, in: finder) { progress?($0, projects.count) }
        let plan = try PlacementPlanner(finder).plan(problem)
        let answer = MatchAnswer(snapshot: snapshot, plan: plan, name: name)
        if let name { try keep(answer, as: name) }
        return answer
    }

    private func keep(_ answer: MatchAnswer, as name: String) throws {
        let sites = try answer.plan.assignments.map { assignment in
            PlanRecord.Site(
                projectID: assignment.project.id, projectName: assignment.project.name,
                kind: assignment.site.kind.rawValue,
                parcelIDs: assignment.site.kind == .wholeParcel ? [assignment.site.id] : [],
                unitIDs: assignment.site.kind == .factoryFloor ? [assignment.site.id] : [],
                areaSquareMetres: assignment.site.areaSquareMetres, score: assignment.site.score,
                geometry: assignment.site.kind == .wholeParcel
                    ? try answer.snapshot.parcels.shapes.geometry(at: assignment.site.index) : nil)
        }
        try workspace.keep(
            PlanRecord(
                id: name, status: answer.plan.status.rawValue, sites: sites, isSynthetic: answer.snapshot.isSynthetic),
            by: actor, at: moment)
    }
}

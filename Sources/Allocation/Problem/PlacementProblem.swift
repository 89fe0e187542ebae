// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// Projects with the sites that can house each of them: what the plan chooses from.
public struct PlacementProblem: Sendable {
    public struct Candidate: Sendable {
        public let project: Project
        public let requirement: Requirement
        public let weight: Double
        public let search: SiteSearch
    }

    /// In the order of project ids.
    public let candidates: [Candidate]
    /// Projects of which nothing is known that could be sought.
    public let withoutNeed: [Project]

    public init(candidates: [Candidate], withoutNeed: [Project] = []) {
        self.candidates = candidates
        self.withoutNeed = withoutNeed
    }

    /// Finds the sites of every project that states a need.
    ///
    /// - Parameter progress: called with the number of projects searched so far.
    public init(
        _ projects: [Project], in finder: SiteFinder, priorities: PriorityPolicy = .shipped,
        progress: ((Int) -> Void)? = nil
    ) throws {
        var candidates: [Candidate] = []
        for (done, project) in projects.sorted(by: { $0.id < $1.id }).enumerated() where project.hasStatedNeed {
            let requirement = Requirement(of: project, policy: finder.policy)
            candidates.append(
                Candidate(
                    project: project, requirement: requirement, weight: priorities.weight(of: project),
                    search: try finder.find(requirement)))
            progress?(done + 1)
        }
        self.candidates = candidates
        withoutNeed = projects.filter { !$0.hasStatedNeed }.sorted { $0.id < $1.id }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Finds land and floor for requirements on one snapshot 按图索地: screen, fit, score, explain.
///
/// ```swift
/// let search = try SiteFinder(snapshot).find(Requirement(of: project))
/// search.sites.first?.id
/// ```
public struct SiteFinder: Sendable {
    public let snapshot: LandSnapshot
    public let policy: SitingPolicy

    public init(_ snapshot: LandSnapshot, policy: SitingPolicy = .shipped) {
        self.snapshot = snapshot
        self.policy = policy
    }

    /// All sites of a requirement with the funnel and near misses.
    ///
    /// - Parameter nearMissCount: how many candidates each near miss should let in at least.
    /// - Complexity: O(candidates × attribute criteria), plus geometry for what passes all of those, or all but one.
    /// - Throws: `SpatialError` when a parcel's geometry cannot be measured.
    public func find(_ requirement: Requirement, nearMissCount: Int = 1) throws -> SiteSearch {
        precondition(nearMissCount > 0, "a near miss lets at least one candidate in")
        let rules = SiteRules(requirement, in: snapshot)
        let screen = try Screen(rules, knownOnly: requirement.knownOnly)
        let scorer = SiteScorer(requirement, snapshot: snapshot, policy: policy)
        let sites = screen.survivors.map { scorer.site($0.index, unknown: $0.unknown) }
            .sorted { ($1.score, $0.id) < ($0.score, $1.id) }
        return SiteSearch(
            requirement: requirement, candidateCount: rules.candidateCount, sites: sites, funnel: screen.funnel,
            nearMisses: try nearMisses(of: screen, rules, requirement, count: nearMissCount))
    }

    /// Every criterion that keeps one parcel or unit out, in the order of the funnel; empty for a site of the answer.
    public func reasons(against candidate: Int, for requirement: Requirement) throws -> [Reason] {
        try SiteRules(requirement, in: snapshot).all.compactMap { rule in
            switch try rule.verdict(candidate) {
            case .meets: nil
            case .fails(let relaxation): Reason(criterion: rule.criterion, relaxation: relaxation)
            case .unknown: requirement.knownOnly ? Reason(criterion: rule.criterion, relaxation: nil) : nil
            }
        }
    }

    /// Position of a parcel or unit among the candidates of a requirement; nil for an unknown id.
    public func candidate(withID id: String, for requirement: Requirement) -> Int? {
        requirement.asksForFloor
            ? snapshot.units.firstIndex { $0.id == id } : snapshot.parcels.id.firstIndex(of: id)
    }

    func candidateID(_ index: Int, _ requirement: Requirement) -> String {
        requirement.asksForFloor ? snapshot.units[index].id : snapshot.parcels.id[index]
    }
}

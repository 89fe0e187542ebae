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

    /// The sites of a requirement with the funnel and near misses.
    ///
    /// - Parameters:
    ///   - limit: how many sites to name, the best first; nil names all. They are counted in any case.
    ///   - nearMissCount: how many candidates each near miss should let in at least.
    /// - Complexity: O(candidates / 64) a criterion once the snapshot's index has its columns, and O(1) a site to score;
    ///   plus geometry, where it has not been measured, for what passes all attributes, or all but one.
    /// - Throws: `SpatialError` when a parcel's geometry cannot be measured.
    public func find(
        _ requirement: Requirement, limit: Int? = nil, explaining explanation: SiteSearch.Explanation = .nearMisses,
        nearMissCount: Int = 1
    ) throws -> SiteSearch {
        precondition(nearMissCount > 0, "a near miss lets at least one candidate in")
        precondition(limit ?? 0 >= 0, "no fewer than no sites")
        let rules = SiteRules(requirement, in: snapshot)
        let screen = try Screen(rules, knownOnly: requirement.knownOnly, explaining: explanation)
        let scorer = SiteScorer(requirement, snapshot: snapshot, policy: policy)
        let siteCount = screen.survivors.population
        let best = scorer.best(min(limit ?? siteCount, siteCount), of: screen.survivors)
        return SiteSearch(
            requirement: requirement, candidateCount: rules.candidateCount, siteCount: siteCount,
            sites: best.map { scorer.site($0, unknown: screen.unknown(of: $0)) }, funnel: screen.funnel,
            nearMisses: explanation == .nearMisses
                ? try nearMisses(of: screen, rules, requirement, count: nearMissCount) : [])
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

// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting

/// Every candidate looked at by itself, rule after rule: slow, and easy to believe.
struct OracleFinder {
    let snapshot: LandSnapshot
    var policy = SitingPolicy.shipped

    struct Answer {
        let sites: [Site]
        let funnel: [SiteSearch.FunnelStep]
        let nearMisses: [SiteSearch.NearMiss]
    }

    func find(_ requirement: Requirement, nearMissCount: Int) throws -> Answer {
        let rules = OracleRules(requirement, in: snapshot)
        let screen = try OracleScreen(rules, knownOnly: requirement.knownOnly)
        let scorer = OracleScorer(requirement, snapshot: snapshot, policy: policy)
        return Answer(
            sites: screen.survivors.map { scorer.site($0.index, unknown: $0.unknown) }
                .sorted { ($1.score, $0.id) < ($0.score, $1.id) },
            funnel: screen.funnel, nearMisses: try nearMisses(of: screen, rules, requirement, count: nearMissCount))
    }

    private func candidateID(_ index: Int, _ requirement: Requirement) -> String {
        requirement.asksForFloor ? snapshot.units[index].id : snapshot.parcels.id[index]
    }

    /// Per criterion the smallest relaxation that lets at least `count` candidates in, counted exactly.
    ///
    /// A change without a size (another county, another park) makes one near miss for each, those that admit most
    /// first, three at most. Criteria that no wish can relax (class, thresholds, hall) have none.
    func nearMisses(
        of screen: OracleScreen, _ rules: OracleRules, _ requirement: Requirement, count: Int
    ) throws -> [SiteSearch.NearMiss] {
        var misses: [SiteSearch.NearMiss] = []
        for rule in rules.all {
            guard let failures = screen.singleFailures[rule.criterion] else { continue }
            switch rule.criterion {
            case .county, .park:
                let groups = Dictionary(grouping: failures, by: \.relaxation)
                let found = try groups.compactMap { relaxation, members -> SiteSearch.NearMiss? in
                    let passing = try members.filter { try passesGeometry($0, rules, requirement) }
                    guard passing.count >= count else { return nil }
                    return miss(rule.criterion, [relaxation], passing, requirement)
                }
                misses += found.sorted {
                    ($1.admittedIDs.count, $0.admittedIDs.first ?? "") < (
                        $0.admittedIDs.count, $1.admittedIDs.first ?? ""
                    )
                }.prefix(3)
            default:
                if let found = try smallest(rule.criterion, failures, rules, requirement, count: count) {
                    misses.append(found)
                }
            }
        }
        return misses
    }

    /// Walks the failures from the cheapest on until `count` of them pass the rest, then counts who else comes in with
    /// the same change.
    private func smallest(
        _ criterion: Criterion, _ failures: [OracleScreen.SingleFailure], _ rules: OracleRules,
        _ requirement: Requirement,
        count: Int
    ) throws -> SiteSearch.NearMiss? {
        let ordered = failures.map { ($0.relaxation.cost(from: requirement, baseDate: snapshot.baseDate), $0) }
            .sorted { ($0.0, $0.1.index) < ($1.0, $1.1.index) }
        var chosen: [Relaxation] = []
        var passing = 0
        for (_, failure) in ordered where try passesGeometry(failure, rules, requirement) {
            chosen.widen(to: failure.relaxation.roundedOutward())
            passing += 1
            if passing == count { break }
        }
        guard passing == count else { return nil }
        let relaxed = chosen.reduce(requirement) { $0.relaxed(by: $1) }
        guard let relaxedRule = OracleRules(relaxed, in: snapshot).rule(for: criterion) else { return nil }
        let admitted = try failures.filter {
            try relaxedRule.verdict($0.index) == .meets && passesGeometry($0, rules, requirement)
        }
        return miss(criterion, chosen, admitted, requirement)
    }

    private func passesGeometry(
        _ failure: OracleScreen.SingleFailure, _ rules: OracleRules, _ requirement: Requirement
    ) throws -> Bool {
        if failure.isGeometryTested { return true }
        return try rules.geometry.allSatisfy { rule in
            switch try rule.verdict(failure.index) {
            case .meets: true
            case .unknown: !requirement.knownOnly
            case .fails: false
            }
        }
    }

    private func miss(
        _ criterion: Criterion, _ relaxations: [Relaxation], _ admitted: [OracleScreen.SingleFailure],
        _ requirement: Requirement
    ) -> SiteSearch.NearMiss {
        SiteSearch.NearMiss(
            criterion: criterion, relaxations: relaxations,
            admittedIDs: admitted.map { candidateID($0.index, requirement) }.sorted())
    }
}

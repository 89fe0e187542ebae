// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteFinder {
    /// Per criterion the smallest relaxation that lets at least `count` candidates in, counted exactly.
    ///
    /// A change without a size (another county, another park) makes one near miss for each, those that admit most
    /// first, three at most. Criteria that no wish can relax (class, thresholds, hall) have none.
    func nearMisses(
        of screen: Screen, _ rules: SiteRules, _ requirement: Requirement, count: Int
    ) throws -> [SiteSearch.NearMiss] {
        var misses: [SiteSearch.NearMiss] = []
        for (position, rule) in rules.all.enumerated() where rule.isRelaxable {
            let failing = screen.nearMisses(of: position)
            guard !failing.isEmpty else { continue }
            let passesRest = { try screen.passesRest($0, nearMissOf: position) }
            switch rule.criterion {
            case .county, .park:
                misses += try largestGroups(rule, failing, requirement, count: count, passesRest)
            default:
                if let found = try smallest(rule, failing, requirement, count: count, passesRest) {
                    misses.append(found)
                }
            }
        }
        return misses
    }

    private func largestGroups(
        _ rule: SiteRule, _ failing: Bitmap, _ requirement: Requirement, count: Int, _ passesRest: (Int) throws -> Bool
    ) throws -> [SiteSearch.NearMiss] {
        var groups: [Relaxation: [Int]] = [:]
        if let group = rule.group {
            var byGroup: [[Int]] = []
            failing.forEach { candidate in
                // Codes start at -1, which stands for none.
                let group = group(candidate) + 1
                while byGroup.count <= group { byGroup.append([]) }
                byGroup[group].append(candidate)
            }
            for members in byGroup where !members.isEmpty {
                guard case .fails(let relaxation?) = try rule.verdict(members[0]) else { continue }
                groups[relaxation, default: []] += members
            }
        } else {
            try failing.forEach { candidate in
                guard case .fails(let relaxation?) = try rule.verdict(candidate) else { return }
                groups[relaxation, default: []].append(candidate)
            }
        }
        return try groups.mapValues { try $0.filter(passesRest) }
            .filter { $0.value.count >= count }
            .sorted { ($1.value.count, $0.value[0]) < ($0.value.count, $1.value[0]) }
            .prefix(3)
            .map { miss(rule.criterion, [$0.key], $0.value, requirement) }
    }

    /// Walks the failures from the cheapest on until `count` of them pass the rest, then counts who else comes in with
    /// the same change.
    private func smallest(
        _ rule: SiteRule, _ failing: Bitmap, _ requirement: Requirement, count: Int,
        _ passesRest: (Int) throws -> Bool
    ) throws -> SiteSearch.NearMiss? {
        var failures = CheapestFirst(rule, failing, requirement, baseDate: snapshot.baseDate)
        var chosen: [Relaxation] = []
        var passing = 0
        while passing < count, let failure = try failures.next() {
            guard try passesRest(failure.candidate) else { continue }
            chosen.widen(to: failure.relaxation.roundedOutward())
            passing += 1
        }
        guard passing == count else { return nil }
        let relaxed = chosen.reduce(requirement) { $0.relaxed(by: $1) }
        guard let relaxedRule = SiteRules(relaxed, on: ground).rule(for: rule.criterion) else { return nil }
        var admitted = failing
        if let screen = relaxedRule.screen { admitted.formIntersection(screen(failing).meeting) }
        return miss(
            rule.criterion, chosen,
            try admitted.rows.filter { try relaxedRule.verdict($0) == .meets && passesRest($0) }, requirement)
    }

    /// Candidates stand in the order of their ids, so their ids do too.
    private func miss(
        _ criterion: Criterion, _ relaxations: [Relaxation], _ admitted: [Int], _ requirement: Requirement
    ) -> SiteSearch.NearMiss {
        SiteSearch.NearMiss(
            criterion: criterion, relaxations: relaxations,
            admittedIDs: admitted.map { candidateID($0, requirement) })
    }
}

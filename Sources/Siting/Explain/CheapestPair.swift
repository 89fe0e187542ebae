// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteFinder {
    /// Pairs are weighed with this many days as much as giving up a whole wish.
    private static let daysOfAWish = 180.0
    /// Of so many pairs, the cheapest by attributes, the geometry is looked at.
    private static let pairsTried = 32

    /// The cheapest combination of two relaxations: of all candidates that fail two criteria on attributes and nothing
    /// else, the one whose two changes ask least, in shares of the wishes given up; half a year counts as one wish.
    ///
    /// - Parameter survivors: who meets every criterion as it is.
    /// - Complexity: O(candidates / 64) a criterion, and O(criteria) a candidate that fails two.
    func cheapestPair(
        _ rules: SiteRules, _ requirement: Requirement, survivors: Bitmap
    ) throws -> SiteSearch.NearMiss? {
        let everybody = Bitmap(count: rules.candidateCount, all: true)
        var (once, twice, oftener) = (
            Bitmap(count: rules.candidateCount), Bitmap(count: rules.candidateCount),
            Bitmap(count: rules.candidateCount)
        )
        for rule in rules.attributes {
            let failing = try rule.failing(of: everybody, knownOnly: requirement.knownOnly)
            if rule.isRelaxable {
                oftener.formUnion(twice.intersection(failing))
                twice.formUnion(once.intersection(failing))
                once.formUnion(failing)
            } else {
                oftener.formUnion(failing)
            }
        }
        twice.subtract(oftener)
        var pairs: [(cost: Double, candidate: Int, failures: [(Criterion, Relaxation)])] = []
        try twice.forEach { candidate in
            var (failures, cost) = ([(Criterion, Relaxation)](), 0.0)
            for rule in rules.attributes where rule.isRelaxable {
                guard case .fails(let relaxation) = try rule.verdict(candidate) else { continue }
                guard let relaxation else { return }
                failures.append((rule.criterion, relaxation))
                cost += weight(of: relaxation, requirement)
            }
            if failures.count == 2 { pairs.append((cost, candidate, failures)) }
        }
        pairs.sort { ($0.cost, $0.candidate) < ($1.cost, $1.candidate) }
        for pair in pairs.prefix(Self.pairsTried) {
            let passes = try rules.geometry.allSatisfy { rule in
                switch try rule.verdict(pair.candidate) {
                case .meets: true
                case .unknown: !requirement.knownOnly
                case .fails: false
                }
            }
            guard passes else { continue }
            let relaxations = pair.failures.map { $0.1.roundedOutward() }
            let relaxed = relaxations.reduce(requirement) { $0.relaxed(by: $1) }
            var admitted = try Screen(
                SiteRules(relaxed, on: ground), knownOnly: relaxed.knownOnly, explaining: .sites
            ).survivors
            admitted.subtract(survivors)
            return SiteSearch.NearMiss(
                criterion: pair.failures[0].0, otherCriterion: pair.failures[1].0, relaxations: relaxations,
                admittedIDs: admitted.rows.map { candidateID($0, requirement) })
        }
        return nil
    }

    private func weight(of relaxation: Relaxation, _ requirement: Requirement) -> Double {
        let cost = relaxation.cost(from: requirement, baseDate: snapshot.baseDate)
        return switch relaxation {
        case .needBy, .acceptLocksUntil: cost / Self.daysOfAWish
        default: cost
        }
    }
}

extension SiteRule {
    /// Who of some candidates fails.
    func failing(of candidates: Bitmap, knownOnly: Bool) throws -> Bitmap {
        if let screen {
            var failing = candidates
            let verdicts = screen(candidates)
            failing.subtract(verdicts.meeting)
            if let unknown = verdicts.unknown, !knownOnly { failing.subtract(unknown) }
            return failing
        }
        return try candidates.filter { candidate in
            switch try verdict(candidate) {
            case .meets: false
            case .unknown: knownOnly
            case .fails: true
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// One pass of a requirement's rules over all candidates, 64 of them at a time.
///
/// Two sets are kept, of who has failed at least once and at least twice: a candidate counts where it fails first, and
/// who fails once is a near miss. Geometry that is not a column is looked at only for what attributes have left.
struct Screen {
    /// Candidates that no rule removes.
    private(set) var survivors: Bitmap
    private(set) var funnel: [SiteSearch.FunnelStep] = []
    /// Candidates that fail one rule and, as far as tested, nothing else.
    private(set) var failingOnce: Bitmap
    private let knownOnly: Bool
    private var outcomes: [Outcome] = []

    private struct Outcome {
        let rule: SiteRule
        /// Who fails, of those that were looked at.
        var failing: Bitmap
        let unknown: Bitmap?
        /// Whether only some candidates were looked at.
        let isPartial: Bool
    }

    /// - Parameter explanation: candidates are followed beyond their first failure only for near misses.
    init(_ rules: SiteRules, knownOnly: Bool, explaining explanation: SiteSearch.Explanation) throws {
        self.knownOnly = knownOnly
        let everybody = Bitmap(count: rules.candidateCount, all: true)
        survivors = everybody
        var atMostOnce = everybody
        // Who failed on a rule of the ground first; it is followed further, others are once they are a near miss.
        var failedOnGround = Bitmap(count: rules.candidateCount)
        for (position, rule) in rules.all.enumerated() {
            let isGround = position >= rules.attributes.count
            let isPartial = rule.screen == nil && isGround
            // Who has failed before matters no more, or has one failure left.
            var failing = explanation == .nearMisses ? atMostOnce : survivors
            if isPartial, explanation == .nearMisses {
                failing.subtract(everybody, except: failedOnGround.union(survivors))
            }
            let verdicts = try rule.screen?(failing) ?? Screen.verdicts(of: rule, on: failing)
            failing.subtract(verdicts.meeting)
            if let unknown = verdicts.unknown, !knownOnly { failing.subtract(unknown) }
            if explanation == .nearMisses {
                // Who has failed before and fails again.
                atMostOnce.subtract(failing, except: survivors)
                if isPartial { failedOnGround.formUnion(failing) }
            }
            if explanation == .sites {
                survivors.subtract(failing)
                if survivors.isEmpty { break }
            } else {
                let removed = survivors.remove(failing)
                funnel.append(
                    .init(
                        criterion: rule.criterion, removed: removed,
                        remaining: (funnel.last?.remaining ?? rules.candidateCount) - removed))
            }
            outcomes.append(
                Outcome(rule: rule, failing: failing, unknown: verdicts.unknown, isPartial: isPartial))
        }
        failingOnce = atMostOnce
        failingOnce.subtract(survivors)
    }

    /// Who fails this rule, in a way that a wish might cure, and nothing else as far as tested.
    func nearMisses(of position: Int) -> Bitmap {
        var found = failingOnce
        found.formIntersection(outcomes[position].failing)
        // What is unknown is not cured by asking less.
        if knownOnly, let unknown = outcomes[position].unknown { found.subtract(unknown) }
        return found
    }

    /// Whether a near miss of a rule passes what has not been tested of it yet.
    func passesRest(_ candidate: Int, nearMissOf position: Int) throws -> Bool {
        if outcomes[position].isPartial { return true }
        return try outcomes.allSatisfy { outcome in
            guard outcome.isPartial else { return true }
            return switch try outcome.rule.verdict(candidate) {
            case .meets: true
            case .unknown: !knownOnly
            case .fails: false
            }
        }
    }

    /// The criteria of which a survivor's data is absent.
    func unknown(of survivor: Int) -> [Criterion] {
        outcomes.filter { $0.unknown?[survivor] ?? false }.map(\.rule.criterion)
    }

    private static func verdicts(of rule: SiteRule, on candidates: Bitmap) throws -> SiteRule.Verdicts {
        try rule.prepare?(candidates)
        var meeting = candidates
        var unknown = Bitmap(count: candidates.count)
        try candidates.forEach { candidate in
            switch try rule.verdict(candidate) {
            case .meets: return
            case .unknown: unknown.insert(candidate)
            case .fails: break
            }
            meeting.remove(candidate)
        }
        return SiteRule.Verdicts(meeting: meeting, unknown: unknown)
    }
}

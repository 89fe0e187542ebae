// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting

/// One pass of a requirement's rules over all candidates.
///
/// A candidate is left as soon as it has failed twice: it is then neither a site nor a near miss, and its first
/// failure is all the funnel needs.
struct OracleScreen {
    struct Survivor {
        let index: Int
        let unknown: [Criterion]
    }

    /// A candidate that fails one rule and, as far as tested, nothing else.
    struct SingleFailure {
        let index: Int
        let relaxation: Relaxation
        /// False for those whose geometry has not been looked at yet.
        let isGeometryTested: Bool
    }

    private(set) var survivors: [Survivor] = []
    private(set) var singleFailures: [Criterion: [SingleFailure]] = [:]
    private(set) var funnel: [SiteSearch.FunnelStep] = []

    init(_ rules: OracleRules, knownOnly: Bool) throws {
        let ordered = rules.all
        var removed = [Int](repeating: 0, count: ordered.count)
        for index in 0..<rules.candidateCount {
            var unknown: [Criterion] = []
            var failed: (rule: Int, relaxation: Relaxation?)?
            var isHopeless = false
            for (position, rule) in ordered.enumerated() {
                // Geometry is looked at only for what no attribute has removed.
                if failed != nil && position >= rules.attributes.count
                    && failed.map({ $0.rule }) ?? 0 < rules.attributes.count
                {
                    break
                }
                var verdict = try rule.verdict(index)
                if verdict == .unknown && knownOnly { verdict = .excluded }
                switch verdict {
                case .meets: continue
                case .unknown: unknown.append(rule.criterion)
                case .fails(let relaxation):
                    if failed == nil {
                        failed = (position, relaxation)
                        isHopeless = relaxation == nil
                    } else {
                        isHopeless = true
                    }
                }
                if isHopeless { break }
            }
            guard let failed else {
                survivors.append(Survivor(index: index, unknown: unknown))
                continue
            }
            removed[failed.rule] += 1
            if !isHopeless, let relaxation = failed.relaxation {
                singleFailures[ordered[failed.rule].criterion, default: []].append(
                    SingleFailure(
                        index: index, relaxation: relaxation,
                        isGeometryTested: failed.rule >= rules.attributes.count))
            }
        }
        var remaining = rules.candidateCount
        for (position, rule) in ordered.enumerated() {
            remaining -= removed[position]
            funnel.append(.init(criterion: rule.criterion, removed: removed[position], remaining: remaining))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The candidates that fail one rule, those first that the smallest change lets in; at equal cost the lower first.
///
/// Few of them are sorted. Many are met soon by walking the ranks of the rule's column outward from its window: the
/// cost grows with the distance from it.
struct CheapestFirst {
    struct Failure {
        let cost: Double
        let candidate: Int
        let relaxation: Relaxation
    }

    private let rule: SiteRule
    private let failing: Bitmap
    private let requirement: Requirement
    private let baseDate: CalendarDate
    /// Next to be given, in reverse.
    private var ready: [Failure] = []
    private var isSorted = false
    private var walk: Walk?

    private struct Walk {
        let column: RankedColumn
        /// The next rank below and above.
        var below: Int
        var above: Int
        /// The next failure found on either side.
        var nearestBelow: Failure?
        var nearestAbove: Failure?
    }

    /// Below this many, looking at all of them is cheaper than walking past everybody else.
    private static let few = 1024

    init(_ rule: SiteRule, _ failing: Bitmap, _ requirement: Requirement, baseDate: CalendarDate) {
        self.rule = rule
        self.failing = failing
        self.requirement = requirement
        self.baseDate = baseDate
        if let window = rule.window, failing.population > Self.few, let column = window.column() {
            let inside = window.ranks(in: column)
            walk = Walk(column: column, below: inside.lowerBound - 1, above: inside.upperBound)
        }
    }

    mutating func next() throws -> Failure? {
        if ready.isEmpty {
            if walk != nil {
                try gatherNextCost()
            } else if !isSorted {
                isSorted = true
                try failing.forEach { if let failure = try failure(of: $0) { ready.append(failure) } }
                ready.sort { ($1.cost, $1.candidate) < ($0.cost, $0.candidate) }
            }
        }
        return ready.popLast()
    }

    /// All failures of the least cost left on either side.
    private mutating func gatherNextCost() throws {
        try advance()
        guard let cost = [walk?.nearestBelow?.cost, walk?.nearestAbove?.cost].compactMap(\.self).min() else { return }
        while let failure = walk?.nearestBelow, failure.cost == cost {
            ready.append(failure)
            walk?.nearestBelow = nil
            try advance()
        }
        while let failure = walk?.nearestAbove, failure.cost == cost {
            ready.append(failure)
            walk?.nearestAbove = nil
            try advance()
        }
        ready.sort { $1.candidate < $0.candidate }
    }

    private mutating func advance() throws {
        guard var walk else { return }
        while walk.nearestBelow == nil, walk.below >= 0 {
            let candidate = Int(walk.column.order[walk.below])
            walk.below -= 1
            if failing[candidate] { walk.nearestBelow = try failure(of: candidate) }
        }
        while walk.nearestAbove == nil, walk.above < walk.column.order.count {
            let candidate = Int(walk.column.order[walk.above])
            walk.above += 1
            if failing[candidate] { walk.nearestAbove = try failure(of: candidate) }
        }
        self.walk = walk
    }

    /// Nil where no wish lets it in.
    private func failure(of candidate: Int) throws -> Failure? {
        guard case .fails(let relaxation?) = try rule.verdict(candidate) else { return nil }
        return Failure(
            cost: relaxation.cost(from: requirement, baseDate: baseDate), candidate: candidate, relaxation: relaxation)
    }
}

// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("Against brute force")
struct BruteForceTests {
    @Test("an integer programme has the optimum that trying every point finds, or is infeasible with it")
    func integerProgrammes() throws {
        var infeasible = 0
        try forAll(count: 400) { generator, round in
            let programme = RandomProgramme(&generator)
            let (model, _) = try programme.model()
            let solution = try model.solve(.exact)
            if let best = programme.best(programme.objectives[0], among: programme.points(meeting: programme.rows)) {
                #expect(solution.status == .optimal, "round \(round)")
                #expect(solution.objective == best, "round \(round)")
                #expect(solution.relativeGap == 0, "round \(round)")
                #expect(programme.rows.allSatisfy { $0.holds(at: solution.values) }, "round \(round)")
            } else {
                infeasible += 1
                #expect(solution.status == .infeasible, "round \(round)")
                #expect(solution.values.isEmpty)
            }
        }
        #expect(infeasible > 20, "the instances must hold infeasible ones too")
    }

    @Test("an assignment of up to 8 projects to 8 sites has the optimum of the subset recursion")
    func assignments() throws {
        try forAll(count: 150) { generator, round in
            let projects = Int.random(in: 1...8, using: &generator)
            let sites = Int.random(in: 1...8, using: &generator)
            // A fifth of the pairs do not fit; scores carry one decimal, as fit scores do.
            let scores = (0..<projects).map { _ in
                (0..<sites).map { _ -> Double? in
                    Int.random(in: 0..<5, using: &generator) == 0
                        ? nil : Double(Int.random(in: 1...1000, using: &generator)) / 10
                }
            }
            var model = LinearModel()
            var byProject = [LinearExpression](repeating: LinearExpression(), count: projects)
            var bySite = [LinearExpression](repeating: LinearExpression(), count: sites)
            var total = LinearExpression()
            for project in 0..<projects {
                for site in 0..<sites {
                    guard let score = scores[project][site] else { continue }
                    let pair = try model.addBinary("P\(project) on S\(site)")
                    byProject[project].add(1, pair)
                    bySite[site].add(1, pair)
                    total.add(score, pair)
                }
            }
            for (index, places) in byProject.enumerated() {
                try model.addConstraint("(1) P\(index)", places, .atMost, 1)
            }
            for (index, guests) in bySite.enumerated() {
                try model.addConstraint("(2) S\(index)", guests, .atMost, 1)
            }
            try model.setObjective(.maximize, total)
            let objective = try #require(try model.solve(.exact).objective)
            #expect(abs(objective - bestAssignment(scores, sites: sites)) < 1e-9, "round \(round)")
        }
    }

    /// Best total over all ways to give the first n projects a subset of the sites, for n = 0, 1, …
    private func bestAssignment(_ scores: [[Double?]], sites: Int) -> Double {
        var best = [Double](repeating: 0, count: 1 << sites)
        for row in scores {
            var next = best
            for used in best.indices {
                for site in 0..<sites where used & (1 << site) != 0 {
                    guard let score = row[site] else { continue }
                    next[used] = max(next[used], best[used & ~(1 << site)] + score)
                }
            }
            best = next
        }
        return best.last ?? 0
    }

    @Test("a knapsack has the optimum that trying every subset finds")
    func knapsacks() throws {
        try forAll(count: 200) { generator, round in
            let count = Int.random(in: 1...11, using: &generator)
            // In mu, and every other round in square metres: large coefficients must not cost exactness.
            let unit = round.isMultiple(of: 2) ? 1 : 2000.0 / 3
            let weights = (0..<count).map { _ in unit * Double.random(in: 0.1...300, using: &generator) }
            let values = (0..<count).map { _ in Double.random(in: 0.1...50, using: &generator) }
            let room = weights.reduce(0, +) * Double.random(in: 0...1, using: &generator)
            var model = LinearModel()
            let take = try (0..<count).map { try model.addBinary("take \($0)") }
            try model.addConstraint("room", LinearExpression(zip(weights, take)), .atMost, room)
            try model.setObjective(.maximize, LinearExpression(zip(values, take)))
            var best = 0.0
            for subset in 0..<(1 << count) {
                let chosen = (0..<count).filter { subset & (1 << $0) != 0 }
                if chosen.reduce(0, { $0 + weights[$1] }) <= room {
                    best = max(best, chosen.reduce(0) { $0 + values[$1] })
                }
            }
            let solution = try model.solve(.exact)
            let objective = try #require(solution.objective)
            #expect(abs(objective - best) <= 1e-6 * max(1, best), "round \(round)")
            let bound = try #require(solution.bestBound)
            #expect(bound >= best - 1e-6, "round \(round)")
        }
    }

    @Test("the relaxed knapsack takes the best value for weight first")
    func relaxedKnapsacks() throws {
        try forAll(count: 100) { generator, round in
            let count = Int.random(in: 1...20, using: &generator)
            let items = (0..<count).map { _ in
                (
                    weight: Double.random(in: 1...30, using: &generator),
                    value: Double.random(in: 1...50, using: &generator)
                )
            }
            let room = Double.random(in: 1...100, using: &generator)
            var model = LinearModel()
            let take = try (0..<count).map { try model.addVariable("take \($0)", upper: 1) }
            try model.addConstraint("room", LinearExpression(zip(items.map(\.weight), take)), .atMost, room)
            try model.setObjective(.maximize, LinearExpression(zip(items.map(\.value), take)))
            var left = room
            var best = 0.0
            for item in items.sorted(by: { $0.value / $0.weight > $1.value / $1.weight }) {
                let share = min(1, left / item.weight)
                left -= share * item.weight
                best += share * item.value
            }
            let solution = try model.solve()
            let objective = try #require(solution.objective)
            #expect(abs(objective - best) <= 1e-6 * best, "round \(round)")
            #expect(solution.relativeGap == 0)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("Objectives in order of rank")
struct LexicographicTests {
    @Test("three levels have the values that trying every point finds")
    func againstBruteForce() throws {
        var solved = 0
        try forAll(count: 250) { generator, round in
            let programme = RandomProgramme(&generator, levels: 3)
            let (model, variables) = try programme.model()
            // Every other round in hundredths, which no binary fraction holds exactly.
            let scale = round.isMultiple(of: 2) ? 1 : 0.01
            let objective = LexicographicObjective(
                programme.objectives.enumerated().map { rank, coefficients in
                    LexicographicObjective.Level(
                        "level \(rank)", programme.sense,
                        scale * LinearExpression(zip(coefficients, variables)))
                })
            let solution = try objective.solve(model, .exact)
            var points = programme.points(meeting: programme.rows)
            guard !points.isEmpty else {
                #expect(solution.status == .infeasible && solution.levels.count == 1 && !solution.hasValues)
                return
            }
            solved += 1
            #expect(solution.status == .optimal, "round \(round)")
            for (level, coefficients) in zip(solution.levels, programme.objectives) {
                let best = try #require(programme.best(coefficients, among: points))
                points = points.filter { programme.value(coefficients, at: $0) == best }
                let (found, final) = (try #require(level.objective), try #require(level.finalValue))
                #expect(abs(found - scale * best) < 1e-9, "round \(round) \(level.name)")
                #expect(abs(final - scale * best) < 1e-9, "round \(round) \(level.name)")
                #expect(level.relativeGap < 1e-9 && level.heldWithin == 0)
            }
            #expect(points.contains(solution.values))
        }
        #expect(solved > 100)
    }

    @Test("a continuous level is held within what it says")
    func continuousLevel() throws {
        var model = LinearModel()
        let x = try model.addVariable("x", upper: 4)
        let y = try model.addVariable("y", upper: 3)
        try model.addConstraint("room", 1 * x + 1 * y, .atMost, 5)
        let objective = LexicographicObjective([
            .init("both", .maximize, 0.3 * x + 0.3 * y), .init("little x", .minimize, LinearExpression(x)),
        ])
        let solution = try objective.solve(model)
        #expect(solution.status == .optimal)
        #expect(abs(solution[x] - 2) < 1e-5 && abs(solution[y] - 3) < 1e-5)
        let first = solution.levels[0]
        let (reached, final) = (try #require(first.objective), try #require(first.finalValue))
        #expect(first.heldWithin > 0 && first.heldWithin < 1e-6)
        #expect(final >= reached - first.heldWithin)
        #expect(solution.levels[1].heldWithin == 0, "nothing comes after the last level")
    }

    @Test("an unbounded level is named and the later ones are not tried")
    func unboundedLevel() throws {
        var model = LinearModel()
        let x = try model.addVariable("x", upper: 4)
        let y = try model.addVariable("y")
        let solution = try LexicographicObjective([
            .init("first", .maximize, LinearExpression(x)), .init("second", .maximize, LinearExpression(y)),
            .init("third", .minimize, LinearExpression(y)),
        ]).solve(model)
        #expect(solution.status == .unbounded && !solution.hasValues)
        #expect(solution.levels.map(\.name) == ["first", "second"])
        #expect(solution.levels[1].status == .unbounded)
    }

    @Test("a level stopped by a limit is held at what it reached and says so")
    func limitedLevel() throws {
        var generator = RepeatableGenerator(seed: 11)
        var model = LinearModel()
        let take = try (0..<60).map { try model.addBinary("take \($0)") }
        func weights() -> [Double] { take.map { _ in Double(Int.random(in: 10...99, using: &generator)) } }
        for row in 0..<5 {
            let weights = weights()
            try model.addConstraint(
                "room \(row)", LinearExpression(zip(weights, take)), .atMost, (weights.reduce(0, +) / 2).rounded())
        }
        let solution = try LexicographicObjective([
            .init("value", .maximize, LinearExpression(zip(weights(), take))),
            .init("few", .minimize, .sum(of: take)),
        ]).solve(model, SolveLimits(maximumNodes: 1, relativeGap: 0))
        #expect(solution.status == .feasible && solution.hasValues)
        let first = solution.levels[0]
        #expect(first.status == .feasible && first.limitReached == .nodes && first.relativeGap > 0)
        #expect(try #require(first.finalValue) >= (try #require(first.objective)))
    }
}

// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("Prices of constraints")
struct RelaxationTests {
    @Test("a dual is what one more unit of the right-hand side brings, in the sense of the objective")
    func signs() throws {
        var model = LinearModel()
        let (wheat, rye) = (try model.addVariable("wheat"), try model.addVariable("rye"))
        let land = try model.addConstraint("land", 1 * wheat + 1 * rye, .atMost, 10)
        let labour = try model.addConstraint("labour", 3 * wheat + 1 * rye, .atMost, 18)
        let spare = try model.addConstraint("spare", 1 * wheat, .atMost, 50)
        try model.setObjective(.maximize, 5 * wheat + 3 * rye + LinearExpression(constant: 7))
        let best = try model.relaxation()
        #expect(best.status == .optimal && abs(best.objective - 45) < 1e-9)
        #expect(abs(best.dual(of: land) - 2) < 1e-9 && abs(best.dual(of: labour) - 1) < 1e-9)
        #expect(best.dual(of: spare) == 0)
        #expect(abs(best[wheat] - 4) < 1e-9 && abs(best[rye] - 6) < 1e-9)
        try model.setObjective(.minimize, -5 * wheat - 3 * rye)
        let turned = try model.relaxation()
        #expect(abs(turned.dual(of: land) + 2) < 1e-9 && abs(turned.dual(of: labour) + 1) < 1e-9)
    }

    @Test("the relaxation bounds the integers and has a price for every constraint")
    func bounds() throws {
        var priced = 0
        try forAll(count: 200) { generator, round in
            let programme = RandomProgramme(&generator)
            let (model, variables) = try programme.model()
            let relaxation = try model.relaxation()
            let solution = try model.solve(.exact)
            guard relaxation.status == .optimal else {
                #expect(relaxation.status == .infeasible && solution.status == .infeasible, "round \(round)")
                return
            }
            priced += 1
            #expect(relaxation.rowDuals.count == model.constraintCount)
            #expect(relaxation.reducedCosts.count == variables.count)
            #expect(solution.rowDuals.isEmpty)
            guard let objective = solution.objective else { return }
            let outside =
                programme.sense == .maximize ? objective - relaxation.objective : relaxation.objective - objective
            #expect(outside < 1e-6, "round \(round)")
        }
        #expect(priced > 100)
    }

    @Test("a solve of a model without integers carries duals that prove its objective")
    func solutionDuals() throws {
        var generator = RepeatableGenerator(seed: 5)
        for _ in 0..<50 {
            // max c·x, A x ≤ b, x ≥ 0 with A, b > 0: by strong duality c·x = y·b.
            var model = LinearModel()
            let count = Int.random(in: 1...6, using: &generator)
            let x = try (0..<count).map { try model.addVariable("x\($0)") }
            var limits: [Double] = []
            for row in 0..<Int.random(in: 1...5, using: &generator) {
                let coefficients = x.map { _ in Double.random(in: 1...9, using: &generator) }
                limits.append(Double.random(in: 5...50, using: &generator))
                try model.addConstraint("row \(row)", LinearExpression(zip(coefficients, x)), .atMost, limits[row])
            }
            let gains = x.map { _ in Double.random(in: 1...9, using: &generator) }
            try model.setObjective(.maximize, LinearExpression(zip(gains, x)))
            let solution = try model.solve()
            let objective = try #require(solution.objective)
            let worth = zip(solution.rowDuals, limits).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(solution.rowDuals.allSatisfy { $0 > -1e-7 })
            #expect(abs(worth - objective) < 1e-6 * objective)
        }
    }

    @Test("a large assignment is worth what its relaxation is, as every vertex of that is whole")
    func largeAssignment() throws {
        var generator = RepeatableGenerator(seed: 13)
        var model = LinearModel()
        var total = LinearExpression()
        let (projects, sites) = (20, 520)
        var bySite = [LinearExpression](repeating: LinearExpression(), count: sites)
        for project in 0..<projects {
            let pairs = try (0..<sites).map { try model.addBinary("P\(project) on S\($0)") }
            try model.addConstraint("P\(project)", .sum(of: pairs), .atMost, 1)
            for (site, pair) in pairs.enumerated() {
                bySite[site].add(1, pair)
                total.add(Double(Int.random(in: 1...1000, using: &generator)), pair)
            }
        }
        for (site, guests) in bySite.enumerated() {
            try model.addConstraint("S\(site)", guests, .atMost, 1)
        }
        try model.setObjective(.maximize, total)
        let relaxation = try model.relaxation()
        let solution = try model.solve(.exact)
        #expect(solution.status == .optimal)
        #expect(try abs(#require(solution.objective) - relaxation.objective) < 1e-4)
    }
}

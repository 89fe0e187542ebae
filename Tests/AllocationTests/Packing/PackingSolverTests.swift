// SPDX-License-Identifier: Apache-2.0
import Allocation
import PackingSupport
import TestSupport
import Testing

@Suite("Projects packed on blocks")
struct PackingSolverTests {
    private static let exact = PackingLimits(relativeGap: 0)

    @Test("Every level is as good as brute force finds, and its bound is not below that")
    func bruteForce() throws {
        try forAll(seed: 71, count: 400) { generator, round in
            let packing = RandomPacking(&generator, needs: false)
            let solution = try PackingSolver(problem: packing.problem, oracle: packing.oracle)
                .solve(limits: Self.exact)
            let best = try #require(packing.bestValues)
            #expect(packing.isPlan(solution.columns), "round \(round)")
            for (level, value) in zip(solution.levels, best) {
                #expect(abs((level.objective ?? .nan) - value) < 2e-7, "round \(round), \(level.name)")
                #expect((level.bestBound ?? .nan) >= value - 1e-7, "round \(round), \(level.name)")
                #expect(level.status == .optimal, "round \(round), \(level.name)")
            }
        }
    }

    @Test("Rows that need something are met, or it is proven that they cannot be")
    func neededRows() throws {
        var infeasible = 0
        try forAll(seed: 72, count: 200) { generator, round in
            let packing = RandomPacking(&generator, needs: true)
            let solution = try PackingSolver(problem: packing.problem, oracle: packing.oracle)
                .solve(limits: Self.exact)
            guard let best = packing.bestValues else {
                infeasible += 1
                #expect(solution.levels.allSatisfy { $0.status == .infeasible }, "round \(round)")
                #expect(solution.columns.isEmpty)
                return
            }
            #expect(packing.isPlan(solution.columns), "round \(round)")
            for (level, value) in zip(solution.levels, best) {
                #expect(abs((level.objective ?? .nan) - value) < 2e-7, "round \(round), \(level.name)")
                #expect((level.bestBound ?? .nan) >= value - 1e-7, "round \(round), \(level.name)")
            }
        }
        #expect(infeasible > 0 && infeasible < 200)
    }

    @Test("A start is accepted and never lost")
    func start() throws {
        try forAll(seed: 73, count: 50) { generator, _ in
            let packing = RandomPacking(&generator, needs: false)
            let solver = PackingSolver(problem: packing.problem, oracle: packing.oracle)
            let best = try solver.solve(limits: Self.exact)
            let kept = try solver.solve(limits: PackingLimits(maximumNodes: 0), start: best.columns)
            #expect(
                !RandomPacking.precedes(
                    kept.levels.compactMap(\.objective), best.levels.compactMap(\.objective)))
        }
    }

    @Test("The plan and all numbers are the same for any number of threads")
    func threads() throws {
        let instance = PackingInstance.contended(projects: 120, blocks: 900, pairsPerProject: 12, seed: 5)
        let solver = PackingSolver(problem: instance.problem, oracle: instance.oracle)
        let alone = try solver.solve(limits: PackingLimits(relativeGap: 0, maximumNodes: 500, threads: 1))
        let together = try solver.solve(limits: PackingLimits(relativeGap: 0, maximumNodes: 500, threads: 2))
        #expect(alone.columns == together.columns)
        #expect(alone.levels == together.levels)
        #expect(alone.work == together.work)
        #expect(alone.prices == together.prices)
    }

    @Test("More capacity never lowers the optimum")
    func capacity() throws {
        try forAll(seed: 74, count: 20) { generator, round in
            let small = PackingInstance.contended(
                projects: 12, blocks: 20, pairsPerProject: 6, seed: generator.next())
            let large = PackingInstance(
                problem: small.problem, need: small.oracle.need, capacity: small.oracle.capacity.map { $0 * 1.3 })
            let lesser = try PackingSolver(problem: small.problem, oracle: small.oracle).solve(limits: Self.exact)
            let greater = try PackingSolver(problem: large.problem, oracle: large.oracle).solve(limits: Self.exact)
            #expect(lesser.levels[0].status == .optimal && greater.levels[0].status == .optimal, "round \(round)")
            #expect((lesser.levels[0].objective ?? .nan) <= (greater.levels[0].objective ?? .nan), "round \(round)")
        }
    }

    @Test("The prices prove the bound of the first level")
    func prices() throws {
        try forAll(seed: 75, count: 20) { generator, round in
            let instance = PackingInstance.contended(
                projects: 15, blocks: 30, pairsPerProject: 6, seed: generator.next())
            let solution = try PackingSolver(problem: instance.problem, oracle: instance.oracle)
                .solve(limits: Self.exact)
            let prices = solution.prices
            #expect((prices.projects + prices.resources).allSatisfy { $0 >= 0 })
            // Weak duality: no column earns more than the ground and the projects it takes are priced at.
            for (number, block) in instance.problem.blocks.enumerated() {
                let profits = block.pairs.map {
                    instance.problem.pairValue[0][$0] - prices.projects[Int(instance.problem.pairProject[$0])]
                }
                let priced = instance.oracle.layouts(
                    of: number, profits: profits.span, levelWeights: [1], rowPrices: [], threshold: 0, limit: 1)
                let ground = block.resources.reduce(0) { $0 + prices.resources[Int($1)] }
                #expect(priced.bound <= ground + 1e-6, "round \(round)")
            }
            let total = (prices.projects + prices.resources).reduce(0, +)
            #expect(total >= (solution.levels[0].objective ?? .nan) - 1e-6)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Simulation

@Suite("The same scenario gives the same answer")
struct ReserveDeterminismTests {
    private typealias S = ReserveScenarios

    @Test("a run does not depend on the number of threads")
    func threads() throws {
        let simulation = try S.simulation(RichScenario.text())
        let one = try #require(simulation.run(replications: 0..<700, threads: 1))
        for threads in [2, 3, 16] {
            #expect(try #require(simulation.run(replications: 0..<700, threads: threads)) == one)
        }
        // Made anew, and in the middle of others.
        #expect(try #require(S.simulation(RichScenario.text()).run(replications: 0..<700, threads: 2)) == one)
    }

    @Test("ranges that are run apart merge to one run in any order")
    func ranges() throws {
        let simulation = try S.simulation(RichScenario.text())
        let whole = try #require(simulation.run(replications: 3..<500, threads: 2))
        try forAll(count: 12) { generator, _ in
            let cuts = ([3, 500] + (0..<4).map { _ in Int.random(in: 3...500, using: &generator) }).sorted()
            var parts = try zip(cuts, cuts.dropFirst()).map { try #require(simulation.run(replications: $0..<$1)) }
            parts.shuffle(using: &generator)
            var merged = parts[0]
            for part in parts.dropFirst() { try merged.merge(part) }
            #expect(merged == whole && merged.replications == 497)
        }
        var twice = whole
        #expect(throws: ScenarioError.self) { try twice.merge(whole) }
        #expect(throws: ScenarioError.self) {
            try twice.merge(try #require(S.simulation(RichScenario.text(seed: 6)).run(replications: 500..<510)))
        }
        #expect(twice == whole)
    }

    @Test("a replication that is told again is the one that the run counted")
    func replay() throws {
        let simulation = try S.simulation(RichScenario.text())
        for replication in [0, 1, 17, 4_000_000] {
            let tally = try #require(simulation.run(replications: replication..<replication + 1))
            let told = StoryBalance(
                initial: simulation.model.initialStock, isLocked: true, simulation.replay(replication))
            #expect(tally.measures[ReserveTally.Measure.demand.rawValue].sum == Int128(told.demand))
            #expect(tally.measures[ReserveTally.Measure.met.rawValue].sum == Int128(told.met))
            #expect(tally.measures[ReserveTally.Measure.endStock.rawValue].sum == Int128(told.stock))
            #expect(simulation.replay(replication) == simulation.replay(replication))
        }
    }

    @Test("another seed gives other replications of the same law")
    func seeds() throws {
        let tallies = try [5, 6, 5_000_000].map { seed in
            try #require(S.simulation(RichScenario.text(seed: seed)).run(replications: 0..<4000, threads: 2))
        }
        let demands = tallies.map { $0.estimate(.demand) }
        #expect(Set(demands.map(\.value)).count == 3)
        for demand in demands {
            #expect(demand.agrees(with: demands[0].value, standardError: demands[0].standardError))
        }
    }

    @Test("what a scenario adds leaves the chance of all else as it is")
    func commonNumbers() throws {
        let tiers = [S.tier(perYear: 60, lastYear: 40, land: "lognormal, median: 30, sigma: 0.5")]
        let demand = [
            "startLag: \(S.law("weibull, shape: 1.4, scale: 9"))", "patience: \(S.law("exponential, mean: 4"))",
        ]
        let supply = [
            "listed:", "  confidence: E", "  source: test", "  steps:", "    work: \(S.law("exponential, mean: 4"))",
            "  parcels: [[90, 0], [160, 0], [75, 0]]",
        ]
        func measures(_ sections: [String: [String]]) throws -> [[Int]] {
            var rows: [[Int]] = []
            let sections = sections.merging(["demand": demand, "supply": supply]) { $0 + $1 }
            try S.simulation(S.text(reserve: 500, tiers: tiers, sections)).play(0..<300) { run in
                rows.append(
                    [
                        ReplicationOutcome.Measure.demand, .demandCount, .metAtOnce, .met, .waitingTime, .endStock,
                        .inflow,
                        .reserveNeeded, .waitingAtEnd,
                    ].map { run.outcome[$0] })
            }
            return rows
        }
        let base = try measures([:])
        #expect(base.contains { $0[4] > 0 })
        let added: [[String: [String]]] = [
            ["money": ["landCost: \(S.figure(25, "万元/亩"))", "waitingCost: \(S.figure(1, "万元/亩·month"))"]],
            ["service": ["fillTarget: \(S.figure(0.5))"]],
            [
                "factories": [
                    "firmsPerYear: \(S.figure(100, "1/year"))", "firmFloor: \(S.law("constant, amount: 2000", "㎡"))",
                    "lease: \(S.law("exponential, mean: 20"))", "capacity: \(S.figure(40_000, "㎡"))",
                ]
            ],
            [
                "factories": [
                    "transitionShare: \(S.figure(0.4))", "transitionFloor: \(S.law("constant, amount: 5000", "㎡"))",
                    "lease: \(S.law("exponential, mean: 20"))",
                ]
            ],
            [
                "factories": [
                    "startedPerYear: \(S.figure(100, "万㎡"))", "lotFloor: \(S.law("constant, amount: 50000", "㎡"))",
                ]
            ],
        ]
        for sections in added { #expect(try measures(sections) == base, "\(sections)") }
    }

    @Test("more supply or a larger stock never meets less land on its day in the books of any replication")
    func monotone() throws {
        func shortages(_ reserve: Double, _ more: String) throws -> [Double] {
            var rows: [Double] = []
            let supply = [
                "listed:", "  confidence: E", "  source: test", "  steps:",
                "    work: \(S.law("exponential, mean: 4"))", "  parcels: [[90, 0], [160, 0]\(more)]",
            ]
            let text = S.text(reserve: reserve, tiers: [S.tier(perYear: 60)], ["supply": supply])
            try S.simulation(text).play(0..<500) { rows.append($0.outcome.firstBookShortage) }
            return rows
        }
        let base = try shortages(800, "")
        #expect(base.contains { $0 < .infinity } && base.contains(.infinity))
        for more in try [shortages(900, ""), shortages(800, ", [200, 0]"), shortages(1500, ", [20, 1]")] {
            #expect(zip(base, more).allSatisfy { $0 <= $1 })
        }
    }
}

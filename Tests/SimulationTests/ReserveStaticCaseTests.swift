// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

@Suite("A reserve scenario without time")
struct ReserveStaticCaseTests {
    private typealias S = ReserveScenarios

    /// What a static scenario asks, as a reserve scenario: no lag, nothing of the year before, no supply.
    private func text(_ scenario: StaticDemandScenario) -> String {
        S.text(
            horizon: scenario.horizonMonths.value, seed: 99, reserve: scenario.reserveMu.value,
            tiers: scenario.tiers.map { tier in
                S.tier(
                    tier.name, perYear: tier.signingsPerYear.value, ownLand: tier.ownLandShare.value, land: nil,
                    also: [
                        "investmentFrom: \(S.figure(tier.investmentFrom.value, "亿元"))",
                        "investmentTo: \(S.figure(tier.investmentTo.value, "亿元"))",
                        "firstPhaseShare: \(S.figure(tier.firstPhaseShare.value))",
                    ])
            },
            [
                "demand": [
                    "investmentExponent: \(S.figure(scenario.investmentExponent.value, "1"))",
                    "intensityMedian: \(S.figure(scenario.intensityMedian.value, "万元/亩"))",
                    "intensitySigma: \(S.figure(scenario.intensitySigma.value, "1"))",
                ]
            ])
    }

    @Test("gives the figures of the static one", arguments: ["low", "mid", "high"])
    func bands(band: String) throws {
        let scenario = try Scenarios.shipped(band)
        let still = StaticDemand(scenario: scenario)
        let answer = try DemandAnswer(still.run(threads: 2))
        let tally = try #require(S.simulation(text(scenario)).run(replications: 0..<50_000, threads: 2))
        let mean = tally.estimate(.demand, per: 1000)
        #expect(mean.agrees(with: still.expectedMu), "\(mean) for \(still.expectedMu)")
        let cover = tally.coverProbability(.books)
        #expect(
            cover.agrees(
                with: answer.coverProbability.value, standardError: answer.coverProbability.standardError),
            "\(cover) for \(answer.coverProbability)")
        // Without supply the books are the whole demand against the reserve.
        let ends = try #require(ReserveTally.spread.firstIndex(of: .demand))
        for (share, expected) in [(0.1, answer.demandMu.p10), (0.5, answer.demandMu.p50), (0.9, answer.demandMu.p90)] {
            let quantile = Estimate.quantile(share, of: tally.histograms[ends], scale: 1e-3)
            #expect(quantile.agrees(with: expected.value, give: 2, standardError: expected.standardError))
        }
        let needed = tally.estimate(.reserveNeeded, per: 1000)
        #expect(abs(needed.value - mean.value) < 1e-6)
    }

    @Test("covers exactly where its demand is at most the reserve")
    func cover() throws {
        let simulation = try S.simulation(text(Scenarios.shipped("mid")))
        simulation.play(0..<2000) { run in
            let isCovered = run.outcome[.demand] <= simulation.model.initialStock
            #expect((run.outcome.firstBookShortage == .infinity) == isCovered)
            #expect((run.outcome.firstUnmet == .infinity) == isCovered)
            #expect(run.outcome[.endStock] == simulation.model.initialStock - run.outcome[.met])
        }
    }
}

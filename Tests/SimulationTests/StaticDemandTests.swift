// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Synchronization
import TestSupport
import Testing

@Suite("Static demand")
struct StaticDemandTests {
    @Test("the simulated mean is the formula's, within 5 standard errors, for many scenarios")
    func meanByFormula() throws {
        try forAll(count: 40) { generator, round in
            func pick(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
            let from = pick(0.1...5)
            let scenario = try Scenarios.make(
                months: pick(1...24), exponent: pick(0.5...3), median: pick(100...800), sigma: pick(0...0.8),
                tiers: [
                    Scenarios.tier(
                        "small", rate: pick(0...60), from: from, to: from * 3, ownLand: pick(0...1),
                        phase: pick(0...1)),
                    Scenarios.tier(
                        "large", rate: pick(0...20), from: from * 3, to: from * 40, ownLand: pick(0...1),
                        phase: pick(0...1)),
                ], seed: round)
            let demand = StaticDemand(scenario: scenario)
            let mean = try DemandAnswer(demand.run(threads: 2)).demandMu.mean
            let standardError = (mean.high - mean.low) / 2 / 1.96
            #expect(abs(mean.value - demand.expectedMu) < 5 * standardError + 1e-3, "round \(round)")
        }
    }

    @Test("the spread of demand is that of a compound Poisson sum")
    func varianceByFormula() throws {
        let scenario = try Scenarios.shipped("mid")
        let law = LognormalLaw(median: 450, sigma: 0.4)
        // Var D = Σ rate · share · E[land²]
        let variance = scenario.tiers.reduce(0.0) { sum, tier in
            let size = TruncatedParetoLaw(
                exponent: 1, lower: tier.investmentFrom.value, upper: tier.investmentTo.value)
            let land = size.moment(2) * law.moment(-2) * pow(tier.firstPhaseShare.value * 1e4, 2)
            return sum + tier.signingsPerYear.value / 2 * tier.ownLandShare.value * land
        }
        let mean = try DemandAnswer(StaticDemand(scenario: scenario).run(threads: 2)).demandMu.mean
        let simulated = pow((mean.high - mean.low) / 2 / 1.959963984540054, 2) * 200_000
        #expect(abs(simulated / variance - 1) < 0.02)
    }

    @Test("more need, larger first phases, more signings or cheaper land never lower the demand of any replication")
    func monotone() throws {
        let base = StaticDemand(scenario: try Scenarios.make(months: 6))
        let more = try [
            Scenarios.make(tiers: [Scenarios.tier(ownLand: 0.6)]),
            Scenarios.make(tiers: [Scenarios.tier(phase: 0.7)]),
            Scenarios.make(tiers: [Scenarios.tier(rate: 50)]),
            Scenarios.make(tiers: [Scenarios.tier(to: 30)]),
            Scenarios.make(months: 7), Scenarios.make(median: 350), Scenarios.make(exponent: 1.2),
            Scenarios.make(tiers: [Scenarios.tier(), Scenarios.tier("more", rate: 3, from: 20, to: 50)]),
        ].map(StaticDemand.init(scenario:))
        for replication in 0..<500 {
            let demand = base.replay(replication).demandMu
            #expect(more.allSatisfy { $0.replay(replication).demandMu >= demand })
        }
    }

    @Test("a larger reserve never covers less")
    func reserve() throws {
        let scenario = try Scenarios.shipped("mid")
        let covers = try stride(from: 0.0, through: 9000, by: 1500).map { reserve in
            let other = try scenario.with(reserveMu: Scenarios.figure(reserve, "亩"), replications: 5000)
            return try DemandAnswer(StaticDemand(scenario: other).run(threads: 2)).coverProbability.value
        }
        #expect(covers == covers.sorted())
        #expect(covers.first ?? 1 < 0.001 && covers.last ?? 0 > 0.99)
    }

    @Test("a city without signings needs nothing and is always covered")
    func nothing() throws {
        let scenario = try Scenarios.make(reserve: 0, tiers: [Scenarios.tier(rate: 0)], replications: 1000)
        let answer = try DemandAnswer(StaticDemand(scenario: scenario).run(threads: 2))
        #expect(answer.demandMu.mean == Estimate(value: 0, low: 0, high: 0))
        #expect(answer.demandMu.p90 == Estimate(value: 0, low: 0, high: 0))
        #expect(answer.coverProbability.value == 1 && answer.coverProbability.high == 1)
        #expect(answer.coverProbability.low > 0.99 && answer.coverProbability.low < 1)
        #expect(answer.largestProjectShare == nil)
        #expect(answer.expectedMu == 0)
    }

    @Test("one replication has an answer without anything that is not a number")
    func one() throws {
        let demand = StaticDemand(scenario: try Scenarios.make(replications: 1))
        let answer = try DemandAnswer(demand.run(threads: 8))
        let estimates = [answer.demandMu.mean, answer.demandMu.p10, answer.demandMu.p90, answer.coverProbability]
        #expect(estimates.flatMap { [$0.value, $0.low, $0.high] }.allSatisfy { $0.isFinite })
        #expect(answer.demandMu.p10.low <= answer.demandMu.p10.value)
        #expect(throws: ScenarioError.self) { try DemandAnswer(demand.run(replications: 5..<5)) }
    }

    @Test("the widest scenario that is allowed keeps its sums")
    func extremes() throws {
        let scenario = try Scenarios.make(
            months: 12, reserve: 1e9, exponent: 0.001, median: 1, sigma: 2,
            tiers: [Scenarios.tier(rate: 9_999, from: 1, to: 1e5, ownLand: 1, phase: 1)], replications: 300)
        let answer = try DemandAnswer(StaticDemand(scenario: scenario).run(threads: 2))
        #expect(answer.demandMu.mean.value.isFinite && answer.demandMu.mean.low > 0)
        #expect(answer.demandMu.p10.value <= answer.demandMu.p90.value)
    }

    @Test("progress is told in turn and ends with everything done")
    func progress() throws {
        let told = Mutex<[Int]>([])
        _ = StaticDemand(scenario: try Scenarios.make()).run(threads: 3) { done in
            told.withLock { $0.append(done) }
        }
        let all = told.withLock { $0 }
        #expect(all == all.sorted() && all.last == 20_000 && all.count == 5)
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

/// Firms that come at random and never find the pool empty: a queue M/G/∞ that starts empty.
///
/// At month t as many rent as a Poisson law of mean λ∫₀ᵗ P(lease > u) du has it, whatever the law of the lease
/// (Takács: *Introduction to the Theory of Queues*, 1962, §3.2).
@Suite("Factories that never run out are a queue M/G/∞")
struct FactoryOccupancyTests {
    private typealias S = ReserveScenarios

    struct Case: Sendable {
        let lease: String
        let horizon: Double
        let meanLease: Double
        /// P(lease > u).
        let survives: @Sendable (Double) -> Double
    }

    static let cases = [
        Case(lease: "constant, amount: 5", horizon: 24, meanLease: 5, survives: { $0 < 5 ? 1 : 0 }),
        Case(lease: "exponential, mean: 4", horizon: 24, meanLease: 4, survives: { exp(-$0 / 4) }),
        Case(lease: "exponential, mean: 30", horizon: 12, meanLease: 30, survives: { exp(-$0 / 30) }),
        Case(
            lease: "pert, minimum: 2, mode: 4, maximum: 12", horizon: 36, meanLease: 5,
            survives: { lease in
                // A beta law with α = 1.8 and β = 4.2.
                let x = min(1, max(0, (lease - 2) / 10))
                let density = { (y: Double) -> Double in pow(y, 0.8) * pow(1 - y, 3.2) }
                return integral(from: x, to: 1, steps: 400, density) / integral(from: 0, to: 1, steps: 400, density)
            }),
    ]

    private func text(_ given: Case, floor: String) -> String {
        S.text(
            horizon: given.horizon, tiers: [],
            [
                "factories": [
                    "firmsPerYear: \(S.figure(60, "1/year"))", "firmFloor: \(S.law(floor, "㎡"))",
                    "lease: \(S.law(given.lease))", "capacity: \(S.figure(1e8, "㎡"))",
                ]
            ])
    }

    @Test("the number of tenants at any time is a Poisson count of λ∫P(lease > u)du", arguments: cases)
    func count(given: Case) throws {
        let samples = ReplicationOutcome.sampleCount
        var rented = [Moments](repeating: Moments(), count: samples)
        var (count, time) = (Moments(), Moments())
        try S.simulation(text(given, floor: "constant, amount: 1000")).play(0..<4000) { run in
            for sample in 0..<samples { rented[sample].add(Double(100_000_000 - run.outcome.vacant[sample]) / 1000) }
            count.add(Double(run.outcome[.floorCount]))
            #expect(run.outcome[.floorMetCount] == run.outcome[.floorCount])
            time.add(Double(100_000_000 - run.outcome[.meanVacant]) / 1000)
        }
        #expect(count.isPoisson(5 * given.horizon))
        var overTime = 0.0
        for sample in 1..<samples {
            let month = given.horizon * Double(sample) / Double(samples - 1)
            let mean = 5 * integral(from: 0, to: month, steps: 2000, given.survives)
            #expect(rented[sample].isPoisson(mean), "\(month): \(rented[sample].mean) for \(mean)")
            overTime = mean
        }
        // At the end of many leases, what comes and what goes are even.
        if given.horizon > 4 * given.meanLease { #expect(abs(overTime / (5 * given.meanLease) - 1) < 0.02) }
        let mean =
            5
            * integral(from: 0, to: given.horizon, steps: 2000) {
                (given.horizon - $0) / given.horizon * given.survives($0)
            }
        #expect(abs(time.mean - mean) < 5 * (time.variance / 4000).squareRoot() + 1e-3, "\(time.mean) for \(mean)")
    }

    @Test("let floor is on average the number of tenants times the floor of one", arguments: cases)
    func floor(given: Case) throws {
        let tally = try #require(
            S.simulation(text(given, floor: "lognormal, median: 1900, sigma: 0.7")).run(
                replications: 0..<4000, threads: 2))
        let mean = tally.estimate(.meanVacant)
        let tenants =
            5
            * integral(from: 0, to: given.horizon, steps: 2000) {
                (given.horizon - $0) / given.horizon * given.survives($0)
            }
        #expect(mean.agrees(with: 1e8 - tenants * 1900 * exp(0.245), give: 1), "\(mean)")
        #expect(tally.ratios[ReserveTally.Ratio.floorFill.rawValue].ratio(count: 4000)?.value == 1)
    }

    @Test("a pool that is too small lets no more than it holds, and in turn to those who fit")
    func small() throws {
        let text = S.text(
            horizon: 24, tiers: [],
            [
                "factories": [
                    "firmsPerYear: \(S.figure(120, "1/year"))",
                    "firmFloor: \(S.law("uniform, lower: 500, upper: 4000", "㎡"))",
                    "lease: \(S.law("exponential, mean: 6"))", "capacity: \(S.figure(20_000, "㎡"))",
                ],
                "demand": ["patience: \(S.law("exponential, mean: 3"))"],
            ])
        var unmet = 0
        try S.simulation(text).play(0..<300) { run in
            #expect(run.outcome.vacant.allSatisfy { (0...20_000).contains($0) })
            unmet += run.outcome[.floorCount] - run.outcome[.floorMetCount]
        }
        #expect(unmet > 1000)
    }
}

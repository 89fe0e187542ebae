// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

@Suite("Demand of a reserve scenario, by formula")
struct DemandFormulaTests {
    private typealias S = ReserveScenarios

    struct Case: Sendable {
        let horizon: Double
        let perYear: Double
        let lastYear: Double
        let lag: String
        let lead: Double
        let dropOut: Double
        let ownLand: Double
        /// The law of the lag, by its share that has passed.
        let passed: @Sendable (Double) -> Double
    }

    private static func weibull(_ shape: Double, _ scale: Double) -> @Sendable (Double) -> Double {
        { $0 > 0 ? 1 - exp(-pow($0 / scale, shape)) : 0 }
    }

    static let cases = [
        Case(
            horizon: 6, perYear: 50, lastYear: 50, lag: "weibull, shape: 1.6, scale: 9", lead: 0, dropOut: 0,
            ownLand: 1, passed: weibull(1.6, 9)),
        Case(
            horizon: 6, perYear: 50, lastYear: 50, lag: "weibull, shape: 1.6, scale: 9", lead: 3, dropOut: 0.08,
            ownLand: 0.64, passed: weibull(1.6, 9)),
        Case(
            horizon: 24, perYear: 12, lastYear: 80, lag: "weibull, shape: 0.7, scale: 14", lead: 1.5, dropOut: 0.2,
            ownLand: 0.9, passed: weibull(0.7, 14)),
        Case(
            horizon: 3, perYear: 200, lastYear: 10, lag: "exponential, mean: 4", lead: 2, dropOut: 0, ownLand: 0.5,
            passed: { $0 > 0 ? 1 - exp(-$0 / 4) : 0 }),
        Case(
            horizon: 6, perYear: 30, lastYear: 60, lag: "constant, amount: 7", lead: 1, dropOut: 0.1, ownLand: 1,
            passed: { $0 >= 7 ? 1 : 0 }),
        Case(
            horizon: 6, perYear: 30, lastYear: 60, lag: "uniform, lower: 2, upper: 10", lead: 4, dropOut: 0,
            ownLand: 1, passed: { min(1, max(0, ($0 - 2) / 8)) }),
    ]

    private func text(_ given: Case, land: String, also lines: [String] = [], years: String = "both") -> String {
        S.text(
            horizon: given.horizon,
            tiers: [
                S.tier(
                    perYear: years == "last" ? 0 : given.perYear, lastYear: years == "this" ? 0 : given.lastYear,
                    ownLand: given.ownLand, land: land)
            ],
            [
                "demand": [
                    "startLag: \(S.law(given.lag))", "landLead: \(S.law("constant, amount: \(given.lead)"))",
                    "dropOut: \(S.figure(given.dropOut))",
                ] + lines
            ])
    }

    /// Of those signed in the horizon, how many fall due in it: land is needed no earlier than the signing.
    private func ofThisYear(_ given: Case, until end: Double? = nil) -> Double {
        let end = end ?? given.horizon
        return given.perYear / 12 * (1 - given.dropOut) * given.ownLand
            * integral(from: 0, to: end) { given.passed(end - $0 + given.lead) }
    }

    /// Of those signed before, how many fall due in the horizon: what was due before it has its land.
    private func ofLastYear(_ given: Case, until end: Double? = nil) -> Double {
        let end = end ?? given.horizon
        return given.lastYear / 12 * (1 - given.dropOut) * given.ownLand
            * integral(from: -12, to: 0) { given.passed(end - $0 + given.lead) - given.passed(given.lead - $0) }
    }

    @Test(
        "needs due in the horizon are Poisson counts of λ∫F(H−s+lead)ds, and of the backlog what is not yet due",
        arguments: cases)
    func due(given: Case) throws {
        for (years, mean, early) in [
            ("this", ofThisYear(given), ofThisYear(given, until: given.horizon / 3)),
            ("last", ofLastYear(given), ofLastYear(given, until: given.horizon / 3)),
        ] {
            var (all, earlies) = (Moments(), Moments())
            try S.simulation(text(given, land: "constant, amount: 50", years: years)).play(0..<6000) { run in
                all.add(Double(run.outcome[.demandCount]))
                earlies.add(Double(run.drawn.land.count { $0.due < given.horizon / 3 }))
            }
            #expect(all.isPoisson(mean), "\(years): \(all.mean) and \(all.variance) for \(mean)")
            #expect(earlies.isPoisson(early), "\(years): \(earlies.mean) and \(earlies.variance) for \(early)")
        }
    }

    @Test("mean demand is the number of needs times the mean land of one", arguments: cases)
    func mean(given: Case) throws {
        let number = ofThisYear(given) + ofLastYear(given)
        let laws: [(String, Double)] = [
            ("lognormal, median: 40, sigma: 0.6", 40 * exp(0.18)), ("exponential, mean: 33", 33),
            ("pert, minimum: 10, mode: 20, maximum: 60", 25), ("pareto, exponent: 2, lower: 10, upper: 90", 18),
        ]
        for (law, land) in laws {
            let tally = try #require(S.simulation(text(given, land: law)).run(replications: 0..<4000, threads: 2))
            let mean = tally.estimate(.demand, per: 1000)
            #expect(mean.agrees(with: number * land, give: 1e-3 * number), "\(law): \(mean) for \(number * land)")
            // Var = number · E[land²] for a compound Poisson sum: at least number · E[land]².
            let spread = mean.standardError * mean.standardError * 4000
            #expect(spread > 0.9 * number * land * land)
        }
    }

    /// Investment by a truncated Pareto law over intensity by a lognormal one.
    private func tiers(ownLand: Double = 0.64, phase: Double = 0.6) -> [String] {
        [
            S.tier(
                "small", perYear: 30, ownLand: ownLand, land: nil,
                also: [
                    "investmentFrom: \(S.figure(5, "亿元"))", "investmentTo: \(S.figure(10, "亿元"))",
                    "firstPhaseShare: \(S.figure(phase))",
                ]),
            S.tier(
                "large", perYear: 20, ownLand: ownLand, land: nil,
                also: [
                    "investmentFrom: \(S.figure(10, "亿元"))", "investmentTo: \(S.figure(100, "亿元"))",
                    "firstPhaseShare: \(S.figure(phase))",
                ]),
        ]
    }

    @Test("mean demand by investment is signings · share · E[x] · E[1/I] · phase", arguments: [0.8, 1, 1.7])
    func investment(exponent: Double) throws {
        let demand = [
            "investmentExponent: \(S.figure(exponent, "1"))", "intensityMedian: \(S.figure(450, "万元/亩"))",
            "intensitySigma: \(S.figure(0.4, "1"))",
        ]
        func mean(_ low: Double, _ high: Double) -> Double {
            let weight = integral(from: low, to: high) { pow($0, -exponent - 1) }
            return integral(from: low, to: high) { pow($0, -exponent) } / weight
        }
        let inverse = exp(0.08) / 450
        let expected = (15 * mean(5, 10) + 10 * mean(10, 100)) * 0.64 * 0.6 * 1e4 * inverse
        let tally = try #require(
            S.simulation(S.text(tiers: tiers(), ["demand": demand])).run(replications: 0..<20_000, threads: 2))
        #expect(tally.estimate(.demand, per: 1000).agrees(with: expected), "\(tally.estimate(.demand)) for \(expected)")
    }

    @Test("later phases ask for the rest of the land, so much later")
    func laterPhases() throws {
        let demand = [
            "intensityMedian: \(S.figure(450, "万元/亩"))", "laterPhaseAfter: \(S.law("constant, amount: 2"))",
        ]
        let text = S.text(tiers: tiers(ownLand: 1, phase: 0.6), ["demand": demand])
        var (first, later, count) = (Moments(), Moments(), Moments())
        try S.simulation(text).play(0..<6000) { run in
            func land(_ kind: LandNeed.Kind) -> Double {
                run.drawn.land.filter { $0.kind == kind }.reduce(0) { $0 + Double($1.target) / 1000 }
            }
            first.add(land(.firstPhase))
            later.add(land(.laterPhase))
            count.add(Double(run.drawn.land.count { $0.kind == .laterPhase }))
        }
        #expect(count.isPoisson(50.0 / 12 * 4))
        // Of 6 months only the first 4 have a later phase within them: 0.4 / 0.6 of the land of 4 / 6 of the projects.
        let ratio = later.mean / first.mean
        let error =
            ratio
            * ((later.variance / later.mean / later.mean + first.variance / first.mean / first.mean) / 6000)
            .squareRoot()
        #expect(abs(ratio - 4.0 / 9) < 5 * error, "\(ratio)")
    }

    @Test("factory land and land of other purposes are Poisson counts of their rates")
    func others() throws {
        let text = S.text(
            [
                "factories": [
                    "startedPerYear: \(S.figure(60, "万㎡"))", "lotFloor: \(S.law("constant, amount: 20000", "㎡"))",
                    "landFromReserve: \(S.figure(0.25))", "floorAreaRatio: \(S.figure(1.5, "1"))",
                ]
            ])
        var (lots, land) = (Moments(), Moments())
        try S.simulation(text).play(0..<6000) { run in
            lots.add(Double(run.drawn.lots.count))
            let needs = run.drawn.land.filter { $0.kind == .factory }
            land.add(Double(needs.count))
            // 20000㎡ over 1.5 are 13333㎡, 20亩.
            #expect(needs.allSatisfy { $0.target == 20_000 })
        }
        #expect(lots.isPoisson(15) && land.isPoisson(3.75))
    }
}

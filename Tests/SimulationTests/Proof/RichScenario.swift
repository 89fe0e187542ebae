// SPDX-License-Identifier: Apache-2.0

@testable import Simulation

/// A pool of land and one of floor with everything in it that needs no ground: short enough of both that many wait.
enum RichScenario {
    private typealias S = ReserveScenarios

    /// - Parameter policy: lines of that section.
    static func text(replications: Int = 20_000, seed: Int = 5, policy: [String] = []) -> String {
        S.text(
            horizon: 18, start: "2020-01-01", replications: replications, seed: seed, reserve: 1800,
            tiers: [
                S.tier(
                    "small", perYear: 20, lastYear: 15, ownLand: 0.64, land: nil,
                    also: [
                        "investmentFrom: \(S.figure(5, "亿元"))", "investmentTo: \(S.figure(10, "亿元"))",
                        "firstPhaseShare: \(S.figure(0.75))",
                    ]),
                S.tier(
                    "large", perYear: 6, lastYear: 5, ownLand: 0.7, land: nil,
                    also: [
                        "investmentFrom: \(S.figure(10, "亿元"))", "investmentTo: \(S.figure(100, "亿元"))",
                        "firstPhaseShare: \(S.figure(0.4))",
                    ]),
                S.tier(
                    "other", perYear: 15, lastYear: 10, land: "lognormal, median: 25, sigma: 0.5",
                    also: ["startLag: \(S.law("exponential, mean: 5"))"]),
            ],
            [
                "demand": [
                    "investmentExponent: \(S.figure(1.1, "1"))", "intensityMedian: \(S.figure(450, "万元/亩"))",
                    "intensitySigma: \(S.figure(0.4, "1"))",
                    "startLag: \(S.law("weibull, shape: 1.4, scale: 9"))",
                    "landLead: \(S.law("pert, minimum: 0.5, mode: 3, maximum: 6"))", "dropOut: \(S.figure(0.1))",
                    "patience: \(S.law("pert, minimum: 0.5, mode: 2, maximum: 8"))",
                    "laterPhaseAfter: \(S.law("triangular, minimum: 2, mode: 5, maximum: 12"))",
                    "quarters: {weights: {Q1: 0.3, Q2: 0.25, Q3: 0.25, Q4: 0.2}, confidence: E, source: test}",
                    "stops:",
                    "  epidemic: {from: 2020-01-24, to: 2020-03-03, catchUp: \(S.figure(3, "months")), "
                        + "confidence: E, source: test}",
                    "batchDates: {dates: [2020-03-03, 2020-06-28, 2020-09-28], confidence: E, source: test}",
                    "batchShare: \(S.figure(0.3))",
                ],
                "supply": [
                    "stockMultiple: \(S.figure(1.5, "1"))", "durationScale: \(S.figure(0.8, "1"))",
                    "listed:", "  confidence: E", "  source: test", "  steps:",
                    "    approval: \(S.law("triangular, minimum: 1, mode: 3, maximum: 9"))",
                    "    clearing: \(S.law("pert, minimum: 1, mode: 4, maximum: 15"))",
                    "    levelling: \(S.law("uniform, lower: 1, upper: 5"))",
                    "  parcels: [[90, 0], [160, 0], [75, 1], [210, 1], [48.5, 1], [130, 1], [66, 2], [240, 2], [110, 2], "
                        + "[95, 2], [30, 2], [80, 3]]",
                ],
                "factories": [
                    "firmsPerYear: \(S.figure(60, "1/year"))",
                    "firmFloor: \(S.law("lognormal, median: 1900, sigma: 0.7", "㎡"))",
                    "lease: \(S.law("pert, minimum: 2, mode: 6, maximum: 20"))", "transitionShare: \(S.figure(0.3))",
                    "transitionFloor: \(S.law("pert, minimum: 3000, mode: 8000, maximum: 20000", "㎡"))",
                    "substitution: \(S.figure(0.08))", "capacity: \(S.figure(120_000, "㎡"))",
                    "startedPerYear: \(S.figure(30, "万㎡"))",
                    "lotFloor: \(S.law("lognormal, median: 30000, sigma: 0.5", "㎡"))",
                    "floorAreaRatio: \(S.figure(1.5, "1"))", "landFromReserve: \(S.figure(0.5))",
                ],
                "policy": [
                    "lock: \(S.law("pert, minimum: 0.5, mode: 1, maximum: 3"))", "lockLapse: \(S.figure(0.15))",
                    "listing: \(S.law("uniform, lower: 0.5, upper: 2"))", "auctionSuccess: \(S.figure(0.7))",
                ] + policy,
                "money": [
                    "landCost: \(S.figure(25, "万元/亩"))", "interest: \(S.figure(0.05, "1/year"))",
                    "waitingCost: \(S.figure(0.4, "万元/亩·month"))",
                ],
                "service": ["fillTarget: \(S.figure(0.8))"],
            ])
    }
}

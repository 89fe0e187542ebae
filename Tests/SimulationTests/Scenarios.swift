// SPDX-License-Identifier: Apache-2.0
import LandModel
import Foundation
import Simulation
import TestSupport

/// Scenarios for the tests.
enum Scenarios {
    static func url(_ band: String) -> URL {
        Corpora.packageDirectory.appendingPathComponent("scenarios/static-demand-\(band).yaml")
    }

    static func shipped(_ band: String) throws -> StaticDemandScenario {
        try ScenarioFile.read(url(band))
    }

    static func figure(_ value: Double, _ unit: String) -> Assumption {
        Assumption(value, unit, source: "test", confidence: .expert)
    }

    static func tier(
        _ name: String = "tier", rate: Double = 40, from: Double = 1, to: Double = 20, ownLand: Double = 0.5,
        phase: Double = 0.5
    ) -> StaticDemandScenario.Tier {
        StaticDemandScenario.Tier(
            name: name, signingsPerYear: figure(rate, "1/year"), investmentFrom: figure(from, "亿元"),
            investmentTo: figure(to, "亿元"), ownLandShare: figure(ownLand, "share"),
            firstPhaseShare: figure(phase, "share"))
    }

    static func make(
        months: Double = 6, reserve: Double = 1000, exponent: Double = 1.3, median: Double = 400, sigma: Double = 0.5,
        tiers: [StaticDemandScenario.Tier] = [tier()], replications: Int = 20_000, seed: UInt64 = 1
    ) throws -> StaticDemandScenario {
        try StaticDemandScenario(
            name: "test", title: Term(en: "test", zh: "测试"), scope: Term(en: "test", zh: "测试"),
            horizonMonths: figure(months, "months"), reserveMu: figure(reserve, "亩"),
            investmentExponent: figure(exponent, "1"), intensityMedian: figure(median, "万元/亩"),
            intensitySigma: figure(sigma, "1"), tiers: tiers, replications: replications, seed: seed)
    }
}

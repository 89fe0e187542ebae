// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import TestSupport

/// A small scenario of the mode `reserve` for the tests, and the files that ship with the program.
enum ReserveScenarioText {
    static let small = """
        mode: reserve
        name: small
        title: {en: small, zh: 小}
        scope: {en: small, zh: 小}
        start: 2020-01-01
        horizon: {value: 6, unit: months, confidence: seed, source: plan}
        replications: 200
        seed: 1
        demand:
          reading: nested
          tiers:
            five:
              signingsPerYear: {value: 50, unit: 1/year, confidence: seed, source: plan}
              investmentFrom: {value: 5, unit: 亿元, confidence: seed, source: plan}
              investmentTo: {value: 10, unit: 亿元, confidence: seed, source: plan}
            ten:
              signingsPerYear: {value: 20, unit: 1/year, confidence: seed, source: plan}
              investmentFrom: {value: 10, unit: 亿元, confidence: seed, source: plan}
              investmentTo: {value: 100, unit: 亿元, confidence: E, source: judgement}
          dropOut: {value: 0.08, unit: share, low: 0.02, high: 0.20, confidence: E, source: judgement}
          quarters:
            weights: {Q1: 0.3, Q2: 0.25}
            confidence: E
            source: judgement
          landUses: {weights: {"100101": 1}, confidence: E, source: judgement}
          startLag: {law: weibull, startedSameYear: 0.30, startedNextYear: 0.90, unit: months, confidence: E, source: a}
          landLead: {law: pert, minimum: 0.5, mode: 3, maximum: 6, unit: months, confidence: E, source: judgement}
          batchDates: {dates: [2020-03-03], confidence: E, source: plan}
          hallShare: {law: pert, minimum: 0.10, mode: 0.18, maximum: 0.35, unit: share, confidence: E, source: judgement}
        supply:
          matching: pool
          reserve: {value: 3000, unit: 亩, confidence: seed, source: plan}
        expected:
          - {measure: reserveMu, value: 3000, tolerance: 0, origin: hand, note: plan}
        """

    static let folder = Corpora.packageDirectory.appendingPathComponent("scenarios")

    static func shipped() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { folder.appendingPathComponent($0) }
    }

    /// Nil where a file is of the other mode.
    static func reserve(_ name: String) throws -> ReserveScenario? {
        guard case .reserve(let scenario) = try Scenario(contentsOf: folder.appendingPathComponent(name)) else {
            return nil
        }
        return scenario
    }

    static func read(_ text: String) throws(ScenarioError) -> Scenario {
        try Scenario(ScenarioDocument(text: text, named: "small.yaml"))
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import Siting
import SitingSupport
import TestSupport

@testable import Simulation

/// Scenarios of the mode `reserve` for the tests, written as files are.
enum ReserveScenarios {
    static func figure(_ value: Double, _ unit: String = "share") -> String {
        "{value: \(value), unit: \(unit), confidence: E, source: test}"
    }

    /// - Parameter parameters: such as `exponential, mean: 3`.
    static func law(_ parameters: String, _ unit: String = "months") -> String {
        "{law: \(parameters), unit: \(unit), confidence: E, source: test}"
    }

    /// One tier with land of its own.
    static func tier(
        _ name: String = "tier", perYear: Double = 40, lastYear: Double = 0, ownLand: Double = 1,
        land: String? = "constant, amount: 50", also lines: [String] = []
    ) -> String {
        var entries = [
            "signingsPerYear: \(figure(perYear, "1/year"))", "signedLastYear: \(figure(lastYear, "1/year"))",
            "ownLandShare: \(figure(ownLand))",
        ]
        if let land { entries.append("land: \(law(land, "亩"))") }
        return "    \(name):\n" + (entries + lines).map { "      \($0)\n" }.joined()
    }

    /// The text of a scenario with a pool of land.
    ///
    /// - Parameters:
    ///   - sections: lines by section, beside tiers and reserve.
    static func text(
        horizon: Double = 6, start: String? = nil, replications: Int = 1000, seed: Int = 7, reserve: Double? = 1000,
        tiers: [String] = [tier()], _ sections: [String: [String]] = [:]
    ) -> String {
        var sections = sections
        if let reserve { sections["supply", default: []].insert("reserve: \(figure(reserve, "亩"))", at: 0) }
        var text = "mode: reserve\nname: test\ntitle: {en: test, zh: 测试}\nscope: {en: test, zh: 测试}\n"
        if let start { text += "start: \(start)\n" }
        text += "horizon: \(figure(horizon, "months"))\nreplications: \(replications)\nseed: \(seed)\n"
        if !tiers.isEmpty {
            text += "demand:\n  reading: disjoint\n  tiers:\n" + tiers.joined()
            for line in sections.removeValue(forKey: "demand") ?? [] { text += "  \(line)\n" }
        }
        for (section, lines) in sections.sorted(by: { $0.key < $1.key }) {
            text += "\(section):\n" + lines.map { "  \($0)\n" }.joined()
        }
        return text
    }

    static func read(_ text: String) throws -> ReserveScenario {
        guard case .reserve(let scenario) = try Scenario(ScenarioDocument(text: text, named: "test.yaml")) else {
            throw ScenarioError("not of the mode `reserve`")
        }
        return scenario
    }

    static func simulation(_ text: String) throws -> ReserveSimulation {
        try ReserveSimulation(read(text))
    }

    static func shipped(_ name: String) throws -> ReserveScenario {
        let url = Corpora.packageDirectory.appendingPathComponent("scenarios/\(name).yaml")
        guard case .reserve(let scenario) = try Scenario(contentsOf: url) else {
            throw ScenarioError("not of the mode `reserve`")
        }
        return scenario
    }

    /// A city whose parcels lie in no batch and in no clearing area.
    static func city(_ small: SmallCity) throws -> SupplyCity {
        let snapshot = try small.snapshot()
        return SupplyCity(
            shapes: ShapeIndex(CityGround(snapshot, policy: .shipped)),
            progress: SupplyProgress(
                parcels: [ParcelProgress](repeating: .init(path: .collectiveLand), count: snapshot.parcels.count)),
            factories: [])
    }
}

extension ReserveSimulation {
    /// Plays replications of a pool one by one, for what a tally does not keep.
    func play(_ range: Range<Int>, _ visit: (ReplicationRun<PoolMarket>) throws -> Void) rethrows {
        var run = ReplicationRun(
            model, market: PoolMarket(initial: model.initialStock, areas: model.supply.parcels.map(\.area)))
        for replication in range {
            run.play(replication)
            try visit(run)
        }
    }
}

extension ReserveTally {
    func estimate(_ measure: Measure, per unit: Double = 1) -> Estimate {
        measures[measure.rawValue].mean(count: count, per: unit)
    }
}

extension Estimate {
    var standardError: Double { (high - low) / 2 / Estimate.standardErrors }

    /// Whether it lies within 5 standard errors, its own and another, of a value.
    func agrees(with other: Double, give: Double = 0, standardError more: Double = 0) -> Bool {
        abs(value - other) <= 5 * (standardError * standardError + more * more).squareRoot() + give
    }
}

/// Mean and variance of what is counted, as it comes.
struct Moments {
    private(set) var count = 0
    private var sum = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        sum += value
        squares += value * value
    }

    var mean: Double { sum / Double(count) }
    var variance: Double { max(0, squares / Double(count) - mean * mean) }

    /// Whether these can be counts of a Poisson law: their mean and their variance within 5 standard errors.
    func isPoisson(_ mean: Double) -> Bool {
        let n = Double(count)
        return abs(self.mean - mean) <= 5 * (mean / n).squareRoot()
            && abs(variance - mean) <= 5 * ((mean + 2 * mean * mean) / n).squareRoot()
    }
}

/// ∫ of a function by the midpoints of `steps` pieces.
func integral(from start: Double, to end: Double, steps: Int = 20_000, _ function: (Double) -> Double) -> Double {
    let width = (end - start) / Double(steps)
    var sum = 0.0
    for step in 0..<steps { sum += function(start + (Double(step) + 0.5) * width) }
    return sum * width
}

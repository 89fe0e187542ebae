// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import LandStore
import Planner
import Simulation
import Siting
import TestSupport
import Testing

/// Scenario files are acceptance tests: each says what it should give, and by whose account.
@Suite("Shipped scenarios of the mode reserve")
struct ShippedReserveScenarioTests {
    private static let folder = Corpora.packageDirectory.appendingPathComponent("scenarios")

    static let names = [
        "all-from-1yi", "approvals-slip-quarter", "base-stock-12000", "base-stock-16000", "baseline-2020h1",
        "baseline-2020h1-high", "baseline-2020h1-low", "disjoint-tiers", "epidemic-delay", "factories-first",
        "half-year-pool", "per-park-reserve", "pooled-city", "start-based", "workspace-projects",
    ]

    /// As many as a test has time for; the values that files expect of a run are stated for these.
    static func replications(of scenario: ReserveScenario) -> Int {
        scenario.matching == .pool ? scenario.replications : Int(6000 / scenario.value(.horizon))
    }

    /// The sample city, measured once for all scenarios.
    private static let city = Result { () throws -> SupplyCity in
        let scratch = try ScratchFolder()
        let making = WorkspaceMaking(
            target: scratch.url("zhuzhou.gpkg"),
            folder: Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou"), crs: nil)
        let moment = Date(timeIntervalSince1970: 1_583_193_600)
        let workspace = try making.run(actor: "test", moment: moment, emptyCityName: "").workspace
        let snapshot = try workspace.snapshot(usingCache: false)
        return SupplyCity(
            shapes: ShapeIndex(CityGround(snapshot, policy: .shipped)),
            progress: try workspace.supplyProgress(of: snapshot), factories: try workspace.yearPlan().factories)
    }

    private func scenario(_ name: String) throws -> ReserveScenario {
        let read = try Scenario(contentsOf: Self.folder.appendingPathComponent(name + ".yaml"))
        guard case .reserve(let scenario) = read else { throw OtherMode() }
        return scenario
    }

    private struct OtherMode: Error {}

    @Test("no shipped file is left out here")
    func all() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let found = files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("static-demand-") }
        #expect(found.map { String($0.dropLast(5)) }.sorted() == Self.names)
    }

    @Test("a scenario gives what its file expects", arguments: names)
    func expected(name: String) throws {
        let scenario = try scenario(name)
        #expect(scenario.name == name)
        #expect(scenario.expected.contains { $0.origin.isFromOutside }, "nothing here comes from outside the code")
        let simulation = try ReserveSimulation(scenario, in: try Self.city.get())
        let count = Self.replications(of: scenario)
        let tally = try #require(simulation.run(replications: 0..<count, threads: 2))
        for expectation in scenario.expected {
            let value = try #require(simulation.value(of: expectation.measure, in: tally), "\(expectation.measure)")
            #expect(
                abs(value - expectation.value) <= expectation.tolerance,
                "\(expectation.measure.rawValue) is \(value), expected by \(expectation.origin.rawValue)")
        }
    }

    @Test("scenarios that change nothing of the demand have the same demand to the last digit")
    func commonNumbers() throws {
        let demands = try ["baseline-2020h1", "per-park-reserve", "pooled-city", "approvals-slip-quarter"].map { name in
            let simulation = try ReserveSimulation(try scenario(name), in: try Self.city.get())
            let tally = try #require(simulation.run(replications: 0..<200, threads: 2))
            return try #require(tally.estimate(of: .demand))
        }
        #expect(Set(demands).count == 1)
    }

    @Test("a late approval takes no land from a half-year, and pooling serves no fewer than parks apart")
    func directions() throws {
        func measure(_ name: String, _ measure: ScenarioMeasure) throws -> Double {
            let simulation = try ReserveSimulation(try scenario(name), in: try Self.city.get())
            let tally = try #require(simulation.run(replications: 0..<500, threads: 2))
            return try #require(simulation.value(of: measure, in: tally))
        }
        #expect(try measure("per-park-reserve", .fill) < measure("baseline-2020h1", .fill))
        #expect(try measure("baseline-2020h1", .fill) < measure("pooled-city", .fill))
        #expect(try measure("approvals-slip-quarter", .inflow) <= measure("baseline-2020h1", .inflow))
        #expect(try measure("epidemic-delay", .inflow) < measure("baseline-2020h1", .inflow))
    }
}

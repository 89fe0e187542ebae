// SPDX-License-Identifier: Apache-2.0
// Runs a scenario of the mode `reserve` and prints a line of JSON.
// suodi-simulation-bench SCENARIO [WORKSPACE|-] [REPLICATIONS] [THREADS]
import Foundation
import LandModel
import LandStore
import Simulation
import Siting

let arguments = Array(CommandLine.arguments.dropFirst())
guard let path = arguments.first else {
    FileHandle.standardError.write(
        Data("suodi-simulation-bench SCENARIO [WORKSPACE|-] [REPLICATIONS] [THREADS]\n".utf8))
    exit(64)
}
func argument(_ place: Int) -> String? { arguments.indices.contains(place) ? arguments[place] : nil }
let clock = ContinuousClock()
func seconds(since start: ContinuousClock.Instant) -> String {
    String(format: "%.3f", (clock.now - start) / .seconds(1))
}

do {
    guard case .reserve(let scenario) = try Scenario(contentsOf: URL(fileURLWithPath: path)) else {
        print("a scenario of the mode `reserve` is needed")
        exit(65)
    }
    let start = clock.now
    var city: SupplyCity?
    if let workspacePath = argument(1), workspacePath != "-" {
        let workspace = try Workspace(opening: URL(fileURLWithPath: workspacePath), readOnly: true)
        let snapshot = try workspace.snapshot(usingCache: false)
        city = SupplyCity(
            shapes: ShapeIndex(CityGround(snapshot, policy: .shipped)),
            progress: try workspace.supplyProgress(of: snapshot), factories: try workspace.yearPlan().factories)
    }
    let simulation = try ReserveSimulation(scenario, in: city)
    let prepared = seconds(since: start)
    let count = argument(2).flatMap { Int($0) } ?? scenario.replications
    let begun = clock.now
    guard let tally = simulation.run(replications: 0..<count, threads: argument(3).flatMap { Int($0) } ?? 2) else {
        exit(1)
    }
    let spent = (clock.now - begun) / .seconds(1)
    print(
        "{\"scenario\":\"\(scenario.name)\",\"replications\":\(count),\"prepared_s\":\(prepared),"
            + "\"run_s\":\(String(format: "%.3f", spent)),\"per_s\":\(Int(Double(count) / spent)),"
            + "\"cover\":\(tally.coverProbability(.books).value)}")
    if ProcessInfo.processInfo.environment["VERBOSE"] != nil { print(tally) }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}

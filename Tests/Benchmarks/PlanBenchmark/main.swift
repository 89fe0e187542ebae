// SPDX-License-Identifier: Apache-2.0
// Makes the plan of a workspace as `suodi match` does, and prints a line of JSON for each step.
// suodi-plan-bench WORKSPACE [THREADS]
import Allocation
import Foundation
import LandModel
import LandStore
import Siting

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first else {
    FileHandle.standardError.write(Data("suodi-plan-bench WORKSPACE [THREADS]\n".utf8))
    exit(64)
}
let threads = arguments.dropFirst().first.flatMap { Int($0) } ?? 2
let clock = ContinuousClock()
func report(_ step: String, since start: ContinuousClock.Instant, _ figures: String) {
    let seconds = (clock.now - start) / .seconds(1)
    print("{\"step\":\"\(step)\",\"seconds\":\(String(format: "%.3f", seconds)),\(figures)}")
}

do {
    let snapshot = try Workspace(opening: URL(fileURLWithPath: path), readOnly: true).snapshot(usingCache: false)
    var start = clock.now
    let projects = snapshot.projects.filter { $0.stage.needsSite || $0.stage == .negotiating }
    let problem = try PlacementProblem(projects, in: SiteFinder(snapshot))
    report("problem", since: start, "\"projects\":\(projects.count),\"parcels\":\(snapshot.parcels.count)")
    start = clock.now
    var reached = start
    let plan = try PlacementPlanner(limits: PlacementLimits(threads: threads)).plan(problem) { progress in
        if case .solving = progress { reached = clock.now }
        if ProcessInfo.processInfo.environment["VERBOSE"] != nil {
            FileHandle.standardError.write(Data("\(progress)\n".utf8))
        }
    }
    report(
        "plan", since: start,
        "\"solved_s\":\(String(format: "%.3f", (reached - start) / .seconds(1))),\"status\":\"\(plan.status)\","
            + "\"placed\":\(plan.assignments.count),\"unplaced\":\(plan.unplaced.count),"
            + "\"shared\":\(plan.grounds.filter { $0.projectIDs.count > 1 }.count),"
            + "\"merged\":\(plan.grounds.filter { $0.parcels.count > 1 }.count),"
            + "\"columns\":\(plan.work.columns),\"rounds\":\(plan.work.pricingRounds),\"nodes\":\(plan.work.nodes)")
    for level in plan.levels {
        print(
            "{\"level\":\"\(level.name)\",\"objective\":\(level.objective),\"bound\":\(level.bestBound),"
                + "\"gap\":\(level.relativeGap)}")
    }
} catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    exit(1)
}

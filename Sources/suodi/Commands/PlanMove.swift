// SPDX-License-Identifier: Apache-2.0
import Allocation
import ArgumentParser
import Foundation
import Planner
import Reporting

struct PlanMove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Price a move of one project to a site of your choice 试算调整",
        discussion: """
            The kept plan is made anew twice, without the move and with it, and keeps its sites as far as the weight
            placed allows: what they differ in is the price. Who else moves is named. A site that cannot take the project
            says why. Nothing is written: --dry-run must be said.

            A site is a parcel (of which the project may get a part), parcels to merge `P12+P13`, factory units, or a
            floor before land `F1→P01`, also written `'F1>P01'`.

            EXAMPLES
              suodi plan move -w zhuzhou.gpkg S19-002 shifeng-B12-01 --plan spring --dry-run
              suodi plan move -w zhuzhou.gpkg S19-002 shifeng-B12-01 --dry-run --format json
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The project, by id.")
    var project: String

    @Argument(help: "The site: `P01`, `P12+P13`, `F1`, `F1→P01`.")
    var site: String

    @Option(name: .customLong("plan"), help: "The kept plan, by name.")
    var planName = "plan"

    @Flag(name: .customLong("dry-run"), help: "Only tell the price, which is all it does so far.")
    var isDryRun = false

    @Option(help: "How far each level may be from its bound: `0.1%` or `1e-4`.")
    var gap: GapOption?

    @Option(name: .customLong("time-limit"), help: "Stop each of the two solves after so many seconds.")
    var timeLimitSeconds: Double?

    @Option(help: "How many projects to list.")
    var limit = 12

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
        guard isDryRun else { throw ValidationError("a move is only priced: say --dry-run") }
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
        guard timeLimitSeconds.map({ $0.isFinite && $0 > 0 }) ?? true else {
            throw ValidationError("--time-limit is in seconds, more than 0")
        }
    }

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        var limits = PlacementLimits(threads: ProcessInfo.processInfo.activeProcessorCount)
        limits.timeLimitSeconds = timeLimitSeconds
        if let gap { limits.relativeGap = gap.ratio }
        let search = common.progress("finding sites", "查找候选", total: nil)
        let progress = common.solveProgress()
        defer {
            search.finish()
            progress.finish()
        }
        let answer = try planner.move(
            project, to: site, inPlan: planName, limits: limits,
            searching: { done, _ in search.report(completed: done) },
            solving: { step in
                search.finish()
                if case .solving(let level, let objective, let bestBound) = step {
                    progress.report(level: level, objective: objective, bestBound: bestBound)
                }
            })
        search.finish()
        progress.finish()
        Console.answer(
            format == .json ? answer.json.text(.pretty) : answer.table(limit: limit, common.language))
    }
}

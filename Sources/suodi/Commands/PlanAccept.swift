// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LandModel
import Planner
import Reporting

struct PlanAccept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Make a kept plan real and promise its sites 采纳方案",
        discussion: """
            Parcels that the plan cuts or merges go to the history, and what it makes of them takes their place, as
            `suodi cut --write` and `suodi merge --write` would do. Every project gets a lock on its site from the base
            date on, for the policy's `promiseMonths` (six as shipped) or until --until; a later `suodi match` leaves it
            there. All of it is written, or nothing: a parcel or unit that has changed since, is gone, or is locked to
            another is named.

            EXAMPLES
              suodi plan accept -w zhuzhou.gpkg spring --dry-run
              suodi plan accept -w zhuzhou.gpkg spring --until 2020-12-31 --reason "meeting of 8 March"
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The plan, by name.")
    var plan: String

    @Option(help: "The last day of the promises.")
    var until: String?

    @Option(help: "Why, for the ledger.")
    var reason: String?

    @Flag(name: .customLong("dry-run"), help: "Tell what would be written and what stands against it, write nothing.")
    var isDryRun = false

    @Option(help: "How many projects to list.")
    var limit = 12

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
        _ = try lastDay()
    }

    func run() throws {
        let planner = try workspace.open(readOnly: isDryRun)
        let answer = try planner.accept(plan, until: try lastDay(), reason: reason, isDryRun: isDryRun)
        Console.answer(
            format == .json ? answer.json.text(.pretty) : answer.table(limit: limit, common.language))
        if isDryRun { common.note("Dry run: nothing was written.", "试算：未写入任何内容。") }
    }

    private func lastDay() throws -> CalendarDate? {
        do {
            return try until.map { try CalendarDate(parsing: $0) }
        } catch {
            throw ValidationError("--until: \(error)")
        }
    }
}

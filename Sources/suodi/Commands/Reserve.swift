// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Planner
import Reporting

struct Reserve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nominal and usable reserve, and what the rest is lost to 可用储备",
        discussion: """
            Serviced land in stock 动态储备 is usable where a signed project that waits can have it whole, a part of it,
            or it with its neighbours. Every parcel that none can use is lost to what keeps it from the project that
            comes nearest; the losses add up, and each says what mending it alone would give back.

            EXAMPLES
              suodi reserve -w zhuzhou.gpkg
              suodi reserve -w zhuzhou.gpkg --format json
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
    }

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        let progress = common.progress("measuring the reserve", "核算可用储备", total: nil)
        defer { progress.finish() }
        let answer = try planner.reserve { done, _ in progress.report(completed: done) }
        progress.finish()
        Console.answer(format == .json ? answer.json.text(.pretty) : answer.table(common.language))
    }
}

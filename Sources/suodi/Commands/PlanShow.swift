// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LandStore
import Planner
import Reporting

struct PlanShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a kept plan, without solving again 查看方案",
        discussion: """
            As JSON it is the answer that `suodi match --format json` gave when the plan was made.

            EXAMPLES
              suodi plan show -w zhuzhou.gpkg spring
              suodi plan show -w zhuzhou.gpkg spring --format csv > spring.csv
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The plan, by name.")
    var plan: String

    @Option(help: "How many projects to list.")
    var limit = 12

    @Option(help: "`table`, `json` or `csv`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json, .csv])
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
    }

    func run() throws {
        let plan = try workspace.open(readOnly: true).plan(named: self.plan)
        switch format {
        case .json:
            guard let answer = plan.answer else {
                throw Failure(
                    .badInput,
                    "the plan `\(plan.id)` was kept without its answer, by an older Suodi\n\n"
                        + "hint: make it anew with `suodi match --plan \(plan.id)`")
            }
            Console.answer(answer)
        case .csv: Console.answer(plan.csv)
        case .table, .geojson, .geojsonseq: Console.answer(try plan.table(limit: limit, common.language))
        }
    }
}

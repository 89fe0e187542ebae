// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Planner
import Reporting

struct PlanList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the kept plans, the newest first 方案列表",
        discussion: """
            EXAMPLE
              suodi plan list -w zhuzhou.gpkg --format json
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "`table`, `json` or `csv`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json, .csv])
    }

    func run() throws {
        let listing = PlanListing(try workspace.open(readOnly: true).plans())
        switch format {
        case .json: Console.answer(listing.json.text(.pretty))
        case .csv: Console.answer(listing.csv)
        case .table, .geojson, .geojsonseq: Console.answer(listing.table(common.language))
        }
    }
}

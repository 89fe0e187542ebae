// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Planner
import Reporting

struct PlanDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Tell what becomes of every project from one plan to another 方案对比",
        discussion: """
            A project is kept, moved, newly placed, no longer placed, or withdrawn: not asked about in the second plan.
            As GeoJSON it is the sites of both plans, and a line for every move from land to land.

            EXAMPLES
              suodi plan diff -w zhuzhou.gpkg spring summer
              suodi plan diff -w zhuzhou.gpkg spring summer --format geojson > moves.geojson
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The plan before, by name.")
    var first: String

    @Argument(help: "The plan after, by name.")
    var second: String

    @Option(help: "How many projects to list.")
    var limit = 50

    @Option(help: "`table`, `json`, `geojson` or `csv`.")
    var format: AnswerFormat = .table

    @Option(help: "For GeoJSON: `crs84`, or for display only `gcj02` or `bd09`.")
    var datum: ExportDatum = .crs84

    func validate() throws {
        try format.require([.table, .json, .geojson, .csv])
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
    }

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        let difference = try planner.difference(from: first, to: second)
        switch format {
        case .json: Console.answer(difference.json.text(.pretty))
        case .geojson: Console.answer(try difference.geoJSON(DatumShift(from: planner.workspace, to: datum)))
        case .csv: Console.answer(difference.csv)
        case .table, .geojsonseq: Console.answer(difference.table(limit: limit, common.language))
        }
    }
}

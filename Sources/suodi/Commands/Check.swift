// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LandStore
import Planner
import Reporting

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List everything in the data that contradicts itself or the rest 检查",
        discussion: """
            Exits with 2 when there are faults, so that a script can tell.

            EXAMPLE
              suodi check -w zhuzhou.gpkg --format json
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
    }

    func run() throws {
        let report = FaultReport(try workspace.open(readOnly: true).workspace.check())
        switch format {
        case .json: Console.answer(report.json.text(.pretty))
        case .table: Console.answer(report.table(common.language))
        case .csv, .geojson, .geojsonseq: break
        }
        if !report.faults.isEmpty { throw ExitCode(Failure.Code.faultsFound.rawValue) }
    }
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Reporting
import Simulation

struct ScenarioDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show the entries in which two scenarios differ 情景对比",
        discussion: """
            An entry differs in its value, unit or range, or only in its grounds: source and mark.

            EXAMPLE
              suodi scenario diff scenarios/baseline-2020h1.yaml scenarios/disjoint-tiers.yaml
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var first: String

    @Argument(help: "Another.", completion: .file(extensions: ["yaml", "yml"]))
    var second: String

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
    }

    func run() throws {
        let difference = try ScenarioDifference(
            from: ScenarioDocument(contentsOf: URL(fileURLWithPath: first)),
            to: ScenarioDocument(contentsOf: URL(fileURLWithPath: second)))
        Console.answer(format == .json ? difference.json.text(.pretty) : difference.table(common.language))
    }
}

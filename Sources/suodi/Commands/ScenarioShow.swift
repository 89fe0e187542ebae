// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Reporting
import Simulation

struct ScenarioShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List every entry of a scenario with its source and the file it stands in 情景参数",
        discussion: """
            What the file extends is filled in. Figures that no file states are listed last, with the value that leaves
            out what they stand for.

            EXAMPLES
              suodi scenario show scenarios/baseline-2020h1.yaml
              suodi scenario show scenarios/epidemic-delay.yaml --format json
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
    }

    func run() throws {
        let listing = try ScenarioListing(ScenarioDocument(contentsOf: URL(fileURLWithPath: file)))
        Console.answer(format == .json ? listing.json.text(.pretty) : listing.table(common.language))
    }
}

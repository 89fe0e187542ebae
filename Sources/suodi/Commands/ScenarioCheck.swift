// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Reporting

struct ScenarioCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with scenario files, or what they are about 情景检查",
        discussion: """
            A fault is told with file, line and column, also in a file that is extended. Exits with 65 when there is one.
            Whether a scenario fits a workspace is seen only when it is simulated on it.

            EXAMPLES
              suodi scenario check scenarios/*.yaml
              suodi scenario check mine.yaml --format json
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @Option(help: "`table` or `json`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json])
    }

    func run() throws {
        let answer = ScenarioCheckAnswer(files.map { ($0, URL(fileURLWithPath: $0)) })
        Console.answer(format == .json ? answer.json.text(.pretty) : answer.text(common.language))
        if answer.faultCount > 0 { throw ExitCode(Failure.Code.badInput.rawValue) }
    }
}

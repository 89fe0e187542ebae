// SPDX-License-Identifier: Apache-2.0
public import ArgumentParser
public import Reporting

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the JSON Schema of an answer, or of scenario files",
        discussion: """
            EXAMPLES
              suodi schema find
              suodi schema simulate > simulate.schema.json
              suodi schema scenario > scenario.schema.json
            """)

    @Argument(help: "Which answer: \(AnswerSchema.allCases.map(\.rawValue).joined(separator: ", ")).")
    var answer: AnswerSchema

    func run() throws {
        Console.answer(answer.text)
    }
}

extension AnswerSchema: ExpressibleByArgument {}

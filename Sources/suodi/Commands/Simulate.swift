// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LandModel
import Reporting
import Simulation

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Does the reserve cover half a year of demand? 半年保障测算",
        discussion: """
            Runs scenario files; several are shown side by side, as a band. The static-demand mode knows no backlog, lag
            or supply, and says so. Same seed, same answer, whatever the number of threads.

            EXAMPLES
              suodi simulate scenarios/static-demand-mid.yaml
              suodi simulate scenarios/static-demand-*.yaml --format json
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @Option(help: "Replications, instead of the scenario's own number.")
    var replications: Int?

    @Option(help: "Threads; the answer does not depend on it.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "`table`, `json` or `csv`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json, .csv])
        guard replications.map({ (1...100_000_000).contains($0) }) ?? true else {
            throw ValidationError("--replications is between 1 and 100,000,000")
        }
        guard (1...1024).contains(threads) else { throw ValidationError("--threads is between 1 and 1024") }
    }

    func run() throws {
        let read = try scenarios.map { try ScenarioFile.read(URL(fileURLWithPath: $0)) }
        let answers = try read.map { scenario in
            let count = replications ?? scenario.replications
            let progress = common.progress(scenario.title.en, scenario.title.zh, total: count)
            defer { progress.finish() }
            let tally = StaticDemand(scenario: scenario).run(replications: 0..<count, threads: threads) {
                progress.report(completed: $0)
            }
            return try DemandAnswer(tally)
        }
        let comparison = DemandComparison(answers)
        switch format {
        case .table: Console.answer(comparison.table(common.language))
        case .json: Console.answer(comparison.json.text(.pretty))
        case .csv: Console.answer(comparison.csv)
        case .geojson, .geojsonseq: break
        }
    }
}

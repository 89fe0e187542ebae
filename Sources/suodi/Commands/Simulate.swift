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
            Runs scenario files. The mode `reserve` knows lags, backlog, land on its way, factories and money, and matches
            the parcels of a workspace one by one; `static-demand` is the textbook question beside it. Several scenarios
            are run on the same chance and shown side by side. Same seed, same answer, whatever the number of threads.

            EXAMPLES
              suodi simulate scenarios/baseline-2020h1.yaml -w zhuzhou.gpkg --chart baseline.svg
              suodi simulate scenarios/baseline-2020h1.yaml scenarios/epidemic-delay.yaml -w zhuzhou.gpkg
              suodi simulate scenarios/baseline-2020h1.yaml -w zhuzhou.gpkg --tornado
              suodi simulate scenarios/baseline-2020h1.yaml -w zhuzhou.gpkg --replication 4711 --trace
              suodi simulate scenarios/static-demand-*.yaml --format json
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @Option(help: "Replications instead of the scenario's own number, or a range of them such as `0..<5000`.")
    var replications: ReplicationRange?

    @Option(
        name: .customLong("half-width"),
        help: "Go on until cover and fill are known to within so many percentage points either way, such as `1`.")
    var halfWidthPoints: Double?

    @Option(help: "Threads; the answer does not depend on it.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(
        name: .customLong("set"),
        help: "Another figure for an entry, such as `demand.dropOut.value=0.2`; may be given again.")
    var settings: [ScenarioSetting] = []

    @OptionGroup var study: StudyOptions

    @Option(name: .customLong("tally"), help: "Also write sums and histograms to a file, to be merged later.")
    var tallyPath: String?

    @Option(
        name: .customLong("merge"), parsing: .upToNextOption,
        help: "Run nothing: merge these tallies, of ranges of the same scenarios.",
        completion: .file(extensions: ["json"]))
    var mergedPaths: [String] = []

    @Option(name: .customLong("chart"), help: "Also draw the answer to an SVG file.")
    var chartPath: String?

    @Option(help: "`table`, `json` or `csv`; a trace also as `geojson`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require(study.isTrace ? [.table, .json, .geojson] : [.table, .json, .csv])
        guard (1...1024).contains(threads) else { throw ValidationError("--threads is between 1 and 1024") }
        guard halfWidthPoints.map({ $0 >= 0.01 && $0 <= 50 }) ?? true else {
            throw ValidationError("--half-width is between 0.01 and 50 percentage points")
        }
        guard format != .csv || !study.isAny else {
            throw ValidationError("studies and traces are told as `table` or `json`")
        }
        guard chartPath == nil || !study.hasNoChart else {
            throw ValidationError("nothing is drawn of \(study.name)")
        }
        guard !study.isAny || scenarios.count == 1 else {
            throw ValidationError("\(study.name) is about one scenario")
        }
        guard !study.isAny || (tallyPath == nil && halfWidthPoints == nil) else {
            throw ValidationError("--tally and --half-width do not go with \(study.name)")
        }
        guard !study.isTrace || replications == nil else {
            throw ValidationError("--trace tells of the one replication that `--replication` names")
        }
        guard mergedPaths.isEmpty || replications == nil else {
            throw ValidationError("--merge takes the replications that the tallies hold")
        }
        guard halfWidthPoints == nil || (replications?.range.lowerBound ?? 0) == 0 else {
            throw ValidationError(
                "--half-width begins with the first replication; `--replications N` says how many at most")
        }
        guard mergedPaths.isEmpty || (!study.isAny && halfWidthPoints == nil && tallyPath == nil) else {
            throw ValidationError("--merge goes with none of the options that run anything")
        }
    }

    func run() throws {
        let documents = try scenarios.map { path in
            try settings.reduce(ScenarioDocument(contentsOf: URL(fileURLWithPath: path))) {
                try $0.setting($1.path, to: $1.value)
            }
        }
        let read = try documents.map { try Scenario($0) }
        let reserves = read.compactMap { scenario -> ReserveScenario? in
            if case .reserve(let scenario) = scenario { scenario } else { nil }
        }
        guard reserves.isEmpty || reserves.count == read.count else {
            throw Failure(
                .badInput,
                "scenarios of the modes `static-demand` and `reserve` are not shown together\n\n"
                    + "hint: run them apart, or see what lies between them with `--explain`")
        }
        if reserves.isEmpty {
            try runStaticDemand(read)
        } else {
            try ReserveRun(command: self, documents: documents, scenarios: reserves).run()
        }
    }

    private func runStaticDemand(_ read: [Scenario]) throws {
        guard !study.isAny, chartPath == nil, halfWidthPoints == nil, tallyPath == nil, mergedPaths.isEmpty else {
            throw Failure(
                .badInput,
                "studies, tallies and charts are of scenarios of the mode `reserve`\n\nhint: see scenarios/baseline-2020h1.yaml"
            )
        }
        let answers = try read.compactMap { scenario -> DemandAnswer? in
            guard case .staticDemand(let scenario) = scenario else { return nil }
            let range = replications?.range ?? 0..<scenario.replications
            let progress = common.progress(scenario.title.en, scenario.title.zh, total: range.count)
            defer { progress.finish() }
            let tally = StaticDemand(scenario: scenario).run(replications: range, threads: threads) {
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

// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import Planner
import Reporting
import Simulation
import Siting

/// Runs scenarios of the mode `reserve` as `suodi simulate` was asked to.
struct ReserveRun {
    let command: Simulate
    let documents: [ScenarioDocument]
    let scenarios: [ReserveScenario]

    private var language: Language { command.common.language }

    func run() throws {
        try requireComparable()
        try requireApart()
        let city = try city()
        let simulations = try scenarios.map { try ReserveSimulation($0, in: city) }
        if command.study.isTrace {
            try trace(simulations[0], city)
        } else if let kind = command.study.kind {
            try study(kind, simulations[0], city)
        } else {
            try answer(ReserveStudy(simulations))
        }
    }

    /// Scenarios share chance only where they share the seed, and are about the same time.
    private func requireComparable() throws {
        for other in scenarios.dropFirst() {
            guard other.seed == scenarios[0].seed, other.start == scenarios[0].start,
                other.value(.horizon) == scenarios[0].value(.horizon)
            else {
                throw Failure(
                    .badInput,
                    "`\(other.name)` and `\(scenarios[0].name)` differ in seed, start or horizon, so nothing of them can be "
                        + "compared\n\nhint: run them apart")
            }
        }
    }

    /// Nothing that is written may stand where something is read.
    private func requireApart() throws {
        func place(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        let read = documents.flatMap(\.files) + command.mergedPaths + [command.workspace.policyPath].compactMap { $0 }
        let written = [command.chartPath, command.tallyPath].compactMap { $0 }
        for path in written where read.contains(where: { place($0) == place(path) }) {
            throw Failure(.badInput, "`\(path)` is read here\n\nhint: name another file to write to")
        }
        if written.count == 2, place(written[0]) == place(written[1]) {
            throw Failure(.badInput, "`\(written[0])` cannot hold both chart and tally")
        }
    }

    /// The city of the workspace, where a scenario is about one.
    private func city() throws -> SupplyCity? {
        guard scenarios.contains(where: ReserveSimulation.needsCity) else { return nil }
        return try command.workspace.open(readOnly: true).supplyCity()
    }

    private func answer(_ study: ReserveStudy) throws {
        let result = try command.mergedPaths.isEmpty ? run(study) : merged(study)
        if let path = command.tallyPath {
            let file = try OutputFile(path, besides: command.workspace.url)
            try file.write([UInt8](TallyFile.write(result, of: study)))
            try file.finish()
            command.common.note("Wrote `\(path)`.", "已写入 `\(path)`。")
        }
        let answers = try zip(result.tallies, study.simulations).map { try Simulation.ReserveAnswer($0, of: $1) }
        let report = ReserveReport(answers, differences: result.differences)
        switch command.format {
        case .table: Console.answer(report.table(language))
        case .json: Console.answer(report.json.text(.pretty))
        case .csv: Console.answer(report.csv)
        case .geojson, .geojsonseq: break
        }
        try draw { report.charts(language) }
    }

    private func run(_ study: ReserveStudy) throws -> ReserveStudy.Result {
        let range = command.replications?.range ?? 0..<(scenarios.map(\.replications).max() ?? 1)
        let progress = command.common.progress(
            scenarios.count == 1 ? scenarios[0].title.en : "\(scenarios.count) scenarios",
            scenarios.count == 1 ? scenarios[0].title.zh : "\(scenarios.count) 个情景",
            total: command.halfWidthPoints == nil ? range.count : nil)
        defer { progress.finish() }
        let result: ReserveStudy.Result?
        if let points = command.halfWidthPoints {
            let most = command.replications?.range.upperBound ?? Self.mostForPrecision
            result = study.run(untilHalfWidth: points / 100, most: most, threads: command.threads) {
                progress.report(completed: $0)
            }
        } else {
            result = study.run(replications: range, threads: command.threads) { progress.report(completed: $0) }
        }
        guard let result else { throw Failure(.failure, "the run was stopped") }
        if let points = command.halfWidthPoints, !result.tallies.allSatisfy({ $0.isKnown(to: points / 100) }) {
            command.common.note(
                "Not yet so narrow after \(result.tallies[0].replications) replications; `--replications` allows more.",
                "模拟 \(result.tallies[0].replications) 次后仍未达到所需精度；可用 --replications 增加次数。")
        }
        return result
    }

    private static let mostForPrecision = 1_000_000

    private func merged(_ study: ReserveStudy) throws -> ReserveStudy.Result {
        var merged: ReserveStudy.Result?
        for path in command.mergedPaths {
            let data: Data
            do {
                data = try Data(contentsOf: URL(fileURLWithPath: path))
            } catch {
                throw Failure(.unavailable, "`\(path)` cannot be read\n\nhint: is it there, and may you read it?")
            }
            let next = try TallyFile.read(data, named: path, for: study)
            if merged == nil { merged = next } else { try merged?.merge(next) }
        }
        guard let merged else { preconditionFailure("tallies to merge were asked for") }
        return merged
    }

    private func trace(_ simulation: ReserveSimulation, _ city: SupplyCity?) throws {
        guard let replication = command.study.replication else { return }
        let story = ReplicationStory(
            events: simulation.replay(replication), start: scenarios[0].start ?? city?.ground.snapshot.baseDate,
            isSynthetic: city?.ground.snapshot.isSynthetic ?? false)
        switch command.format {
        case .table: Console.answer(story.table(language))
        case .json: Console.answer(story.json.text(.pretty))
        case .geojson:
            guard let city else {
                throw Failure(
                    .badInput, "a pool of land has no place, so nothing can be drawn\n\nhint: take --format json")
            }
            Console.answer(try story.geoJSON(in: city.ground.snapshot) { try simulation.geometry(of: $0) })
        case .csv, .geojsonseq: break
        }
    }

    private func study(_ kind: StudyOptions.Kind, _ simulation: ReserveSimulation, _ city: SupplyCity?) throws {
        let range = command.replications?.range ?? 0..<min(scenarios[0].replications, Self.studyReplications)
        let isSynthetic = city?.ground.snapshot.isSynthetic ?? false
        let progress = command.common.progress(scenarios[0].title.en, scenarios[0].title.zh, total: nil)
        defer { progress.finish() }
        func report(_ done: Int, _ all: Int) { progress.report(completed: done) }
        switch kind {
        case .tornado:
            guard
                let tornado = try Tornado(
                    documents[0], in: city, replications: range, threads: command.threads, progress: report)
            else { return }
            show(tornado.table(language), tornado.json)
            try draw { tornado.chart(language) }
        case .explain:
            guard
                let bridge = try Bridge(
                    scenarios[0], in: city, replications: range, threads: command.threads, progress: report)
            else { return }
            show(bridge.table(language, isSynthetic: isSynthetic), bridge.json)
        case .search:
            guard
                let search = try ReserveSearch(
                    scenarios[0], in: city, replications: range, threads: command.threads, progress: report)
            else { return }
            show(search.table(language, isSynthetic: isSynthetic), search.json)
            try draw { search.chart(language, isSynthetic: isSynthetic) }
        case .hasten:
            guard
                let hastening = Hastening(
                    simulation, replications: range, threads: command.threads, progress: report)
            else { return }
            show(hastening.table(language, isSynthetic: isSynthetic), hastening.json)
        }
    }

    /// Enough to rank by, since all is run on the same chance.
    private static let studyReplications = 1000

    private func show(_ table: String, _ json: JSONNode) {
        Console.answer(command.format == .json ? json.text(.pretty) : table)
    }

    private func draw(_ chart: () -> String) throws {
        guard let path = command.chartPath else { return }
        let file = try OutputFile(path, besides: command.workspace.url)
        try file.write([UInt8](chart().utf8))
        try file.finish()
        command.common.note("Drew `\(path)`.", "已绘制 `\(path)`。")
    }
}

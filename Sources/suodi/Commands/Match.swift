// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Planner
import Reporting

struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Place all projects at once 项目落地方案",
        discussion: """
            The plan places the greatest priority weight, then the best fit, and says for each level the bound it has
            proven. A project weighs its priority, or else 1 and 1 more for every 亿元 of investment. Every project left out names what binds, and what would place it, tried before it is said.

            EXAMPLES
              suodi match -w zhuzhou.gpkg
              suodi match -w zhuzhou.gpkg --signed-only --plan spring --format json
              suodi match -w zhuzhou.gpkg --projects S19-002,S19-026 --dry-run
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "Only these projects, by id, `,` between them.")
    var projects: String?

    @Flag(name: .customLong("signed-only"), help: "Leave out projects still under negotiation.")
    var signedOnly = false

    @Option(name: .customLong("plan"), help: "Name to keep the plan under.")
    var planName = "plan"

    @Flag(name: .customLong("dry-run"), help: "Make the plan, keep nothing.")
    var isDryRun = false

    @Option(help: "How many projects to list.")
    var limit = 12

    @Option(help: "`table`, `json`, `geojson` or `csv`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json, .geojson, .csv])
        guard projects.map({ !ids(in: $0).isEmpty }) ?? true else { throw ValidationError("--projects names none") }
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
        guard !planName.isEmpty else { throw ValidationError("--plan wants a name") }
    }

    func run() throws {
        let planner = try workspace.open(readOnly: isDryRun)
        var selection = ProjectSelection()
        selection.ids = ids(in: projects ?? "")
        selection.includesNegotiating = !signedOnly
        let progress = common.progress("finding sites", "查找候选", total: nil)
        defer { progress.finish() }
        let answer = try planner.match(
            selection, keepAs: isDryRun ? nil : planName, withText: { $0.json.text(.compact) },
            progress: { done, _ in progress.report(completed: done) })
        progress.finish()
        switch format {
        case .table: Console.answer(answer.table(limit: limit, common.language))
        case .json: Console.answer(answer.json.text(.pretty))
        case .geojson: Console.answer(try answer.geoJSON())
        case .csv: Console.answer(answer.csv())
        case .geojsonseq: break
        }
    }

    /// Each id once, in the order given.
    private func ids(in list: String) -> [String] {
        var seen = Set<String>()
        return list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

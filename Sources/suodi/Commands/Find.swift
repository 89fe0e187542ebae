// SPDX-License-Identifier: Apache-2.0
public import ArgumentParser
import Foundation
import LandModel
import Planner
import Reporting
public import Siting

struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find land or floor for a project 按图索地",
        discussion: """
            Say what is needed with --project, with a YAML file, or with criteria; criteria given beside the first two
            change them. Sites are ranked; then the funnel says which criterion removed how many, and near misses say
            which smallest change would let more in. Data that is absent is reported and never scored.

            EXAMPLES
              suodi find -w zhuzhou.gpkg --project S19-002
              suodi find -w zhuzhou.gpkg --area 80..120亩 --industry 37 --by 2020Q3 --hall 150x100 --near rail_station:5km
              suodi find -w zhuzhou.gpkg --floor 2000㎡ --floor-height 6 --floor-load 10 --by 2020-06-30
              suodi find -w zhuzhou.gpkg need.yaml --why-not shifeng-B12-02 --format json
              suodi find -w zhuzhou.gpkg --requirements needs.yaml --format csv
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(
        help: "A requirement as YAML, with the same words as the options.",
        completion: .file(extensions: ["yaml", "yml"]))
    var requirementFile: String?

    @Option(
        name: .customLong("requirements"),
        help: "Many requirements as YAML, a list or `---` between them; each may have an `id` and a `project`.",
        completion: .file(extensions: ["yaml", "yml"]))
    var requirementsFile: String?

    @Option(help: "A project of the workspace, by id.")
    var project: String?

    @OptionGroup(title: "Criteria") var criteria: CriteriaOptions

    @Option(name: .customLong("why-not"), help: "Explain one parcel or unit; may be repeated.")
    var whyNot: [String] = []

    @Option(help: "How many sites to list.")
    var limit = 10

    @Option(name: .customLong("near-misses"), help: "How many candidates each near miss should let in.")
    var nearMissCount = 1

    @Option(
        name: .customLong("kind"),
        help:
            "Kinds of site to look for: \(Site.Kind.allCases.map(\.rawValue).joined(separator: ", ")); may be repeated."
    )
    var kinds: [Site.Kind] = []

    @Flag(
        name: .customLong("no-cache"),
        help:
            "Read the workspace itself, and leave no cache beside it; without this a large city is kept for next time.")
    var withoutCache = false

    @Option(help: "`table`, `json`, `geojson` or `csv`.")
    var format: AnswerFormat = .table

    func validate() throws {
        try format.require([.table, .json, .geojson, .csv])
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
        guard nearMissCount > 0 else { throw ValidationError("--near-misses is 1 or more") }
        if requirementsFile != nil {
            guard project == nil, requirementFile == nil, criteria.isEmpty, !criteria.knownOnly, whyNot.isEmpty else {
                throw ValidationError("--requirements stands alone: what each asks is said in the file")
            }
            return
        }
        guard project != nil || requirementFile != nil || !criteria.isEmpty else {
            throw ValidationError(
                "say what is needed: --project ID, a requirement file, or criteria such as --area 80..120亩")
        }
    }

    func run() throws {
        let planner = try workspace.open(readOnly: true, usingCache: !withoutCache)
        if let requirementsFile { return try answerMany(in: URL(fileURLWithPath: requirementsFile), planner) }
        let snapshot = try planner.snapshot()
        let requirement = try criteria.requirement(ofProject: project, file: requirementFile, planner, snapshot)
        let answer = try planner.find(
            requirement, in: snapshot, kinds: wantedKinds, limit: limit, nearMissCount: nearMissCount, whyNot: whyNot)
        switch format {
        case .table: Console.answer(answer.table(limit: limit, common.language))
        case .json: Console.answer(answer.json(limit: limit).text(.pretty))
        case .geojson: Console.answer(try answer.geoJSON(limit: limit))
        case .csv: Console.answer(answer.csv(limit: limit))
        case .geojsonseq: break
        }
    }

    private var wantedKinds: Set<Site.Kind> { kinds.isEmpty ? Set(Site.Kind.allCases) : Set(kinds) }

    private func answerMany(in file: URL, _ planner: Planner) throws {
        let form: FindStream.Form =
            switch format {
            case .json: .json
            case .geojson: .geoJSON
            case .csv: .csv
            case .table, .geojsonseq: .table(common.language)
            }
        var stream = FindStream(form, limit: limit)
        try planner.find(
            RequirementFile.entries(file), kinds: wantedKinds, limit: limit, nearMissCount: nearMissCount
        ) { name, answer in
            Console.answer(try stream.next(name, answer))
        }
        Console.answer(stream.end())
    }
}

extension Site.Kind: ExpressibleByArgument {}

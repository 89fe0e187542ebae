// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LandModel
import Planner
import Reporting
import Siting

struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put sites side by side 选址比较",
        discussion: """
            A site is an id as `find` prints it: `P11` (whole or a part of it, whichever serves better), `P12+P13`,
            `F4→P01`. One that does not serve is shown too, with its reasons and what would let it in. Without sites
            the best are taken. Say what is needed as for `find`.

            The page is one HTML file for A4 with up to four sites; the drawing is their maps alone.

            EXAMPLES
              suodi compare -w zhuzhou.gpkg --project S19-002
              suodi compare -w zhuzhou.gpkg shifeng-B12-02 gaoxin-B01-01+gaoxin-B01-02 --project S19-002 -o page.html
              suodi compare -w zhuzhou.gpkg --area 80..120亩 --hall 150x100 --top 4 --format svg > maps.svg
              suodi compare -w zhuzhou.gpkg need.yaml P01 P02 --format json
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, geojson, html, svg
    }

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "Sites by id, and a requirement as YAML where there is one (a name that ends in .yaml or .yml).")
    var arguments: [String] = []

    @Option(help: "A project of the workspace, by id.")
    var project: String?

    @OptionGroup(title: "Criteria") var criteria: CriteriaOptions

    @Option(help: "How many of the best to compare where no site is named.")
    var top = 3

    @Option(
        name: .customLong("kind"),
        help: "Kinds of site: \(Site.Kind.allCases.map(\.rawValue).joined(separator: ", ")); may be repeated.")
    var kinds: [Site.Kind] = []

    @Option(
        name: [.customShort("o"), .customLong("output")], help: "File to write (default: standard output).",
        completion: .file())
    var output: String?

    @Option(help: "`table`, `json`, `geojson`, `html` or `svg` (default: by the name of the output).")
    var format: Format?

    private static func isFile(_ argument: String) -> Bool {
        ["yaml", "yml"].contains(URL(fileURLWithPath: argument).pathExtension.lowercased())
    }

    private var siteIDs: [String] { arguments.filter { !Compare.isFile($0) } }
    private var requirementFiles: [String] { arguments.filter(Compare.isFile) }

    private var wantedFormat: Format {
        format ?? output.flatMap { Format(rawValue: URL(fileURLWithPath: $0).pathExtension.lowercased()) } ?? .table
    }

    func validate() throws {
        guard top > 0 else { throw ValidationError("--top is 1 or more") }
        guard requirementFiles.count <= 1 else { throw ValidationError("one requirement file at a time") }
        guard project != nil || !requirementFiles.isEmpty || !criteria.isEmpty else {
            throw ValidationError(
                "say what is needed: --project ID, a requirement file, or criteria such as --area 80..120亩")
        }
        if format == nil, let output {
            let ending = URL(fileURLWithPath: output).pathExtension.lowercased()
            guard Format(rawValue: ending) != nil || ["", "txt"].contains(ending) else {
                throw ValidationError("`.\(ending)` is no form of an answer: say one with --format")
            }
        }
        let count = siteIDs.isEmpty ? top : siteIDs.count
        guard wantedFormat != .html || count <= ComparePage.mostSites else {
            throw ValidationError("a page holds \(ComparePage.mostSites) sites; a table, JSON or SVG any number")
        }
    }

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        let file = try output.flatMap { $0 == "-" ? nil : try OutputFile($0, besides: workspace.url) }
        let snapshot = try planner.snapshot()
        let requirement = try criteria.requirement(
            ofProject: project, file: requirementFiles.first, planner, snapshot)
        let answer = try planner.compare(
            siteIDs, for: requirement, in: snapshot, kinds: kinds.isEmpty ? Set(Site.Kind.allCases) : Set(kinds),
            top: top)
        let data = try rendered(answer)
        guard let file, let output else { return Console.answer(data) }
        try file.write([UInt8](data))
        try file.finish()
        common.note("Wrote \(answer.sites.count) sites to `\(output)`.", "已将 \(answer.sites.count) 个候选写入 `\(output)`。")
    }

    private func rendered(_ answer: CompareAnswer) throws -> Data {
        switch wantedFormat {
        case .table: Data(answer.table(common.language).utf8)
        case .json: Data((try answer.json().text(.pretty) + "\n").utf8)
        case .geojson: try answer.geoJSON()
        case .html:
            Data(
                try ComparePage(answer, common.language, version: Suodi.configuration.version).html().utf8)
        case .svg: Data(try answer.svg(common.language).utf8)
        }
    }
}

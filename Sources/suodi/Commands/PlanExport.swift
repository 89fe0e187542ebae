// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LandStore
import Planner
import Reporting

struct PlanExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a kept plan as GeoJSON 导出方案",
        discussion: """
            RFC 7946, in longitude and latitude: what every project gets, what remains beside it, and the lines of the
            cuts, told apart by `role`. A floor has no geometry of its own. GCJ-02 and BD-09 are for display only.

            EXAMPLES
              suodi plan export -w zhuzhou.gpkg spring -o spring.geojson
              suodi plan export -w zhuzhou.gpkg spring --datum gcj02 > amap.geojson
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "The plan, by name.")
    var plan: String

    @Option(
        name: [.customShort("o"), .customLong("output")], help: "File to write (default: standard output).",
        completion: .file(extensions: ["geojson"]))
    var output: String?

    @Option(help: "`crs84`, or for display only `gcj02` or `bd09`.")
    var datum: ExportDatum = .crs84

    func run() throws {
        let planner = try workspace.open(readOnly: true)
        let plan = try planner.plan(named: self.plan)
        let data = try plan.geoJSON(DatumShift(from: planner.workspace, to: datum))
        guard let output, output != "-" else { return Console.answer(data) }
        let file = try OutputFile(output, besides: workspace.url)
        try file.write([UInt8](data))
        try file.finish()
        common.note("Wrote plan `\(plan.id)` to `\(output)`.", "已将方案“\(plan.id)”写入 `\(output)`。")
    }
}

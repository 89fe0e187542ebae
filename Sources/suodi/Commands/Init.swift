// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CoordinateReference
import Foundation
import LandStore
import Planner
import Reporting

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a workspace, from a city folder or empty 新建工作空间",
        discussion: """
            A city folder holds city.json (name, crs, baseDate) and layers as plain files: parcel.geojson, project.csv
            and so on; `suodi layers` lists them with their columns.

            EXAMPLES
              suodi init -w zhuzhou.gpkg --from geodata/zhuzhou
              suodi init -w mine.gpkg --crs EPSG:4547
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "CRS the workspace keeps its coordinates in (a projected one, such as EPSG:4547).")
    var crs: String?

    @Option(name: .customLong("from"), help: "City folder to start from.", completion: .directory)
    var folder: String?

    @Flag(name: .customLong("skip-rejected"), help: "Import the rest when some features are rejected.")
    var skipsRejected = false

    @Flag(name: .customLong("dry-run"), help: "Try everything, write nothing.")
    var isDryRun = false

    func run() throws {
        var options = ImportOptions()
        options.skipsRejected = skipsRejected
        options.isDryRun = isDryRun
        let making = WorkspaceMaking(
            target: workspace.url, folder: folder.map { URL(fileURLWithPath: $0) }, crs: try crs.map { try CRS($0) },
            options: options)
        for name in making.unreadFiles() {
            common.note("Not read, no layer has this name: \(name)", "未读取（没有同名图层）：\(name)")
        }
        let progress = ByteProgress(common)
        defer { progress.finish() }
        let made = try making.run(
            actor: WorkspaceOptions.actor, moment: Date(),
            emptyCityName: workspace.url.deletingPathExtension().lastPathComponent, progress: progress.report)
        progress.finish()
        if !common.quiet { Console.note(made.report.text(common.language)) }
        let name = workspace.url.lastPathComponent
        if isDryRun {
            common.note("Dry run: `\(name)` was not written.", "试运行：未写入 `\(name)`。")
            if !made.report.rejections.isEmpty && !skipsRejected { throw ExitCode(Failure.Code.badInput.rawValue) }
        } else {
            common.note("Made `\(name)` (\(made.workspace.city.crs)).", "已建立 `\(name)`（\(made.workspace.city.crs)）。")
        }
    }
}

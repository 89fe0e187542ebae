// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CoordinateReference
import Foundation
import LandModel
import LandStore
import Planner
import Reporting

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import a file into a layer 导入",
        discussion: """
            GeoJSON and GeoJSONSeq of any size, also gzipped, and CSV are read directly; convert others with ogr2ogr
            first. Geometry is repaired on the way in and every repair is reported. All of the file is imported, or
            nothing.

            EXAMPLES
              suodi import -w mine.gpkg parcel lots.geojson
              suodi import -w mine.gpkg parcel lots.geojson --source-crs EPSG:4526 --dry-run
              suodi import -w mine.gpkg project projects.csv --replace --reason "week 12 list"
              ogr2ogr -f GeoJSONSeq /vsistdout/ lots.shp | suodi import -w mine.gpkg parcel -
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "Layer, such as `parcel` or `地块`.")
    var layer: String

    @Argument(help: "File to import, or `-` for standard input.", completion: .file())
    var file: String

    @Option(name: .customLong("source-crs"), help: "CRS of the file's coordinates, where the file does not say.")
    var sourceCRS: String?

    @Flag(
        name: .customLong("replace"),
        help: "Replace features whose id is already there; the old ones go to the history.")
    var replacesExisting = false

    @Flag(name: .customLong("skip-rejected"), help: "Import the rest when some features are rejected.")
    var skipsRejected = false

    @Flag(name: .customLong("dry-run"), help: "Try everything, write nothing.")
    var isDryRun = false

    @Option(help: "Why, for the ledger.")
    var reason: String?

    func run() throws {
        guard let target = Layer(named: layer) else {
            throw Failure(
                .badInput,
                "there is no layer `\(layer)`\n\nhint: the layers are "
                    + Layer.allCases.map(\.rawValue).joined(separator: ", "))
        }
        var options = ImportOptions()
        options.sourceCRS = try sourceCRS.map { try CRS($0) }
        options.replacesExisting = replacesExisting
        options.skipsRejected = skipsRejected
        options.isDryRun = isDryRun
        let planner = try workspace.open(readOnly: false)
        let piped = file == "-" ? try StandardInput() : nil
        let progress = ByteProgress(common)
        defer { progress.finish() }
        let report = try planner.workspace.importFiles(
            [(target, piped?.file ?? URL(fileURLWithPath: file))], options: options, by: planner.actor, reason: reason,
            at: planner.moment, progress: progress.report)
        progress.finish()
        Console.answer(report.text(common.language))
        guard isDryRun else { return }
        common.note("Dry run: nothing was written.", "试运行：未写入。")
        if !report.rejections.isEmpty && !skipsRejected { throw ExitCode(Failure.Code.badInput.rawValue) }
    }
}

// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CoordinateReference
import FeatureFormats
import Foundation
import Planner
import Reporting

struct Slope: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the slope of parcels from an elevation raster 坡度",
        discussion: """
            The mean slope in percent of every parcel whose slope is not recorded, from a digital elevation raster of
            any format and CRS that GDAL reads (`apt install gdal-bin`). Heights in feet are converted. Parcels of
            which less than half is known are left out and named. All is written, or nothing.

            EXAMPLES
              suodi slope -w mine.gpkg dem.tif
              suodi slope -w mine.gpkg grid.asc --source-crs EPSG:4547 --dry-run
              suodi slope -w mine.gpkg dem.tif --replace --reason "new survey"
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "Digital elevation raster.", completion: .file())
    var raster: String

    @Option(name: .customLong("source-crs"), help: "CRS of the raster, where it does not say.")
    var sourceCRS: String?

    @Flag(
        name: .customLong("replace"), help: "Measure recorded slopes anew; the old ones go to the history.")
    var replacesExisting = false

    @Flag(name: .customLong("dry-run"), help: "Measure everything, write nothing.")
    var isDryRun = false

    @Option(help: "Why, for the ledger.")
    var reason: String?

    func run() throws {
        var options = SlopeOptions()
        options.sourceCRS = try sourceCRS.map { try CRS($0) }
        options.replacesExisting = replacesExisting
        options.isDryRun = isDryRun
        let planner = try workspace.open(readOnly: isDryRun)
        let tools = try GDALTools()
        defer { tools.abandon() }
        let interruption = Interruption(tidyUp: { tools.abandon() })
        let report = try interruption.work {
            try planner.recordSlopes(
                from: URL(fileURLWithPath: raster), options: options, reason: reason, using: tools)
        }
        Console.answer(report.text(common.language))
        if isDryRun { common.note("Dry run: nothing was written.", "试运行：未写入。") }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import ArgumentParser
import FeatureFormats
import Foundation
import LandModel
import LandStore
public import Planner
import Reporting

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a layer for other tools 导出",
        discussion: """
            GeoJSON is RFC 7946: longitude and latitude, CGCS2000. GCJ-02 and BD-09 are for display on AMap, Tencent
            and Baidu only: they are approximate, shifted by hundreds of metres, and say so in every feature.

            EXAMPLES
              suodi export -w zhuzhou.gpkg parcel > parcel.geojson
              suodi export -w zhuzhou.gpkg plan_site -o plan.geojson
              suodi export -w zhuzhou.gpkg parcel --datum gcj02 -o amap.geojson
              suodi export -w zhuzhou.gpkg project --format csv
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Argument(help: "Layer, such as `parcel` or `地块`.")
    var layer: String

    @Option(
        name: [.customShort("o"), .customLong("output")], help: "File to write (default: standard output).",
        completion: .file())
    var output: String?

    @Option(help: "`geojson`, `geojsonseq` or `csv`.")
    var format: AnswerFormat?

    @Option(help: "`crs84`, or for display only `gcj02` or `bd09`.")
    var datum: ExportDatum = .crs84

    func validate() throws {
        try format?.require([.geojson, .geojsonseq, .csv])
    }

    func run() throws {
        guard let layer = Layer(named: layer) else {
            throw Failure(
                .badInput,
                "there is no layer `\(self.layer)`\n\nhint: the layers are "
                    + Layer.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let planner = try workspace.open(readOnly: true)
        let features = try planner.export(layer, datum: datum)
        let data = LayerText(layer, features: features, notice: planner.workspace.city.notice)
            .data(as: format?.layerFormat ?? formatByName ?? (layer.schema.geometry == nil ? .csv : .geojson))
        guard let output, output != "-" else { return Console.answer(data) }
        try data.write(to: URL(fileURLWithPath: output), options: .atomic)
        common.note(
            "Wrote \(features.count) features to `\(output)`.", "已写入 \(features.count) 条至 `\(output)`。")
    }
}

extension Export {
    /// What the ending of the output's name asks for.
    fileprivate var formatByName: LayerText.Format? {
        switch output.map({ URL(fileURLWithPath: $0).pathExtension.lowercased() }) {
        case "csv": .csv
        case "geojson", "json": .geojson
        case "geojsonl", "geojsons", "geojsonseq", "ndjson": .geojsonseq
        default: nil
        }
    }
}

extension ExportDatum: ExpressibleByArgument {}

extension AnswerFormat {
    fileprivate var layerFormat: LayerText.Format? {
        switch self {
        case .geojson: .geojson
        case .geojsonseq: .geojsonseq
        case .csv: .csv
        case .table, .json: nil
        }
    }
}

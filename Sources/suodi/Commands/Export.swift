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
        let file = try output.flatMap { $0 == "-" ? nil : try OutputFile($0, besides: workspace.url) }
        let write: ([UInt8]) throws -> Void = { bytes in
            if let file { try file.write(bytes) } else { Console.answer(Data(bytes)) }
        }
        let count: Int
        switch format ?? formatByName ?? (layer.schema.geometry == nil ? .csv : .geojson) {
        case .csv, .table, .json:
            let features = try planner.table(of: layer)
            try write([UInt8](LayerTable(layer, features: features).csv))
            count = features.count
        case .geojson: count = try geoJSON(layer, of: planner, as: .collection, write)
        case .geojsonseq: count = try geoJSON(layer, of: planner, as: .sequence, write)
        }
        guard let file, let output else { return }
        try file.finish()
        common.note("Wrote \(count) features to `\(output)`.", "已写入 \(count) 条至 `\(output)`。")
    }

    private func geoJSON(
        _ layer: Layer, of planner: Planner, as form: GeoJSONFeatureWriter.Form, _ write: ([UInt8]) throws -> Void
    ) throws -> Int {
        let progress = common.progress(
            "exporting", "导出", total: try planner.workspace.counts()[layer])
        defer { progress.finish() }
        let summary = try planner.export(layer, datum: datum).write(
            as: form, notice: planner.workspace.city.notice, progress: progress.report(completed:), to: write)
        progress.finish()
        if !summary.mendedIDs.isEmpty {
            let ids = summary.mendedIDs.prefix(5).joined(separator: ", ")
            common.note(
                "Seven decimals would have made \(summary.mendedIDs.count) shapes invalid; their corners were moved by a "
                    + "centimetre: \(ids)",
                "按七位小数会使 \(summary.mendedIDs.count) 个图形无效，已将其角点移动约一厘米：\(ids)")
        }
        return summary.featureCount
    }
}

extension Export {
    /// What the ending of the output's name asks for.
    fileprivate var formatByName: AnswerFormat? {
        switch output.map({ URL(fileURLWithPath: $0).pathExtension.lowercased() }) {
        case "csv": .csv
        case "geojson", "json": .geojson
        case "geojsonl", "geojsons", "geojsonseq", "ndjson": .geojsonseq
        default: nil
        }
    }
}

extension ExportDatum: ExpressibleByArgument {}

// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
internal import FeatureFormats
public import Foundation
internal import GeoPackage
public import LandModel
internal import SimpleFeatures

/// How an import deals with what it finds.
public struct ImportOptions: Sendable {
    /// What the coordinates of the file are in, where the file does not say or says it wrongly.
    public var sourceCRS: CRS?
    /// Whether features whose id is already there replace the old ones; otherwise they are rejected.
    public var replacesExisting = false
    /// Whether the rest is imported when some features are rejected; otherwise nothing is.
    public var skipsRejected = false
    /// Whether everything is tried and then undone.
    public var isDryRun = false

    public init() {}
}

/// An import that was refused as a whole; the workspace is as it was.
public struct ImportRefused: Error, Sendable {
    public let report: ImportReport
}

extension Workspace {
    /// Imports files into layers in one transaction: all of it, or nothing.
    ///
    /// - Parameter progress: called with the number of features written so far and their total.
    /// - Throws: ``ImportRefused`` when a feature was rejected and `skipsRejected` is off; format, CRS and store errors.
    @discardableResult
    public func importFiles(
        _ files: [(layer: Layer, url: URL)], options: ImportOptions = ImportOptions(), by actor: String,
        reason: String? = nil, at moment: Date, progress: ((Int, Int) -> Void)? = nil
    ) throws -> ImportReport {
        let ordered = files.sorted {
            (Layer.allCases.firstIndex(of: $0.layer) ?? 0) < (Layer.allCases.firstIndex(of: $1.layer) ?? 0)
        }
        let fallback = try city.crs.longitudeLatitude()
        let sources = try ordered.map { file in
            (
                layer: file.layer,
                source: try SourceFile(file.url, for: file.layer, declared: options.sourceCRS, fallback: fallback)
            )
        }
        // Finding the way between two systems is slow and the same for every layer.
        let operations = try Dictionary(
            uniqueKeysWithValues: Set(sources.map(\.source.crs)).map {
                ($0, try CoordinateOperation(from: $0, to: city.crs))
            })
        let total = sources.reduce(0) { $0 + $1.source.features.count }
        var done = 0
        var report = ImportReport()
        do {
            try file.write(at: moment) { writer in
                for (layer, source) in sources {
                    let event = LedgerEvent(
                        action: "import", actor: actor, reason: reason, happenedAt: moment,
                        sourceFile: source.url.lastPathComponent,
                        sourceHash: FileDigest.sha256(of: try Data(contentsOf: source.url)))
                    try write(source, into: layer, by: operations[source.crs], event, options, &report, writer) {
                        done += 1
                        progress?(done, total)
                    }
                }
                if options.isDryRun { throw DryRun() }
                if !options.skipsRejected && !report.rejections.isEmpty { throw ImportRefused(report: report) }
            }
        } catch is DryRun {
            return report
        }
        return report
    }

    private struct DryRun: Error {}

    private func write(
        _ source: SourceFile, into layer: Layer, by operation: CoordinateOperation?, _ event: LedgerEvent,
        _ options: ImportOptions, _ report: inout ImportReport, _ writer: GeoPackageWriter, _ step: () -> Void
    ) throws {
        try plausible(source, for: layer)
        noteUnknownColumns(of: source, layer, &report)
        let builder = RowBuilder(layer, in: city.crs, by: operation)
        let named = source.columns.union(["geom", "id", "planar_area_m2", "ellipsoidal_area_m2", "extra"])
        let given = builder.columns.indices.filter { named.contains(builder.columns[$0]) }
        var rows = LayerRows(
            layer, present: try present(in: layer, writer), given: given, replacesExisting: options.replacesExisting)
        for field in layer.schema.fields {
            if let target = field.references { rows.known[field.name] = Set(try present(in: target, writer).keys) }
        }
        for feature in source.features {
            step()
            guard let row = builder.row(feature, &report) else { continue }
            rows.take(row, builder.columns, line: feature.origin?.line, &report)
        }
        try writer.setEvent(record(event, layer: layer, rowCount: rows.fresh.count + rows.changed.count, writer))
        try writer.insert(into: layer.rawValue, columns: builder.columns, rows: rows.fresh)
        try writer.update(
            layer.rawValue, columns: given.map { builder.columns[$0] }, key: "id", rows: rows.changed)
        report.inserted[layer, default: 0] += rows.fresh.count
        report.replaced[layer, default: 0] += rows.changed.count
    }

    /// A column typed wrong, or cut to ten letters by a shapefile, must not pass for a missing one.
    private func noteUnknownColumns(of source: SourceFile, _ layer: Layer, _ report: inout ImportReport) {
        let known = layer.schema.fields.map(\.name)
        let unknown = source.columns.subtracting(known).sorted()
        guard !unknown.isEmpty else { return }
        let named = unknown.map { name in
            nearestName(to: name, among: known).map { "\(name) (did you mean \($0)?)" } ?? name
        }
        report.note(.noted, layer, "*", "columns not known, kept in `extra`: " + named.joined(separator: ", "))
    }

    /// Refuses coordinates that cannot be in the CRS they are said to be in: degrees taken for metres or the reverse.
    private func plausible(_ source: SourceFile, for layer: Layer) throws {
        let envelope = source.features.compactMap { $0.geometry?.envelope }.reduce(Envelope.empty) { $0.union($1) }
        guard !envelope.isEmpty else { return }
        let name = source.url.lastPathComponent
        switch source.crs.plausibility(of: envelope) {
        case .plausible: return
        case .looksLikeDegrees:
            throw WorkspaceError(
                .badData, "`\(name)`: the coordinates look like degrees, not metres of \(source.crs.identifier)",
                hint: "import with `--source-crs EPSG:4490`")
        case .looksProjected:
            throw WorkspaceError(
                .badData, "`\(name)`: the coordinates look projected, not degrees of \(source.crs.identifier)",
                hint: "say what they are in, such as `--source-crs EPSG:4547`")
        case .zonePrefix(let zone):
            throw WorkspaceError(
                .badData,
                "`\(name)`: eastings start with the zone number \(zone), which \(source.crs.identifier) has not",
                hint: "import with `--source-crs EPSG:\(4488 + zone)`, the CRS with the prefix")
        case .axesSwapped:
            throw WorkspaceError(
                .badData, "`\(name)`: northing or latitude comes first in its coordinates",
                hint: "swap them: easting or longitude comes first here")
        case .outsideAreaOfUse:
            throw WorkspaceError(
                .badData, "`\(name)`: the coordinates lie outside the area of use of \(source.crs.identifier)",
                hint: "check the CRS and the order of the axes (easting or longitude comes first)")
        }
    }

    /// The ids in a layer, each with the stage it has where the layer has stages.
    private func present(in layer: Layer, _ reader: GeoPackageReader) throws -> [String: String] {
        let columns = ["id"] + (layer == .parcel ? ["stage"] : [])
        var found: [String: String] = [:]
        try reader.forEachRow(of: layer.rawValue, columns: columns) { row in
            if let id = try row.text(0) { found[id] = columns.count > 1 ? try row.text(1) ?? "" : "" }
        }
        return found
    }
}

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
    /// Files are read piece by piece, so that memory does not grow with their size; pieces are understood on all cores
    /// and written in the order of the file.
    /// - Parameter progress: called with the number of bytes read so far and their total.
    /// - Throws: ``ImportRefused`` when a feature was rejected and `skipsRejected` is off; format, CRS and store errors.
    @discardableResult
    public func importFiles(
        _ files: [(layer: Layer, url: URL)], options: ImportOptions = ImportOptions(), by actor: String,
        reason: String? = nil, at moment: Date, progress: ((Int, Int) -> Void)? = nil
    ) throws -> ImportReport {
        let ordered = files.sorted {
            (Layer.allCases.firstIndex(of: $0.layer) ?? 0) < (Layer.allCases.firstIndex(of: $1.layer) ?? 0)
        }
        var run = ImportRun(city.crs, options: options, total: ordered.map(\.url).reduce(0) { $0 + $1.byteCount })
        run.progress = progress
        while true {
            do {
                try file.write(at: moment) { writer in
                    for (layer, url) in ordered {
                        let event = LedgerEvent(
                            action: "import", actor: actor, reason: reason, happenedAt: moment,
                            sourceFile: url.lastPathComponent)
                        try write(url, into: layer, event, &run, writer)
                    }
                    if options.isDryRun { throw DryRun() }
                    if !options.skipsRejected && !run.report.rejections.isEmpty {
                        throw ImportRefused(report: run.report)
                    }
                }
                return run.report
            } catch is DryRun {
                return run.report
            } catch let late as SourceFile.LateCRS {
                // Nothing has been written; what was read from this file is read again, now rightly.
                run.restart(knowing: late)
            }
        }
    }

    private struct DryRun: Error {}

    private func write(
        _ url: URL, into layer: Layer, _ event: LedgerEvent, _ run: inout ImportRun, _ writer: GeoPackageWriter
    ) throws {
        let source = try run.open(url, for: layer)
        let operation = try run.operation(from: source.crs)
        let exact = RowBuilder(layer, in: city.crs, by: operation)
        let references = try references(of: layer, writer)
        let builder = try PieceBuilder(exact, sourceCRS: source.crs, references: references)
        let mentioned =
            run.options.replacesExisting ? try source.header ?? mentionedColumns(of: url, in: layer, &run) : []
        var rows = LayerRows(
            layer, columns: exact.columns, present: try present(in: layer, writer), mentioned: mentioned,
            replacesExisting: run.options.replacesExisting)
        var plausibility = SourcePlausibility(source: url.lastPathComponent, crs: source.crs)
        var unknown = source.header ?? []
        let firstFinding = run.report.findings.count
        let number = try record(event, layer: layer, writer)
        try writer.setEvent(number)
        var written = 0
        try writer.bulkLoading(layer.rawValue) {
            try OrderedPipeline { try builder.rows(of: $0) }.run(
                feed: { add in while let piece = try source.next() { try add(piece) } },
                take: { built in
                    try plausibility.require(built.envelope)
                    unknown.formUnion(built.unknownNames)
                    run.report.findings += built.report.findings
                    var built = built
                    let changed = rows.sort(&built, &run.report)
                    try writer.insert(into: layer.rawValue, columns: exact.columns, batch: built.batch)
                    try writer.update(layer.rawValue, columns: rows.givenColumns, key: "id", rows: changed)
                    run.report.inserted[layer, default: 0] += built.batch.rowCount
                    run.report.replaced[layer, default: 0] += changed.count
                    written += built.batch.rowCount + changed.count
                    run.report(bytesOfFile: source.bytesRead)
                })
        }
        run.noteUnknownColumns(unknown, layer, at: firstFinding)
        run.endFile(byteCount: source.byteCount)
        try complete(number, rowCount: written, sourceHash: source.sha256(), writer)
    }

    /// The ids that each reference of a layer may name.
    private func references(of layer: Layer, _ reader: GeoPackageReader) throws -> [String: Set<String>] {
        var known: [String: Set<String>] = [:]
        for field in layer.schema.fields {
            if let target = field.references { known[field.name] = try ids(in: target, reader) }
        }
        return known
    }

    private func ids(in layer: Layer, _ reader: GeoPackageReader) throws -> Set<String> {
        var found = Set<String>(minimumCapacity: try reader.count(of: layer.rawValue))
        try reader.forEachBatch(of: layer.rawValue, columns: ["id"]) { rows in
            for row in 0..<rows.rowCount {
                if let id = try rows.text(row, 0) { found.insert(id) }
            }
        }
        return found
    }

    /// The columns that any feature of a file mentions, found by reading it once before.
    private func mentionedColumns(of url: URL, in layer: Layer, _ run: inout ImportRun) throws -> Set<String> {
        let source = try run.open(url, for: layer)
        var found = Set<String>()
        try OrderedPipeline { (piece: SourceFile.Piece) in try piece.mentionedColumns(of: layer) }.run(
            feed: { add in while let piece = try source.next() { try add(piece) } }, take: { found.formUnion($0) })
        return found
    }

    /// The ids in a layer, each with the stage it has where the layer has stages.
    private func present(in layer: Layer, _ reader: GeoPackageReader) throws -> [String: String] {
        let columns = ["id"] + (layer == .parcel ? ["stage"] : [])
        var found: [String: String] = [:]
        try reader.forEachBatch(of: layer.rawValue, columns: columns) { rows in
            for row in 0..<rows.rowCount {
                guard let id = try rows.text(row, 0) else { continue }
                found[id] = columns.count > 1 ? try rows.text(row, 1) ?? "" : ""
            }
        }
        return found
    }
}

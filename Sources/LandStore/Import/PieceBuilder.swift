// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// Turns one piece of a file into rows, on any thread.
///
/// Features that are plain, which means polygons in order and values of the kind their columns want, are taken column
/// by column without an object for each. All others go through `RowBuilder`, which alone repairs, rejects and reports:
/// the two ways give the same rows (`PieceBuilderTests`).
struct PieceBuilder: Sendable {
    private let exact: RowBuilder
    private let schema: LayerSchema
    /// The ids that a reference may name, by the position of its field.
    private let references: [(field: Int, ids: Set<String>)]
    /// Whether the file's own degrees are those in which areas are measured.
    private let measuresInSource: Bool

    /// The rows of a piece in the order of its features, those left out among the findings.
    struct Rows: Sendable {
        var batch: RowBatch
        var ids: [String] = []
        var lines: [Int?] = []
        var report = ImportReport()
        var featureCount = 0
        /// In the coordinates of the file.
        var envelope = Envelope.empty
        /// Properties that no column of the layer holds.
        var unknownNames = Set<String>()
    }

    init(_ exact: RowBuilder, sourceCRS: CRS, references: [String: Set<String>]) throws {
        self.exact = exact
        schema = exact.layer.schema
        self.references = exact.layer.schema.fields.enumerated().compactMap { index, field in
            references[field.name].map { (index, $0) }
        }
        measuresInSource = try sourceCRS == exact.crs.longitudeLatitude()
    }

    func rows(of piece: SourceFile.Piece) throws -> Rows {
        switch piece {
        case .features(let features):
            var rows = Rows(batch: RowBatch(columnCount: exact.columns.count))
            for feature in features { append(feature, to: &rows) }
            rows.featureCount = features.count
            return rows
        case .text(let chunk):
            return try rows(of: chunk.decode())
        }
    }

    /// The exact way, for one feature.
    private func append(_ feature: Feature, to rows: inout Rows) {
        rows.envelope = rows.envelope.union(feature.geometry?.envelope ?? .empty)
        rows.unknownNames.formUnion(feature.properties.keys.filter { !exact.knows($0) })
        guard let row = exact.row(feature, &rows.report) else { return }
        let first = exact.columns.count - schema.fields.count
        for (field, ids) in references {
            guard case .text(let id) = row.values[first + field], !ids.contains(id) else { continue }
            let line = feature.origin?.line
            rows.report.note(
                .rejected, exact.layer, row.id, line: line, "\(schema.fields[field].name): there is no `\(id)`")
            return
        }
        for value in row.values { rows.batch.append(value) }
        rows.batch.endRow(envelope: row.envelope)
        rows.ids.append(row.id)
        rows.lines.append(feature.origin?.line)
    }

    private func rows(of features: FeatureBatch) throws -> Rows {
        var rows = Rows(batch: RowBatch(columnCount: exact.columns.count))
        rows.featureCount = features.count
        var columns = PlainColumns(features, schema: schema, references: references)
        let ground = PlainGround(features, exact, measuresInSource: measuresInSource)
        rows.envelope = ground?.sourceEnvelope ?? .empty
        for index in 0..<features.count {
            guard features.irregular[index] == nil, let ground,
                let id = append(index, ground, &columns, to: &rows.batch)
            else {
                append(exact.named(try feature(index, of: features)), to: &rows)
                continue
            }
            rows.ids.append(id)
            rows.lines.append(features.origin(index).line)
        }
        return rows
    }

    /// The quick way, for one feature: its id, or nil with no row begun when it is not plain.
    private func append(
        _ index: Int, _ ground: PlainGround, _ columns: inout PlainColumns, to batch: inout RowBatch
    ) -> String? {
        guard let envelope = ground.append(index, to: &batch) else { return nil }
        guard let id = columns.append(index, measured: ground.areas(of: index), to: &batch) else {
            batch.abandonRow()
            return nil
        }
        batch.endRow(envelope: envelope)
        return id
    }

    /// A plain feature as a value of its own, for the exact way.
    private func feature(_ index: Int, of features: FeatureBatch) throws -> Feature {
        if let read = features.irregular[index] { return read }
        let first = index * features.columns.count
        let columns = features.columns.enumerated().compactMap { column, name in
            features.value(features.cells[first + column]).map { (name, $0) }
        }
        return Feature(
            id: features.id(index),
            geometry: try geometry(index, of: features),
            properties: Dictionary(
                uniqueKeysWithValues: columns + features.extras(of: index).map { ($0.name, $0.value) }),
            origin: features.origin(index))
    }

    private func geometry(_ index: Int, of features: FeatureBatch) throws -> Geometry? {
        let kind: GeometryKind
        switch features.geometryKinds[index] {
        case .none, .irregular: return nil
        case .polygon: kind = .polygon
        case .multiPolygon: kind = .multiPolygon
        }
        let polygons = PolygonBatch(
            x: features.x, y: features.y, ringEnds: features.ringEnds, partEnds: features.partEnds,
            featureEnds: features.featureEnds)
        return try polygons.geometry(at: index, as: kind)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// Turns rows of a layer into the text of features, on any thread.
struct FeatureFormatter: Sendable {
    /// Features as text.
    struct Text: Sendable {
        var bytes: [UInt8] = []
        var featureCount = 0
        var envelope = Envelope.empty
        var mendedIDs: [String] = []
    }

    /// A centimetre.
    private static let decimals = 7

    /// What is read: the geometry first where the layer has one.
    let columns: [String]
    private let fields: [LayerField]
    private let names: [GeoJSONPropertyName]
    private let geometryKind: LayerSchema.GeometryKind?
    private let datum: MapDatum
    private let operation: CoordinateOperation

    /// - Parameter fields: those the file has.
    init(_ layer: Layer, fields: [LayerField], to datum: MapDatum, by operation: CoordinateOperation) {
        let schema = layer.schema
        self.fields = fields
        names = fields.map { GeoJSONPropertyName($0.name) }
        geometryKind = schema.geometry
        columns = (schema.geometry == nil ? [] : ["geom"]) + fields.map(\.name)
        self.datum = datum
        self.operation = operation
    }

    func text(of rows: RowBatch, as form: GeoJSONFeatureWriter.Form, isFirst: Bool) throws -> Text {
        var text = Text()
        var writer = GeoJSONFeatureWriter(form, decimals: Self.decimals, isContinuation: !isFirst)
        let ground = geometryKind == .polygon ? try polygons(of: rows) : nil
        let first = geometryKind == nil ? 0 : 1
        for row in 0..<rows.rowCount {
            rows.withBytes(row, first) { writer.beginFeature(utf8ID: $0) }
            if geometryKind != nil && !rows.isNull(row, 0) {
                text.envelope = text.envelope.union(try write(row, of: rows, ground, to: &writer, &text))
            } else {
                writer.geometry(nil)
            }
            for field in fields.indices { try property(field, rows, row, first + field, &writer) }
            if datum != .cgcs2000 { writer.property(Self.datumName, text: "\(datum.rawValue), display only") }
            writer.endFeature()
        }
        text.featureCount = rows.rowCount
        text.bytes = writer.bytes
        return text
    }

    private static let datumName = GeoJSONPropertyName("map_datum")

    private func property(
        _ field: Int, _ rows: RowBatch, _ row: Int, _ column: Int, _ writer: inout GeoJSONFeatureWriter
    ) throws {
        switch rows.kind(row, column) {
        case .null, .blob: return
        case .integer:
            guard let number = try rows.integer(row, column) else { return }
            if fields[field].kind == .boolean {
                writer.property(names[field], boolean: number == 1)
            } else {
                writer.property(names[field], integer: number)
            }
        case .real:
            guard let number = try rows.real(row, column) else { return }
            writer.property(names[field], real: number)
        case .text: rows.withBytes(row, column) { writer.property(names[field], utf8Text: $0) }
        }
    }

    /// The polygons of all rows in the coordinates they leave in, a feature a row.
    private func polygons(of rows: RowBatch) throws -> PolygonBatch {
        var arrays = PolygonArrays()
        var featureEnds: [Int] = []
        for row in 0..<rows.rowCount {
            _ = try rows.polygons(row, 0, into: &arrays)
            featureEnds.append(arrays.partEnds.count)
        }
        try shift(x: &arrays.x, y: &arrays.y)
        Self.rounded(&arrays.x)
        Self.rounded(&arrays.y)
        return PolygonBatch(
            x: arrays.x, y: arrays.y, ringEnds: arrays.ringEnds, partEnds: arrays.partEnds, featureEnds: featureEnds)
    }

    private func shift(x: inout [Double], y: inout [Double]) throws {
        try operation.transform(x: &x, y: &y)
        if datum != .cgcs2000 {
            for index in x.indices {
                let place = MapDatum.convert(Coordinate(x[index], y[index]), from: .cgcs2000, to: datum)
                (x[index], y[index]) = (place.x, place.y)
            }
        }
    }

    /// What the text will say, so that it can be judged before it is written.
    private static func rounded(_ degrees: inout [Double]) {
        let scale = 1e7
        for index in degrees.indices { degrees[index] = (degrees[index] * scale).rounded() / scale }
    }

    /// Writes the geometry of a row, and returns its envelope.
    private func write(
        _ row: Int, of rows: RowBatch, _ ground: PolygonBatch?, to writer: inout GeoJSONFeatureWriter,
        _ text: inout Text
    ) throws -> Envelope {
        guard let ground else {
            let geometry = try shifted(row, of: rows)
            writer.geometry(geometry.simplestForm)
            return geometry.envelope
        }
        if case .invalid = try ground.validity(at: row), case .valid? = try rows.geometry(row, 0)?.validity() {
            let mended = try shifted(row, of: rows).snapped(to: Self.grid)
            // A shape narrower than the grid has no valid form on it, and is written as it rounds.
            if !mended.isEmpty, mended.isValid {
                text.mendedIDs.append(try rows.text(row, 1) ?? "")
                writer.geometry(mended.simplestForm)
                return mended.envelope
            }
        }
        writer.polygons(
            ground.parts(of: row), partEnds: ground.partEnds.span, ringEnds: ground.ringEnds.span, x: ground.x.span,
            y: ground.y.span)
        return ground.envelope(at: row)
    }

    private static let grid = PrecisionGrid(size: 1e-7)

    private func shifted(_ row: Int, of rows: RowBatch) throws -> Geometry {
        guard let stored = try rows.geometry(row, 0) else { return try .empty(.polygon) }
        return try stored.mapCoordinates { x, y in try shift(x: &x, y: &y) }
    }
}

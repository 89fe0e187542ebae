// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// Turns features of a file into rows of a layer: values checked, geometry transformed, repaired and measured.
///
/// Geometry is repaired here and nowhere else; every repair and every rejection is reported with the feature's id and
/// a coordinate.
struct RowBuilder: Sendable {
    let layer: Layer
    let crs: CRS
    let operation: CoordinateOperation?
    private let schema: LayerSchema
    private let fieldNames: Set<String>
    private let namesByChinese: [String: String]

    /// Columns of the rows, in order: the geometry first where the layer has one.
    let columns: [String]

    /// - Parameter operation: from the file's coordinates to `crs`; nil leaves them as they are.
    init(_ layer: Layer, in crs: CRS, by operation: CoordinateOperation?) {
        self.layer = layer
        self.crs = crs
        self.operation = operation
        schema = layer.schema
        fieldNames = Set(schema.fields.map(\.name))
        namesByChinese = schema.namesByChinese
        columns = (schema.geometry == nil ? [] : ["geom"]) + schema.fields.map(\.name)
    }

    struct Row {
        let id: String
        let values: [SQLValue]
        /// Empty where the layer has no geometry.
        let envelope: Envelope
    }

    static let planarColumn = "planar_area_m2"
    static let ellipsoidalColumn = "ellipsoidal_area_m2"

    /// Whether a column is filled with what is measured here, whatever a file says.
    func isComputed(_ field: LayerField) -> Bool {
        layer == .parcel && (field.name == Self.planarColumn || field.name == Self.ellipsoidalColumn)
    }

    /// Whether the layer has a column of that name.
    func knows(_ name: String) -> Bool { fieldNames.contains(name) }

    /// The feature with its Chinese column names, as `suodi layers` shows them, replaced by the layer's own.
    func named(_ feature: Feature) -> Feature {
        guard feature.properties.keys.contains(where: { namesByChinese[$0] != nil }) else { return feature }
        var feature = feature
        feature.properties = Dictionary(
            feature.properties.sorted { $0.key < $1.key }.map { (namesByChinese[$0] ?? $0, $1) }
        ) { first, _ in first }
        return feature
    }

    /// Nil when the feature is rejected; `report` then says why.
    func row(_ feature: Feature, _ report: inout ImportReport) -> Row? {
        let line = feature.origin?.line
        let label = label(of: feature)
        func reject(_ message: String, at location: Coordinate? = nil) -> Row? {
            report.note(.rejected, layer, label, line: line, message, at: location)
            return nil
        }
        var values: [String: SQLValue] = [:]
        for field in schema.fields where !isComputed(field) {
            var value = feature.properties[field.name] ?? .null
            if field.name == "id", value == .null, let id = feature.id { value = .text(id) }
            do {
                values[field.name] = try field.encode(value)
            } catch {
                return reject("\(field.name): \(error)")
            }
            if field.isRequired, values[field.name] == .null { return reject("\(field.name) is missing") }
        }
        guard case .text(let id)? = values["id"] else { return reject("id is missing") }
        if let reversal = RowWindows.reversal(in: layer, { values[$0] ?? .null }) { return reject(reversal) }
        let unknown = feature.properties.keys.filter { !fieldNames.contains($0) }.sorted()
        if !unknown.isEmpty { values["extra"] = .text(extraText(feature, unknown)) }
        var row: [SQLValue] = []
        var envelope = Envelope.empty
        if let wanted = schema.geometry {
            guard let raw = feature.geometry else { return reject("the geometry is missing") }
            do {
                let geometry = try prepared(raw, as: wanted, id: id, line: line, &report)
                if layer == .parcel {
                    values[Self.planarColumn] = .real(geometry.area)
                    values[Self.ellipsoidalColumn] = .real(try EllipsoidalArea.squareMetres(of: geometry, in: crs))
                }
                envelope = geometry.envelope
                row.append(.blob(GeometryBlob.encode(geometry, srsID: Int32(crs.epsgCode ?? 0))))
            } catch let error as Unusable {
                return reject(error.message, at: error.location)
            } catch {
                return reject("\(error)", at: raw.firstCoordinate)
            }
        }
        row += schema.fields.map { values[$0.name] ?? .null }
        return Row(id: id, values: row, envelope: envelope)
    }

    private struct Unusable: Error {
        let message: String
        let location: Coordinate?
    }

    private func prepared(
        _ raw: Geometry, as wanted: LayerSchema.GeometryKind, id: String, line: Int?, _ report: inout ImportReport
    ) throws -> Geometry {
        guard !raw.isEmpty else { throw Unusable(message: "the geometry is empty", location: nil) }
        var geometry = try operation?.transform(raw) ?? raw
        if case .invalid(let reason, let location) = try geometry.validity() {
            geometry = try geometry.makeValid()
            report.note(.repaired, layer, id, line: line, "\(reason): made valid", at: location)
        }
        switch wanted {
        case .any: return geometry
        case .polygon:
            let parts = polygons(in: geometry)
            guard !parts.isEmpty else {
                throw Unusable(message: "a \(geometry.kind.name) is not a polygon", location: geometry.firstCoordinate)
            }
            return try Geometry.multiPolygon(parts)
        case .line:
            let parts = geometry.parts.filter { $0.kind == .lineString }
            guard !parts.isEmpty else {
                throw Unusable(message: "a \(geometry.kind.name) is not a line", location: geometry.firstCoordinate)
            }
            return try Geometry.multiLineString(parts)
        }
    }

    /// Polygons at any depth: make-valid may leave lines and points beside them, which have no area.
    private func polygons(in geometry: Geometry) -> [Geometry] {
        switch geometry.kind {
        case .polygon: geometry.isEmpty ? [] : [geometry]
        case .multiPolygon, .geometryCollection: geometry.parts.flatMap(polygons)
        default: []
        }
    }

    private func label(of feature: Feature) -> String {
        if case .text(let id)? = feature.properties["id"] { return id }
        if case .integer(let id)? = feature.properties["id"] { return "\(id)" }
        return feature.id ?? feature.origin.map { "#\($0.ordinal)" } ?? "?"
    }

    /// What no column of the layer holds, kept as one JSON text so that nothing of the file is lost.
    private func extraText(_ feature: Feature, _ names: [String]) -> String {
        PropertyValue.object(
            Dictionary(uniqueKeysWithValues: names.map { ($0, feature.properties[$0] ?? .null) })
        ).jsonText
    }
}

extension Geometry {
    var firstCoordinate: Coordinate? {
        let envelope = envelope
        return envelope.isEmpty ? nil : exteriorRing.first ?? coordinates.first
    }
}

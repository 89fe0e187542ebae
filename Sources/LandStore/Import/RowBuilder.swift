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
struct RowBuilder {
    let layer: Layer
    let crs: CRS
    let operation: CoordinateOperation?
    private let schema: LayerSchema
    private let fieldNames: Set<String>

    /// Columns of the rows, in order: the geometry first where the layer has one.
    let columns: [String]

    /// - Parameter operation: from the file's coordinates to `crs`; nil leaves them as they are.
    init(_ layer: Layer, in crs: CRS, by operation: CoordinateOperation?) {
        self.layer = layer
        self.crs = crs
        self.operation = operation
        schema = layer.schema
        fieldNames = Set(schema.fields.map(\.name))
        columns = (schema.geometry == nil ? [] : ["geom"]) + schema.fields.map(\.name)
    }

    struct Row {
        let id: String
        let values: [SQLValue]
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
        for field in schema.fields {
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
        if let wanted = schema.geometry {
            guard let raw = feature.geometry else { return reject("the geometry is missing") }
            do {
                let geometry = try prepared(raw, as: wanted, id: id, line: line, &report)
                if layer == .parcel {
                    values["planar_area_m2"] = .real(geometry.area)
                    values["ellipsoidal_area_m2"] = .real(try EllipsoidalArea.squareMetres(of: geometry, in: crs))
                }
                row.append(.blob(GeometryBlob.encode(geometry, srsID: Int32(crs.epsgCode ?? 0))))
            } catch let error as Unusable {
                return reject(error.message, at: error.location)
            } catch {
                return reject("\(error)", at: raw.firstCoordinate)
            }
        }
        row += schema.fields.map { values[$0.name] ?? .null }
        return Row(id: id, values: row)
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

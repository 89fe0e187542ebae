// SPDX-License-Identifier: Apache-2.0
public import FeatureFormats
internal import GeoPackage
public import LandModel
internal import SimpleFeatures

extension Workspace {
    /// The features of a layer, in the workspace's CRS and with its columns as properties; empty columns are left out.
    public func features(of layer: Layer) throws -> [Feature] {
        try file.read { reader in try map(layer, reader) { row in try row.feature() } }
    }
}

extension RowReader {
    /// The row with its columns as properties, but for those that are empty.
    func feature() throws -> Feature {
        var properties: [String: PropertyValue] = [:]
        for field in layer.schema.fields {
            switch self[field.name] {
            case .null, .blob: continue
            case .integer(let number):
                properties[field.name] = field.kind == .boolean ? .boolean(number == 1) : .integer(number)
            case .real(let number): properties[field.name] = .real(number)
            case .text(let text): properties[field.name] = .text(text)
            }
        }
        let geometry = layer.schema.geometry == nil ? nil : try geometryIfAny()
        return Feature(
            id: id, geometry: geometry.map(\.simplestForm), properties: properties,
            propertyOrder: layer.schema.fields.map(\.name))
    }
}

extension Geometry {
    /// The only part of a multi-geometry that has one.
    var simplestForm: Geometry {
        let parts = parts
        return kind != .geometryCollection && parts.count == 1 ? parts[0] : self
    }
}

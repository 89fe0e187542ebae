// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
internal import LandModel
internal import SimpleFeatures

extension CityFiles {
    /// A feature collection in longitude and latitude with the layer's notice as a foreign member.
    static func collection(_ rows: [LayerRow], columns: [String], layer: Layer, map: CityMap) throws -> Data {
        let shapes = try map.geographic(rows.compactMap(\.shape))
        precondition(shapes.count == rows.count, "every row of \(layer.rawValue) has a shape")
        let features = try zip(rows, shapes).map { row, shape in
            Feature(
                id: row.id, geometry: try shape.geometry(),
                properties: Dictionary(uniqueKeysWithValues: columns.map { ($0, row.values[$0] ?? .null) }),
                propertyOrder: columns)
        }
        return GeoJSON.write(features, foreignMembers: [("notice", .text(CityCard.notice(for: layer)))])
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
internal import LandModel
internal import SimpleFeatures

extension CityFiles {
    /// A feature collection in longitude and latitude with the layer's notice as a foreign member.
    static func collection(_ rows: [LayerRow], columns: [String], layer: Layer, map: CityMap) throws -> Data {
        GeoJSON.write(
            try features(rows, columns: columns, layer: layer, map: map),
            foreignMembers: [("notice", .text(CityCard.notice(for: layer)))])
    }

    /// The rows as features with all of `columns`.
    private static func features(
        _ rows: [LayerRow], columns: [String], layer: Layer, map: CityMap
    ) throws -> [Feature] {
        let shapes = try map.geographic(rows.compactMap(\.shape))
        precondition(shapes.count == rows.count, "every row of \(layer.rawValue) has a shape")
        return try zip(rows, shapes).map { row, shape in
            Feature(
                id: row.id, geometry: try shape.geometry(),
                properties: Dictionary(uniqueKeysWithValues: columns.map { ($0, row.values[$0] ?? .null) }),
                propertyOrder: columns)
        }
    }

    /// The rows as they stand in a layer's file, between its first line and its last: features with a comma and a line
    /// feed between them, or lines of a table.
    static func lines(of rows: [LayerRow], layer: Layer, map: CityMap) throws -> [UInt8] {
        check(rows, layer: layer)
        let columns = columns(of: layer)
        guard layer.schema.geometry != nil else {
            let table = table(rows, columns: columns)
            return Array(table.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
        }
        let lines = try features(rows, columns: columns, layer: layer, map: map).map {
            GeoJSON.writeSequence([$0]).dropLast()
        }
        return Array(lines.joined(separator: ",\n".utf8))
    }
}

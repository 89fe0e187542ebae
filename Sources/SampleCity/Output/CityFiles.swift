// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
internal import LandModel

/// Turns rows into the files of a city folder: GeoJSON for what lies on the ground, CSV for the rest, `city.json`.
struct CityFiles {
    private(set) var files: [GeneratedCity.File] = []

    /// Columns that importing fills in and that are so not written.
    private static let computed: Set<String> = ["planar_area_m2", "ellipsoidal_area_m2", "extra"]

    init(rows: [Layer: [LayerRow]], map: CityMap, seed: UInt64) throws {
        files.append(GeneratedCity.File(name: "city.json", contents: try CityCard(seed: seed).encoded()))
        for layer in Layer.allCases {
            guard let own = rows[layer], let name = layer.cityFile else { continue }
            let columns = CityFiles.columns(of: layer)
            CityFiles.check(own, layer: layer)
            let contents =
                layer.schema.geometry == nil
                ? CityFiles.table(own, columns: columns)
                : try CityFiles.collection(own, columns: columns, layer: layer, map: map)
            files.append(GeneratedCity.File(name: name, contents: contents))
        }
    }

    /// The columns of a layer's file, in order.
    static func columns(of layer: Layer) -> [String] {
        layer.schema.fields.map(\.name).filter { !computed.contains($0) }
    }

    /// A row with a column its layer does not have, or without one it must have, is a mistake of this module.
    static func check(_ rows: [LayerRow], layer: Layer) {
        let known = Set(layer.schema.fields.map(\.name))
        let required = layer.schema.fields.filter(\.isRequired).map(\.name)
        for row in rows {
            let foreign = row.values.keys.filter { !known.contains($0) }.sorted()
            precondition(foreign.isEmpty, "\(layer.rawValue) \(row.id) has unknown columns \(foreign)")
            let missing = required.filter { row.values[$0] == nil }
            precondition(missing.isEmpty, "\(layer.rawValue) \(row.id) lacks \(missing)")
        }
    }

    static func table(_ rows: [LayerRow], columns: [String]) -> Data {
        Data(CSV.write(header: columns, rows: rows.map { row in columns.map { text(of: row.values[$0]) } }).utf8)
    }

    private static func text(of value: PropertyValue?) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): number.plainText(decimals: 4)
        case .boolean(let flag): flag ? "true" : "false"
        default: ""
        }
    }
}

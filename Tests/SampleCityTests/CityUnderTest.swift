// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import SampleCity
import SimpleFeatures
import TestSupport

/// Zhuzhou as generated with the seed of the project, read back from its own files.
struct CityUnderTest: Sendable {
    struct Row: Sendable {
        let values: [String: PropertyValue]
        let geometry: Geometry?

        var id: String { text("id") ?? "" }

        func text(_ column: String) -> String? {
            switch values[column] {
            case .text(let text) where !text.isEmpty: text
            default: nil
            }
        }

        func number(_ column: String) -> Double? {
            switch values[column] {
            case .real(let number): number
            case .integer(let number): Double(number)
            case .text(let text): Double(text)
            default: nil
            }
        }

        func flag(_ column: String) -> Bool? {
            switch values[column] {
            case .boolean(let flag): flag
            case .text(let text): ["true": true, "false": false][text]
            default: nil
            }
        }

        func year(_ column: String) -> Int? {
            text(column).flatMap { try? CalendarDate(parsing: $0).year }
        }
    }

    static let seed: UInt64 = 20_200_303
    static let folder = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou")
    static let zhuzhou = Result { try CityUnderTest(seed: seed) }
    static let layers: [Layer] = [
        .park, .quotaAccount, .approvalBatch, .clearingArea, .parcel, .factory, .factoryUnit, .project, .constraintZone,
        .road, .facility, .siteLock,
    ]

    let generated: GeneratedCity
    private let rows: [Layer: [Row]]

    init(seed: UInt64) throws {
        generated = try CityGenerator(folder: CityUnderTest.folder, seed: seed).generate()
        var rows: [Layer: [Row]] = [:]
        for layer in CityUnderTest.layers {
            rows[layer] = try CityUnderTest.rows(of: layer, in: generated[layer.cityFile ?? ""] ?? Data())
        }
        self.rows = rows
    }

    subscript(layer: Layer) -> [Row] { rows[layer] ?? [] }

    static func rows(of layer: Layer, in contents: Data) throws -> [Row] {
        let name = layer.cityFile ?? ""
        if layer.schema.geometry != nil {
            return try GeoJSON.read(contents, named: name).features.map {
                Row(values: $0.properties, geometry: $0.geometry)
            }
        }
        let table = try CSVTable.read(contents, named: name)
        return table.rows.map { row in
            Row(
                values: Dictionary(uniqueKeysWithValues: zip(table.header, row.fields.map { .text($0) })), geometry: nil
            )
        }
    }
}

func sum(_ rows: [CityUnderTest.Row], _ column: String) -> Double {
    rows.reduce(0) { $0 + ($1.number(column) ?? 0) }
}

func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    return sorted.isEmpty ? .nan : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

// SPDX-License-Identifier: Apache-2.0
public import FeatureFormats
public import Foundation
public import LandModel

/// A layer as a table for other tools: its columns that have any value, without geometry.
public struct LayerTable {
    private let layer: Layer
    private let features: [Feature]

    public init(_ layer: Layer, features: [Feature]) {
        self.layer = layer
        self.features = features
    }

    public var csv: Data {
        let used = layer.schema.fields.map(\.name).filter { name in features.contains { $0.properties[name] != nil } }
        let rows = features.map { feature in used.map { feature.properties[$0]?.plainText ?? "" } }
        return Data(CSV.write(header: used, rows: rows).utf8)
    }
}

extension PropertyValue {
    /// As it stands in a CSV field.
    var plainText: String {
        switch self {
        case .null: ""
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .real(let number): JSONNode.number(number).text()
        case .text(let text): text
        case .array, .object: jsonText
        }
    }
}

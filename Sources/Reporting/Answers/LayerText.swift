// SPDX-License-Identifier: Apache-2.0
public import FeatureFormats
public import Foundation
public import LandModel

/// A layer as text for other tools.
public struct LayerText {
    public enum Format: Sendable { case geojson, geojsonseq, csv }

    private let layer: Layer
    private let features: [Feature]
    private let notice: String?

    /// - Parameter notice: words that must go with the data, such as that it is invented.
    public init(_ layer: Layer, features: [Feature], notice: String?) {
        self.layer = layer
        self.features = features
        self.notice = notice
    }

    public func data(as format: Format) -> Data {
        switch format {
        case .geojson:
            return GeoJSON.write(
                features, boundingBox: true, foreignMembers: notice.map { [("notice", .text($0))] } ?? [])
        case .geojsonseq: return GeoJSON.writeSequence(features)
        case .csv:
            let names = layer.schema.fields.map(\.name) + ["map_datum"]
            let used = names.filter { name in features.contains { $0.properties[name] != nil } }
            let rows = features.map { feature in used.map { feature.properties[$0]?.plainText ?? "" } }
            return Data(CSV.write(header: used, rows: rows).utf8)
        }
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

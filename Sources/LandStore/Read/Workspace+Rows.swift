// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel

extension Workspace {
    /// Every row of a layer, or those whose columns equal the values given, in the order of the table.
    func map<Value>(
        _ layer: Layer, _ reader: GeoPackageReader, where conditions: [(column: String, value: SQLValue)] = [],
        _ transform: (RowReader) throws -> Value?
    ) throws -> [Value] {
        let columns =
            try (layer.schema.geometry == nil ? [] : ["geom"])
            + WorkspaceSchema.fields(of: layer, in: reader).map(\.name)
        let position = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        var found: [Value] = []
        try reader.forEachRow(of: layer.rawValue, columns: columns, where: conditions) { row in
            if let value = try transform(RowReader(layer, position: position, values: row.values)) {
                found.append(value)
            }
        }
        return found
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel

extension WorkspaceSchema {
    /// Brings a workspace of an older version up to date, one version after the other.
    static func upgrade(from old: Int, _ writer: GeoPackageWriter) throws {
        for version in (old + 1)...WorkspaceSchema.version {
            for layer in Layer.allCases {
                try writer.addColumns(columns(addedTo: layer, in: version), to: layer.rawValue)
            }
        }
        try writer.setMetadata(versionKey, String(version))
    }

    /// The fields of a layer that a file has: all, unless it is of an older version and open to be read only.
    static func fields(of layer: Layer, in reader: GeoPackageReader) throws -> [LayerField] {
        let stored = Set(try reader.columns(of: layer.rawValue).map(\.name))
        return layer.schema.fields.filter { stored.contains($0.name) }
    }
}

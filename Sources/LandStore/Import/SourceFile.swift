// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import Foundation
internal import LandModel

/// A file to import: GeoJSON, GeoJSONSeq or CSV, told by the end of its name.
struct SourceFile {
    let url: URL
    let features: [Feature]
    /// Names of the properties or columns it has, filled or not.
    let columns: Set<String>
    /// The CRS its coordinates are in: declared by the file, or lon/lat as RFC 7946 has it.
    let crs: CRS

    /// - Parameters:
    ///   - layer: whose columns may also be named in Chinese, as `suodi layers` shows them.
    ///   - declared: what the user says the coordinates are in; it wins over the file.
    ///   - fallback: longitude and latitude, for files that say nothing.
    init(_ url: URL, for layer: Layer, declared: CRS?, fallback: CRS) throws {
        self.url = url
        let isFolder = try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
        guard isFolder == false else {
            throw WorkspaceError(
                .badData,
                isFolder == true ? "`\(url.path)` is a folder, not a file" : "there is no file `\(url.path)`",
                hint: isFolder == true ? "a whole city folder is read by `suodi init --from`" : nil)
        }
        let names = Dictionary(layer.schema.fields.map { ($0.meaning.zh, $0.name) }) { first, _ in first }
        switch url.pathExtension.lowercased() {
        case "csv":
            let table = try CSVTable.read(url)
            let header = table.header.map { names[$0] ?? $0 }
            guard header.contains("id") else {
                throw WorkspaceError(
                    .badData,
                    "`\(url.lastPathComponent)` has no column `id` (编号); it has: \(table.header.joined(separator: " | "))",
                    hint: "columns are separated by commas; `suodi layers \(layer.rawValue)` lists their names")
            }
            features = SourceFile.features(of: table, header: header)
            columns = Set(header)
            crs = declared ?? fallback
        case "geojson", "json", "geojsonl", "geojsons", "geojsonseq", "ndjson":
            let collection = try GeoJSON.read(url)
            features = collection.features.map { feature in
                var feature = feature
                feature.properties = Dictionary(feature.properties.map { (names[$0] ?? $0, $1) }) { first, _ in first }
                return feature
            }
            columns = Set(features.flatMap(\.properties.keys))
            crs = try declared ?? collection.declaredCRS.map { try CRS($0) } ?? fallback
        case let other:
            throw WorkspaceError(
                .badData, "`\(url.lastPathComponent)`: files ending in `.\(other)` are not read directly",
                hint: "convert it first: `ogr2ogr -f GeoJSON -t_srs EPSG:4490 parcel.geojson \(url.lastPathComponent)`")
        }
    }

    private static func features(of table: CSVTable, header: [String]) -> [Feature] {
        table.rows.enumerated().map { position, row in
            var properties: [String: PropertyValue] = [:]
            for (name, field) in zip(header, row.fields) where !field.isEmpty { properties[name] = .text(field) }
            return Feature(
                geometry: nil, properties: properties,
                origin: FeatureOrigin(file: table.file, ordinal: position + 1, line: row.line))
        }
    }
}

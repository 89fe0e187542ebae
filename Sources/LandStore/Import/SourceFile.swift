// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import Foundation
internal import LandModel

/// A file to import: GeoJSON, GeoJSONSeq or CSV, told by the end of its name.
struct SourceFile {
    let url: URL
    let features: [Feature]
    /// The CRS its coordinates are in: declared by the file, or lon/lat as RFC 7946 has it.
    let crs: CRS

    /// - Parameters:
    ///   - declared: what the user says the coordinates are in; it wins over the file.
    ///   - fallback: longitude and latitude, for files that say nothing.
    init(_ url: URL, declared: CRS?, fallback: CRS) throws {
        self.url = url
        switch url.pathExtension.lowercased() {
        case "csv":
            features = try SourceFile.features(of: CSVTable.read(url), file: url)
            crs = declared ?? fallback
        case "geojson", "json", "geojsonl", "geojsons", "geojsonseq", "ndjson":
            let collection = try GeoJSON.read(url)
            features = collection.features
            crs = try declared ?? collection.declaredCRS.map { try CRS($0) } ?? fallback
        case let other:
            throw WorkspaceError(
                .badData, "`\(url.lastPathComponent)`: files ending in `.\(other)` are not read directly",
                hint: "convert it first: `ogr2ogr -f GeoJSON -t_srs EPSG:4490 parcel.geojson \(url.lastPathComponent)`")
        }
    }

    private static func features(of table: CSVTable, file: URL) throws -> [Feature] {
        table.rows.enumerated().map { position, row in
            var properties: [String: PropertyValue] = [:]
            for (name, field) in zip(table.header, row.fields) where !field.isEmpty { properties[name] = .text(field) }
            return Feature(
                geometry: nil, properties: properties,
                origin: FeatureOrigin(file: file.lastPathComponent, ordinal: position + 1, line: row.line))
        }
    }
}

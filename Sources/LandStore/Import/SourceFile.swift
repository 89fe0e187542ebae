// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import Foundation
internal import LandModel

/// A file to import, read piece by piece: GeoJSON, GeoJSONSeq or CSV, told by the end of its name.
final class SourceFile {
    /// Some features of the file, in its order.
    enum Piece: Sendable {
        case text(GeoJSONChunk)
        case features([Feature])

        /// The columns of a layer, under either of their names, that any of the features has.
        func mentionedColumns(of layer: Layer) throws -> Set<String> {
            let names = layer.schema.namesByChinese
            switch self {
            case .features(let features): return Set(features.flatMap(\.properties.keys).map { names[$0] ?? $0 })
            case .text(let chunk):
                let batch = try chunk.decode()
                let width = batch.columns.count
                let used = batch.columns.indices.filter { column in
                    (0..<batch.count).contains { batch.cells[$0 * width + column].kind != .absent }
                }
                return Set(used.map { names[batch.columns[$0]] ?? batch.columns[$0] })
            }
        }
    }

    let url: URL
    /// The CRS its coordinates are in: declared by the file, or lon/lat as RFC 7946 has it.
    let crs: CRS
    let byteCount: Int
    /// The columns of a table, filled or not; nil where only the features themselves say what they have.
    let header: Set<String>?
    private let digest = FileDigest()
    /// Read ahead, because a `crs` member stands before the features.
    private var first: Piece?
    private var stream: GeoJSONStream? = nil
    private(set) var bytesRead = 0
    private let mayDeclareCRS: Bool

    /// A `crs` member behind the features, which were read as if there were none.
    struct LateCRS: Error {
        let url: URL
        let crs: CRS
    }

    /// - Parameters:
    ///   - layer: whose columns may also be named in Chinese, as `suodi layers` shows them.
    ///   - declared: what the user says the coordinates are in; it wins over the file.
    ///   - fallback: longitude and latitude, for files that say nothing.
    init(_ url: URL, for layer: Layer, declared: CRS?, fallback: CRS) throws {
        self.url = url
        mayDeclareCRS = declared == nil
        let values = try? url.resourceValues(forKeys: [.isDirectoryKey, .fileSizeKey])
        guard let values, values.isDirectory == false else {
            throw WorkspaceError(
                .badData, values == nil ? "there is no file `\(url.path)`" : "`\(url.path)` is a folder, not a file",
                hint: values == nil ? nil : "a whole city folder is read by `suodi init --from`")
        }
        byteCount = url.byteCount
        let name = url.lastPathComponent
        switch SourceFile.format(of: name) {
        case .csv:
            let data = try Data(contentsOf: url)
            digest.update(data.bytes)
            let table = try CSVTable.read(data, named: name)
            let names = try SourceFile.columnNames(of: table, for: layer)
            first = .features(SourceFile.features(of: table, named: names))
            header = Set(names)
            crs = declared ?? fallback
        case .geoJSON:
            let fields = layer.schema.fields
            let names = fields.map(\.name) + layer.schema.namesByChinese.keys.sorted()
            var reading = try GeoJSONStream(url, columns: names) { [digest] bytes in digest.update(bytes) }
            first = try reading.next().map { .text($0) }
            header = nil
            crs = try declared ?? reading.declaredCRS.map { try CRS($0) } ?? fallback
            bytesRead = reading.bytesRead
            stream = consume reading
        case nil:
            throw WorkspaceError(
                .badData, "`\(name)`: files ending in `.\(url.pathExtension)` are not read directly",
                hint: "convert it first: `ogr2ogr -f GeoJSON -t_srs EPSG:4490 parcel.geojson \(name)`")
        }
    }

    private enum Format { case csv, geoJSON }

    private static func format(of name: String) -> Format? {
        let name = name.lowercased()
        let inflated = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        return switch (inflated as NSString).pathExtension {
        case "csv" where name == inflated: .csv
        case "geojson", "json", "geojsonl", "geojsons", "geojsonseq", "ndjson": .geoJSON
        default: nil
        }
    }

    /// SHA-256 of the file, once its end has been reached.
    func sha256() -> String { digest.hexadecimal() }

    /// The next features; nil at the end.
    /// - Throws: ``LateCRS`` when only now the file says what its coordinates are in.
    func next() throws -> Piece? {
        if let first = first.take() { return first }
        guard var stream = stream.take() else { return nil }
        let chunk = try stream.next()
        bytesRead = stream.bytesRead
        let declared = mayDeclareCRS ? try stream.declaredCRS.map { try CRS($0) } : nil
        self.stream = consume stream
        if let declared, declared != crs { throw LateCRS(url: url, crs: declared) }
        return chunk.map { .text($0) }
    }

    private static func columnNames(of table: CSVTable, for layer: Layer) throws -> [String] {
        let names = layer.schema.namesByChinese
        let header = table.header.map { names[$0] ?? $0 }
        guard header.contains("id") else {
            throw WorkspaceError(
                .badData, "`\(table.file)` has no column `id` (编号); it has: \(table.header.joined(separator: " | "))",
                hint: "columns are separated by commas; `suodi layers \(layer.rawValue)` lists their names")
        }
        return header
    }

    private static func features(of table: CSVTable, named names: [String]) -> [Feature] {
        table.rows.enumerated().map { position, row in
            var properties: [String: PropertyValue] = [:]
            for (name, field) in zip(names, row.fields) where !field.isEmpty { properties[name] = .text(field) }
            return Feature(
                geometry: nil, properties: properties,
                origin: FeatureOrigin(file: table.file, ordinal: position + 1, line: row.line))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import SimpleFeatures

/// A folder of one test's own, removed with it.
final class Workbench {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("geopackage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func url(_ name: String = "workspace.gpkg") -> URL { folder.appendingPathComponent(name) }

    var contents: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    static let crs: CRS = {
        do { return try CRS("EPSG:4547") } catch { fatalError("\(error)") }
    }()
    static let srsID: Int32 = 4547

    /// A file with a layer `parcel`, which keeps its history, and a table `quota`.
    func workspace(_ name: String = "workspace.gpkg", index: Bool = true) throws -> GeoPackageFile {
        let file = try GeoPackageFile.create(at: url(name), crs: Self.crs)
        try file.write { writer throws in
            try writer.createTable(Self.parcel)
            try writer.createTable(Self.quota)
            if index { try writer.createSpatialIndex(on: "parcel") }
        }
        return file
    }

    static let parcel = TableDefinition(
        name: "parcel", identifier: "地块", description: "industrial parcels",
        columns: [
            ColumnDefinition("id", .text, isRequired: true, isUnique: true, title: "编号"),
            ColumnDefinition("name", .text, description: "as on the certificate"),
            ColumnDefinition("area_m2", .real),
            ColumnDefinition("idle", .boolean),
            ColumnDefinition("since", .date),
            ColumnDefinition("seen", .datetime),
            ColumnDefinition("floors", .integer),
            ColumnDefinition("scan", .blob),
        ],
        geometry: GeometryColumn(kind: .polygon, crs: crs), keepsHistory: true)

    static let quota = TableDefinition(
        name: "quota",
        columns: [
            ColumnDefinition("parcel_id", .text, references: .init(table: "parcel", column: "id")),
            ColumnDefinition("share", .real),
        ])

    static func square(_ x: Double, _ y: Double, side: Double = 10) throws -> [UInt8] {
        let envelope = Envelope(minX: x, minY: y, maxX: x + side, maxY: y + side)
        return GeometryBlob.encode(try Geometry.rectangle(envelope), srsID: srsID)
    }
}

extension GeoPackageReader {
    /// The texts of one column by identifier.
    func texts(_ column: String, of table: String, asOf event: Int64? = nil) throws -> [String] {
        var texts: [String] = []
        try forEachRow(of: table, columns: [column], asOf: event) { texts.append(try $0.text(0) ?? "-") }
        return texts
    }
}

/// The code of the GeoPackageError that `body` throws; nil when it throws none.
func code(of body: () throws -> Void) -> GeoPackageError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? GeoPackageError)?.code
    }
}

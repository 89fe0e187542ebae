// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import GeoPackage
import SimpleFeatures

/// Transactions shaped as an import, as edits and as a plan, numbered from 1, each with a state that its number tells:
/// so a file left by a killed writer can be checked against the number it holds.
enum Script: String, CaseIterable {
    case load, edit, plan

    static let rows = 60
    private static let roundKey = "round"

    static func parcel(crs: CRS) -> TableDefinition {
        TableDefinition(
            name: "parcel",
            columns: [
                ColumnDefinition("id", .text, isRequired: true, isUnique: true), ColumnDefinition("name", .text),
                ColumnDefinition("scan", .blob),
            ],
            geometry: GeometryColumn(kind: .polygon, crs: crs), keepsHistory: true)
    }

    static let site = TableDefinition(
        name: "plan_site",
        columns: [
            ColumnDefinition("parcel", .text, references: .init(table: "parcel", column: "id")),
            ColumnDefinition("share", .integer),
        ], keepsHistory: true)

    /// The state before the first round.
    func prepare(_ writer: GeoPackageWriter, crs: CRS) throws {
        try writer.createTable(Self.parcel(crs: crs))
        try writer.createTable(Self.site)
        try writer.createSpatialIndex(on: "parcel")
        try writer.setMetadata(Self.roundKey, "0")
        if self == .load { return }
        try writer.setEvent(0)
        try writer.insert(
            into: "parcel", columns: ["id", "name", "geom"],
            rows: (0..<Self.rows).map { try [.text("\($0)"), .text("0"), .blob(Self.square(0, $0))] })
    }

    static func round(_ reader: GeoPackageReader) throws -> Int {
        Int(try reader.metadata(roundKey) ?? "") ?? -1
    }

    /// One transaction.
    func run(_ round: Int, _ writer: GeoPackageWriter) throws {
        try writer.setEvent(Int64(round))
        // First, so that a transaction torn apart would hold the number without its changes.
        try writer.setMetadata(Self.roundKey, "\(round)")
        switch self {
        case .load: try load(round, writer)
        case .edit: try edit(round, writer)
        case .plan: try plan(round, writer)
        }
    }

    /// Rows of three rounds, those of the round before the last three being removed; some with a blob of many pages.
    private func load(_ round: Int, _ writer: GeoPackageWriter) throws {
        var batch = RowBatch(columnCount: 4)
        for number in 0..<Self.rows {
            batch.appendText("\(round)/\(number)")
            batch.appendText("\(round)")
            batch.appendBlob([UInt8](repeating: UInt8(number), count: number % 30 == 0 ? 9000 : 9).span)
            let square = try Self.square(round, number)
            batch.appendBlob(square.span)
            batch.endRow(envelope: try GeometryBlob.envelope(of: square))
        }
        try writer.bulkLoading("parcel") {
            try writer.insert(into: "parcel", columns: ["id", "name", "scan", "geom"], batch: batch)
            try writer.delete(from: "parcel", where: [("name", .text("\(round - 3)"))])
        }
    }

    /// Every third parcel is moved.
    private func edit(_ round: Int, _ writer: GeoPackageWriter) throws {
        try writer.update(
            "parcel", columns: ["name", "geom"], key: "id",
            rows: (0..<Self.rows).filter { $0 % 3 == round % 3 }.map {
                try [.text("\(round)"), .blob(Self.square(round, $0)), .text("\($0)")]
            })
    }

    /// All sites of the last plan are replaced, and one parcel is named after it.
    private func plan(_ round: Int, _ writer: GeoPackageWriter) throws {
        try writer.delete(from: "plan_site", where: [])
        try writer.insert(
            into: "plan_site", columns: ["parcel", "share"],
            rows: (0..<Self.rows).map { [.text("\($0)"), .integer(Int64(round))] })
        try writer.update(
            "parcel", set: [("name", .text("\(round)"))], where: [("id", .text("\(round % Self.rows)"))])
    }

    /// What of the state after `round` is not there, in words; nil when all is.
    func problem(after round: Int, _ reader: GeoPackageReader) throws -> String? {
        let parcels = try reader.rows(of: "parcel", columns: ["id", "name", "geom"])
        let expected = try expectedParcels(after: round)
        if parcels != expected { return "round \(round): \(parcels.count) parcels, not those of this round" }
        let sites = try reader.rows(of: "plan_site", columns: ["share"])
        let shares = self == .plan && round > 0 ? Self.rows : 0
        if sites != Array(repeating: [.integer(Int64(round))], count: shares) {
            return "round \(round): \(sites.count) sites, not those of this round"
        }
        return try reader.integrityProblems().first
    }

    private func expectedParcels(after round: Int) throws -> [[SQLValue]] {
        switch self {
        case .load:
            return try (max(1, round - 2)..<max(1, round + 1)).flatMap { made in
                try (0..<Self.rows).map {
                    try [.text("\(made)/\($0)"), .text("\(made)"), .blob(Self.square(made, $0))]
                }
            }
        case .edit:
            return try (0..<Self.rows).map { number in
                let last = (max(0, round - 2)..<round + 1).last { $0 > 0 && $0 % 3 == number % 3 } ?? 0
                return try [.text("\(number)"), .text("\(last)"), .blob(Self.square(last, number))]
            }
        case .plan:
            return try (0..<Self.rows).map { number in
                let last = (max(1, round - Self.rows + 1)..<max(1, round + 1)).last { $0 % Self.rows == number } ?? 0
                return try [.text("\(number)"), .text("\(last)"), .blob(Self.square(0, number))]
            }
        }
    }

    private static func square(_ round: Int, _ number: Int) throws -> [UInt8] {
        let (x, y) = (500_000 + Double(number * 37 % 1009), 3_080_000 + Double(round * 53 % 997))
        let square = try Geometry.rectangle(Envelope(minX: x, minY: y, maxX: x + 10, maxY: y + 10))
        return GeometryBlob.encode(square, srsID: 4547)
    }
}

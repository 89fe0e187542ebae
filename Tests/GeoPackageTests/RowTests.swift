// SPDX-License-Identifier: Apache-2.0
import GeoPackage
import SimpleFeatures
import Testing

@Suite("rows")
struct RowTests {
    static let oddTexts = [
        "plain", "O'Brien's \"lot\"", "a b  c ", "荷塘区-01号", "semi;colon -- comment", "%_?*", "", "é\u{301}🏭",
        "'; DROP TABLE x; --",
    ]

    @Test("every value comes back as it was")
    func values() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        let columns = ["id", "name", "area_m2", "idle", "since", "seen", "floors", "scan", "geom"]
        let row: [SQLValue] = [
            .text("P-1"), .null, .real(-0.1), .boolean(true), .text("2024-02-29"), .text("2024-02-29T00:00:00.000Z"),
            .integer(.min), .blob([0, 255, 0]), .blob(try Workbench.square(0, 0)),
        ]
        try file.write(event: 1) { try $0.insert(into: "parcel", columns: columns, rows: [row]) }
        try file.read { reader throws in
            #expect(try reader.rows(of: "parcel", columns: columns) == [row])
            try reader.forEachRow(of: "parcel", columns: columns) { stored throws in
                #expect(stored.fid == 1 && stored.count == 9)
                #expect(try stored.text(0) == "P-1")
                #expect(try stored.text(1) == nil && stored.isNull(1))
                #expect(try stored.real(2) == -0.1)
                #expect(try stored.boolean(3) == true)
                #expect(try stored.integer(6) == .min)
                #expect(try stored.bytes(7) == [0, 255, 0])
                #expect(try stored.geometry(8)?.area == 100)
                #expect(try stored.envelope(8) == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
            }
        }
    }

    @Test("a value of another type is refused with row and column")
    func types() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { try $0.insert(into: "parcel", [("id", .text("x")), ("area_m2", .text("big"))]) }
        try file.read { reader throws in
            try reader.forEachRow(of: "parcel", columns: ["id", "area_m2"]) { row throws in
                #expect(code { _ = try row.integer(0) } == .unexpectedType)
                #expect(code { _ = try row.geometry(0) } == .unexpectedType)
                let error = #expect(throws: GeoPackageError.self) { try row.real(1) }
                #expect(error?.row == 1 && error?.message.contains("`area_m2`") == true)
            }
        }
    }

    @Test("identifiers with any characters work everywhere", arguments: oddTexts)
    func oddIdentifiers(id: String) throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(into: "parcel", [("id", .text(id)), ("geom", .blob(try Workbench.square(0, 0)))])
            try writer.insert(into: "parcel", [("id", .text(id + "+"))])
            #expect(try writer.update("parcel", set: [("name", .text(id))], where: [("id", .text(id))]) == 1)
            #expect(
                try writer.update("parcel", columns: ["area_m2"], key: "id", rows: [[.real(1), .text(id)]]) == 1)
            let row = try writer.row(of: "parcel", columns: ["name", "area_m2"], where: [("id", .text(id))])
            #expect(row == [.text(id), .real(1)])
            try writer.setMetadata(id, id + "!")
        }
        try file.write(event: 2) { writer throws in
            #expect(try writer.delete(from: "parcel", where: [("id", .text(id))]) == 1)
        }
        try file.read { reader throws in
            #expect(try reader.count(of: "parcel") == 1)
            #expect(try reader.texts("id", of: "parcel", asOf: 1) == [id, id + "+"])
            #expect(try reader.metadata(id) == id + "!")
        }
    }

    @Test("tables and columns with any name work", arguments: oddTexts.filter { !$0.isEmpty })
    func oddNames(name: String) throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.createTable(
                TableDefinition(
                    name: name, columns: [ColumnDefinition(name + "1", .text, isUnique: true)],
                    geometry: GeometryColumn(name: name, crs: Workbench.crs), keepsHistory: true))
            try writer.createSpatialIndex(on: name)
            let square = SQLValue.blob(try Workbench.square(0, 0))
            try writer.insert(
                into: name, columns: [name + "1", name], rows: [[.text("a"), square], [.text("b"), square]])
            try writer.setEvent(2)
            try writer.delete(from: name, where: [(name + "1", .text("a"))])
        }
        try file.read { reader throws in
            #expect(try reader.integrityProblems() == [])
            let table = try reader.table(name)
            #expect(table.geometry?.name == name && table.geometry?.hasSpatialIndex == true && table.keepsHistory)
            var found = 0
            let envelope = Envelope(minX: 1, minY: 1, maxX: 2, maxY: 2)
            try reader.forEachRow(of: name, columns: [name + "1"], intersecting: envelope) { _ in found += 1 }
            #expect(found == 1)
            #expect(try reader.count(of: name, asOf: 1) == 2)
        }
    }

    @Test("rows can be filtered, sorted, limited and counted")
    func selection() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel", columns: ["id", "name", "floors"],
                rows: [
                    [.text("c"), .text("x"), .integer(2)], [.text("a"), .null, .integer(2)],
                    [.text("b"), .text("x"), .integer(1)],
                ])
        }
        try file.read { reader throws in
            let ids = { (rows: [[SQLValue]]) in rows.map { $0[0] } }
            #expect(ids(try reader.rows(of: "parcel", columns: ["id"])) == [.text("c"), .text("a"), .text("b")])
            let sorted = try reader.rows(of: "parcel", columns: ["id"], orderBy: ["floors", "id"])
            #expect(ids(sorted) == [.text("b"), .text("a"), .text("c")])
            let named = try reader.rows(of: "parcel", columns: ["id"], where: [("name", .text("x"))], limit: 1)
            #expect(ids(named) == [.text("c")])
            #expect(try reader.count(of: "parcel", where: [("name", .null), ("floors", .integer(2))]) == 1)
            #expect(try reader.maximum(of: "floors", in: "parcel") == 2)
            #expect(try reader.maximum(of: "fid", in: "quota") == nil)
            #expect(try reader.row(of: "parcel", columns: ["id"], where: [("id", .text("z"))]) == nil)
        }
    }

    @Test("rows may be read from within a row")
    func nestedReading() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(into: "parcel", columns: ["id"], rows: ["a", "b", "c"].map { [.text($0)] })
            var pairs: [String] = []
            try writer.forEachRow(of: "parcel", columns: ["id"]) { outer throws in
                let first = try outer.text(0) ?? ""
                try writer.forEachRow(of: "parcel", columns: ["id"]) { inner throws in
                    pairs.append(first + (try inner.text(0) ?? ""))
                }
            }
            #expect(pairs == ["aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"])
        }
    }

    @Test("an unknown table or column is named, not read as a text")
    func unknownNames() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            #expect(code { _ = try writer.rows(of: "parcels", columns: ["id"]) } == .notFound)
            #expect(code { _ = try writer.rows(of: "parcel", columns: ["colour"]) } == .notFound)
            #expect(code { _ = try writer.count(of: "parcel", where: [("colour", .null)]) } == .notFound)
            #expect(code { try writer.insert(into: "parcel", [("colour", .null)]) } == .notFound)
            #expect(code { try writer.update("parcel", set: [("colour", .null)], where: []) } == .notFound)
            #expect(code { try writer.delete(from: "parcel", where: [("colour", .null)]) } == .notFound)
            #expect(code { try writer.delete(from: "no", where: []) } == .notFound)
            #expect(code { _ = try writer.table("no") } == .notFound)
            #expect(code { _ = try writer.count(of: "quota", asOf: 1) } == .notFound)
        }
    }

    @Test("titles and descriptions of columns are kept in the file")
    func columnDescriptions() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.read { reader throws in
            let described = try reader.rows(of: "gpkg_data_columns", columns: ["column_name", "title", "description"])
            #expect(
                described == [
                    [.text("id"), .text("编号"), .text("")],
                    [.text("name"), .null, .text("as on the certificate")],
                ])
            #expect(try reader.columns(of: "parcel").map(\.name).prefix(4) == ["fid", "geom", "id", "name"])
            #expect(try reader.columns(of: "parcel")[2].isRequired)
        }
    }
}

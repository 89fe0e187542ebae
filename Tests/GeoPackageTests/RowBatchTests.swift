// SPDX-License-Identifier: Apache-2.0
import GeoPackage
import SimpleFeatures
import TestSupport
import Testing

@Suite("rows in bulk")
struct RowBatchTests {
    static let columns = ["id", "name", "area_m2", "idle", "since", "seen", "floors", "scan", "geom"]

    private func rows(_ count: Int, seed: UInt64 = 3) throws -> [[SQLValue]] {
        var generator = RepeatableGenerator(seed: seed)
        return try (0..<count).map { number in
            let text = String(repeating: "地块é\u{1F3ED} plain ascii ", count: Int.random(in: 0...4, using: &generator))
            let x = Double.random(in: 0...1000, using: &generator)
            return [
                .text("P-\(number)"), number % 3 == 0 ? .null : .text(text),
                .real(Double.random(in: -1e9...1e9, using: &generator)), .boolean(number % 2 == 0),
                .text(""), .null, .integer(number % 2 == 0 ? .min : .max),
                .blob([UInt8](repeating: UInt8(number % 256), count: number % 7)),
                number % 5 == 0 ? .null : .blob(try Workbench.square(x, 0)),
            ]
        }
    }

    private func batch(of rows: [[SQLValue]], columnCount: Int) throws -> RowBatch {
        var batch = RowBatch(columnCount: columnCount)
        for row in rows {
            row.forEach { batch.append($0) }
            var envelope: Envelope?
            if case .blob(let blob) = row.last { envelope = try GeometryBlob.envelope(of: blob) }
            batch.endRow(envelope: envelope)
        }
        return batch
    }

    private func values(_ reader: GeoPackageReader, rowsPerBatch: Int, asOf event: Int64? = nil) throws -> [[SQLValue]]
    {
        var values: [[SQLValue]] = []
        var sizes: [Int] = []
        try reader.forEachBatch(of: "parcel", columns: Self.columns, asOf: event, rowsPerBatch: rowsPerBatch) { batch in
            sizes.append(batch.rowCount)
            for row in 0..<batch.rowCount {
                values.append((0..<Self.columns.count).map { batch.value(row, $0) })
            }
        }
        #expect(sizes.dropLast().allSatisfy { $0 == rowsPerBatch } && sizes.allSatisfy { $0 > 0 })
        return values
    }

    @Test(
        "what goes in as a batch comes out as rows and as batches of any size", arguments: [0, 1, 2, 7, 8, 100, 5000])
    func roundTrip(count: Int) throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        let rows = try rows(count)
        let added = try file.write(event: 1) { writer throws in
            try writer.insert(into: "parcel", columns: Self.columns, batch: batch(of: rows, columnCount: 9))
        }
        #expect(added == count)
        try file.read { reader throws in
            #expect(try reader.rows(of: "parcel", columns: Self.columns) == rows)
            for size in [1, 2, 7, 4096] where count <= 100 || size > 2 {
                #expect(try values(reader, rowsPerBatch: size) == rows)
                #expect(try values(reader, rowsPerBatch: size, asOf: 1) == rows)
            }
            #expect(try values(reader, rowsPerBatch: 10, asOf: 0) == [])
            #expect(try reader.integrityProblems() == [])
        }
    }

    @Test("a batch leaves the same file as the same rows one by one: rows, history, index and extent")
    func equalsRows() throws {
        let bench = try Workbench()
        let rows = try rows(300)
        let byRow = try bench.workspace("rows.gpkg")
        let byBatch = try bench.workspace("batch.gpkg")
        try byRow.write(event: 4) { try $0.insert(into: "parcel", columns: Self.columns, rows: rows) }
        try byBatch.write(event: 4) { writer throws in
            try writer.insert(
                into: "parcel", columns: Self.columns, batch: batch(of: Array(rows[..<170]), columnCount: 9))
            try writer.insert(
                into: "parcel", columns: Self.columns, batch: batch(of: Array(rows[170...]), columnCount: 9))
        }
        for file in [byRow, byBatch] {
            try file.write(event: 5) { try $0.delete(from: "parcel", where: [("idle", .boolean(true))]) }
        }
        for table in ["parcel", "parcel_history", "rtree_parcel_geom"] {
            let content = { (file: GeoPackageFile) in
                try file.read { try $0.rows(of: table, columns: $0.columns(of: table).map(\.name)) }
            }
            #expect(try content(byRow) == content(byBatch))
        }
        let extent = { (file: GeoPackageFile) in try file.read { try $0.table("parcel").declaredExtent } }
        #expect(try extent(byRow) == extent(byBatch))
    }

    @Test("a row taken back leaves no trace, and an emptied batch can be filled again")
    func abandon() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        var batch = RowBatch(columnCount: 2)
        batch.appendText("a")
        batch.appendText(utf8: Array("first".utf8).span)
        batch.endRow()
        batch.appendText("b")
        batch.abandonRow()
        batch.abandonRow()
        batch.appendText("c")
        batch.appendNull()
        batch.endRow(envelope: Envelope(minX: 0, minY: 1, maxX: 2, maxY: 3))
        #expect(batch.rowCount == 2 && batch.kind(1, 1) == .null && batch.fid(0) == nil)
        #expect(try batch.text(0, 1) == "first" && batch.text(1, 0) == "c")
        #expect(batch.envelope == Envelope(minX: 0, minY: 1, maxX: 2, maxY: 3))
        try file.write(event: 1) { writer throws in
            try writer.insert(into: "parcel", columns: ["id", "name"], batch: batch)
            batch.removeAll()
            #expect(batch.rowCount == 0 && batch.envelope.isEmpty)
            try writer.insert(into: "parcel", columns: ["id", "name"], batch: batch)
            batch.appendText("d")
            batch.appendText("")
            batch.endRow()
            try writer.insert(into: "parcel", columns: ["id", "name"], batch: batch)
            #expect(
                try writer.rows(of: "parcel", columns: ["id", "name"])
                    == [[.text("a"), .text("first")], [.text("c"), .null], [.text("d"), .text("")]])
        }
    }

    @Test("a broken rule names the row in the batch, and nothing of the transaction remains")
    func refusals() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { try $0.insert(into: "parcel", [("id", .text("taken"))]) }
        let cases: [(String, (inout RowBatch) -> Void)] = [
            (
                "UNIQUE constraint failed: parcel.id",
                {
                    $0.appendText("taken"); $0.appendNull(); $0.appendNull()
                }
            ),
            (
                "NOT NULL constraint failed: parcel.id",
                {
                    $0.appendNull(); $0.appendNull(); $0.appendNull()
                }
            ),
            (
                "NaN",
                {
                    $0.appendText("x"); $0.appendNull(); $0.appendReal(.nan)
                }
            ),
            (
                "\"a\u{0}b\" holds a NUL",
                {
                    $0.appendText("x"); $0.appendText("a\u{0}b"); $0.appendNull()
                }
            ),
            (
                "is not UTF-8",
                {
                    $0.appendText("x"); $0.appendText(utf8: [0x61, 0xFF].span); $0.appendNull()
                }
            ),
        ]
        for (message, row) in cases {
            var batch = RowBatch(columnCount: 3)
            batch.appendText("good")
            batch.appendNull()
            batch.appendReal(1)
            batch.endRow()
            row(&batch)
            batch.endRow()
            let error = #expect(throws: GeoPackageError.self) {
                try file.write(event: 2) {
                    try $0.insert(into: "parcel", columns: ["id", "name", "area_m2"], batch: batch)
                }
            }
            #expect(error?.code == .constraint && error?.table == "parcel" && error?.row == 2, "\(message)")
            #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        }
        #expect(try file.read { try $0.texts("id", of: "parcel") } == ["taken"])
        #expect(
            code {
                try file.write { _ = try $0.insert(into: "parcel", columns: ["id"], batch: RowBatch(columnCount: 1)) }
            } == .noEvent)
    }

    @Test(
        "every text of two and three bytes, and every kind of longer one, is stored exactly when Swift calls it UTF-8")
    func utf8() throws {
        let bench = try Workbench()
        let file = try GeoPackageFile.create(at: bench.url(), crs: Workbench.crs)
        try file.write { try $0.createTable(TableDefinition(name: "t", columns: [ColumnDefinition("c", .text)])) }
        let edges: [UInt8] = [
            1, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0,
            0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        try file.write { writer throws in
            var batch = RowBatch(columnCount: 1)
            let isStored = { (bytes: [UInt8]) in
                batch.removeAll()
                // Whole words of ASCII before it, so that its place in a word varies too.
                batch.appendText(utf8: (Array("eight by".utf8) + bytes).span)
                batch.endRow()
                return code { _ = try writer.insert(into: "t", columns: ["c"], batch: batch) } == nil
            }
            var wrong: [[UInt8]] = []
            let check = { (bytes: [UInt8]) in
                if isStored(bytes) != (String(validating: bytes, as: UTF8.self) != nil) { wrong.append(bytes) }
            }
            for a in edges { for b in edges { check([a, b]) } }
            for a in edges { for b in edges { for c in edges { check([a, b, c]) } } }
            for a in edges where a >= 0xF0 {
                for b in edges { for c in [0x7F, 0x80, 0xBF, 0xC0] as [UInt8] { check([a, b, c, 0x80, 0x61]) } }
            }
            #expect(wrong == [])
        }
    }

    @Test("a value of another type is refused with row and column")
    func types() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel",
                [("id", .text("x")), ("area_m2", .text("big")), ("floors", .real(2)), ("idle", .integer(7))])
        }
        try file.read { reader throws in
            try reader.forEachBatch(of: "parcel", columns: ["id", "area_m2", "floors", "idle", "name"]) {
                batch throws in
                #expect(batch.fid(0) == 1)
                #expect(code { _ = try batch.integer(0, 0) } == .unexpectedType)
                #expect(code { _ = try batch.geometry(0, 0) } == .unexpectedType)
                #expect(code { _ = try batch.boolean(0, 3) } == .unexpectedType)
                #expect(try batch.integer(0, 2) == 2 && batch.real(0, 2) == 2)
                #expect(try batch.text(0, 4) == nil && batch.integer(0, 4) == nil && batch.boolean(0, 4) == nil)
                let error = #expect(throws: GeoPackageError.self) { try batch.real(0, 1) }
                #expect(error?.row == 1 && error?.table == "parcel" && error?.message.contains("`area_m2`") == true)
            }
            #expect(code { try reader.forEachBatch(of: "parcel", columns: ["no"]) { _ in } } == .notFound)
        }
    }

    @Test("batches can be read from within a batch, filtered, sorted and limited, and a large blob fits")
    func nested() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        let large = [UInt8](repeating: 7, count: 1_000_003)
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel", columns: ["id", "name", "scan"],
                rows: [
                    [.text("a"), .text("2"), .null], [.text("b"), .text("1"), .blob(large)],
                    [.text("c"), .null, .null],
                ])
        }
        try file.read { reader throws in
            var pairs: [String] = []
            try reader.forEachBatch(of: "parcel", columns: ["id"], rowsPerBatch: 2) { outer throws in
                let first = try outer.text(0, 0) ?? ""
                try reader.forEachBatch(of: "parcel", columns: ["id"], rowsPerBatch: 2) { inner throws in
                    pairs.append(try first + (inner.text(0, 0) ?? ""))
                }
            }
            #expect(pairs == ["aa", "ac", "ca", "cc"])
            var sorted: [String] = []
            try reader.forEachBatch(of: "parcel", columns: ["id"], orderBy: ["name"], limit: 2) { batch throws in
                for row in 0..<batch.rowCount { sorted.append(try batch.text(row, 0) ?? "") }
            }
            #expect(sorted == ["c", "b"])
            try reader.forEachBatch(of: "parcel", columns: ["scan"], where: [("id", .text("b"))]) { batch in
                #expect(batch.rowCount == 1 && batch.value(0, 0) == .blob(large))
                batch.withBytes(0, 0) { #expect($0.count == large.count && $0[99] == 7) }
            }
        }
    }
}

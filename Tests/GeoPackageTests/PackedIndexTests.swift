// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import SimpleFeatures
import TestSupport
import Testing

@Suite("packed spatial index")
struct PackedIndexTests {
    private static let layer = TableDefinition(
        name: "lot", columns: [ColumnDefinition("n", .integer)], geometry: GeometryColumn(crs: Workbench.crs))

    private func layer(_ bench: Workbench, _ name: String = "a.gpkg", indexed: Bool) throws -> GeoPackageFile {
        let file = try GeoPackageFile.create(at: bench.url(name), crs: Workbench.crs)
        try file.write { writer throws in
            try writer.createTable(Self.layer)
            if indexed { try writer.createSpatialIndex(on: "lot") }
        }
        return file
    }

    /// Squares, some points, and rows that no index holds: null, empty, no geometry at all, an envelope of NaN.
    private func rows(_ range: Range<Int>) throws -> [[SQLValue]] {
        var generator = RepeatableGenerator(seed: UInt64(range.lowerBound))
        return try range.map { number in
            let x = Double.random(in: 500_000...501_000, using: &generator)
            let y = Double.random(in: 3_080_000...3_081_000, using: &generator)
            let blob: SQLValue =
                switch number % 23 {
                case 3: .null
                case 5: .blob(GeometryBlob.encode(try Geometry(wkt: "POLYGON EMPTY"), srsID: Workbench.srsID))
                case 7: .blob(GeometryBlob.encode(try Geometry(wkt: "POINT (\(x) \(y))"), srsID: Workbench.srsID))
                case 9: .blob(GeometryBlob.encode(try Geometry(wkt: "POINT EMPTY"), srsID: Workbench.srsID))
                default: .blob(try Workbench.square(x, y, side: Double.random(in: 0.1...60, using: &generator)))
                }
            return [.integer(Int64(number) * 3 + 1), blob]
        }
    }

    private func add(_ range: Range<Int>, _ writer: GeoPackageWriter) throws {
        try writer.insert(into: "lot", columns: ["fid", "geom"], rows: rows(range))
    }

    private func entries(_ reader: GeoPackageReader) throws -> [[SQLValue]] {
        try reader.rows(of: "rtree_lot_geom", columns: ["id", "minx", "maxx", "miny", "maxy"], orderBy: ["id"])
    }

    private func found(_ reader: GeoPackageReader, _ envelope: Envelope) throws -> [Int64?] {
        var found: [Int64?] = []
        try reader.forEachRow(of: "lot", columns: [], intersecting: envelope) { found.append($0.fid) }
        return found
    }

    /// Checks the index by SQLite's own check, against the rows, and by queries against a look at every row.
    private func expectSound(_ file: GeoPackageFile, queries: Int = 10) throws {
        try file.read { reader throws in
            #expect(try reader.integrityProblems() == [])
            var envelopes: [(fid: Int64?, envelope: Envelope)] = []
            try reader.forEachRow(of: "lot", columns: ["geom"]) { row throws in
                if let envelope = try row.envelope(0), !envelope.isEmpty { envelopes.append((row.fid, envelope)) }
            }
            #expect(try entries(reader).count == envelopes.count)
            try forAll(count: queries) { generator, _ throws in
                let x = Double.random(in: 500_000...501_000, using: &generator)
                let y = Double.random(in: 3_080_000...3_081_000, using: &generator)
                let side = Double.random(in: 0...300, using: &generator)
                let query = Envelope(minX: x, minY: y, maxX: x + side, maxY: y + side)
                #expect(try found(reader, query) == envelopes.filter { $0.envelope.intersects(query) }.map(\.fid))
            }
        }
    }

    @Test(
        "of every small number of rows, and around the powers of a node's capacity, it is what SQLite would have built")
    func equalsRowByRow() throws {
        let bench = try Workbench()
        let packed = try layer(bench, indexed: true)
        let byRow = try layer(bench, "b.gpkg", indexed: true)
        // A node of a file with pages of 4096 bytes holds 51 cells, and gets 45.
        for count in Array(0...200) + [45 * 45 - 1, 45 * 45, 45 * 45 + 1, 51 * 51 + 1, 45 * 45 * 2] {
            try packed.write { writer throws in
                try writer.delete(from: "lot", where: [])
                try writer.bulkLoading("lot") { try add(0..<count, writer) }
            }
            try byRow.write { writer throws in
                try writer.delete(from: "lot", where: [])
                try add(0..<count, writer)
            }
            let content = try packed.read { try entries($0) }
            // SQLite rounds a little further outward than needed.
            let reference = try byRow.read { try entries($0) }
            #expect(content.map { $0[0] } == reference.map { $0[0] }, "\(count) rows")
            for (ours, theirs) in zip(content.joined(), reference.joined()) {
                if case .real(let ours) = ours, case .real(let theirs) = theirs { #expect(abs(ours - theirs) <= 0.5) }
            }
            if count % 10 == 0 || count > 200 { try expectSound(packed, queries: 3) }
            #expect(try packed.read { try $0.integrityProblems() } == [], "\(count) rows")
        }
    }

    @Test(
        "rows added, moved and removed after packing keep it right, and so does packing again",
        arguments: [0, 1, 60, 3000])
    func laterChanges(count: Int) throws {
        let bench = try Workbench()
        let file = try layer(bench, indexed: false)
        try file.write { writer throws in
            try add(0..<count, writer)
            try writer.createSpatialIndex(on: "lot")
        }
        try expectSound(file)
        try file.write { writer throws in
            try add(count..<count + 200, writer)
            for number in stride(from: 0, to: count, by: 3) {
                let square = try Workbench.square(500_000 + Double(number % 997), 3_080_000 + Double(number % 613))
                try writer.update(
                    "lot", set: [("geom", number % 2 == 0 ? .blob(square) : .null)],
                    where: [("fid", .integer(Int64(number) * 3 + 1))])
            }
            for number in stride(from: 1, to: count, by: 2) {
                try writer.delete(from: "lot", where: [("fid", .integer(Int64(number) * 3 + 1))])
            }
        }
        try expectSound(file)
        try file.write { writer throws in
            try writer.bulkLoading("lot") {
                try add(10_000..<10_500, writer)
                try writer.delete(from: "lot", where: [("fid", .integer(1))])
            }
        }
        try expectSound(file)
        // To nothing, one by one: every node is taken out of the tree again.
        let fids = try file.read { try $0.rows(of: "lot", columns: ["fid"]) }
        try file.write { writer throws in
            for fid in fids { try writer.delete(from: "lot", where: [("fid", fid[0])]) }
        }
        try expectSound(file)
        #expect(try file.read { try entries($0).isEmpty })
    }

    @Test("an append that is small beside the layer is indexed row by row, a large one is packed; both are right")
    func appends() throws {
        let bench = try Workbench()
        let file = try layer(bench, indexed: true)
        try file.write { writer throws in
            try writer.bulkLoading("lot", expectedRows: 500) { try add(0..<500, writer) }
        }
        for (range, expected) in [(500..<505, 5), (505..<1100, 595), (1100..<1101, 1)] {
            let isPacked = try file.write { writer throws in
                try writer.bulkLoading("lot", expectedRows: expected) {
                    let before = try entries(writer).count
                    try add(range, writer)
                    return try entries(writer).count == before
                }
            }
            #expect(isPacked == (expected == 595))
            try expectSound(file)
        }
    }

    @Test("a load that fails leaves rows, index and triggers as they were")
    func failedLoad() throws {
        let bench = try Workbench()
        let file = try layer(bench, indexed: true)
        try file.write { try add(0..<100, $0) }
        let before = try file.read { try ($0.rows(of: "lot", columns: ["fid", "geom"]), entries($0)) }
        let failures: [(GeoPackageWriter) throws -> Void] = [
            {
                try add(100..<400, $0); throw CancellationError()
            },
            {
                try add(100..<400, $0); try add(399..<400, $0)
            },
            { try $0.insert(into: "lot", [("geom", .blob(insideOut()))]) },
        ]
        for failure in failures {
            #expect(throws: (any Error).self) {
                try file.write { writer in try writer.bulkLoading("lot") { try failure(writer) } }
            }
            let after = try file.read { try ($0.rows(of: "lot", columns: ["fid", "geom"]), entries($0)) }
            #expect(before == after)
        }
        try file.write { try add(100..<130, $0) }
        try expectSound(file)
    }

    /// A line whose header declares a minx of 2, above its maxx.
    private func insideOut() throws -> [UInt8] {
        var blob = GeometryBlob.encode(try Geometry(wkt: "LINESTRING (0 0, 1 1)"), srsID: Workbench.srsID)
        blob.replaceSubrange(8..<16, with: [0, 0, 0, 0, 0, 0, 0, 0x40])
        return blob
    }

    @Test("a geometry whose declared envelope is inside out is named when the layer is indexed")
    func insideOutEnvelope() throws {
        let bench = try Workbench()
        let file = try layer(bench, indexed: false)
        try file.write { writer throws in
            try add(0..<5, writer)
            try writer.insert(into: "lot", [("fid", .integer(77)), ("geom", .blob(insideOut()))])
        }
        let error = #expect(throws: GeoPackageError.self) { try file.write { try $0.createSpatialIndex(on: "lot") } }
        #expect(error?.code == .constraint && error?.table == "lot" && error?.row == 77)
    }

    @Test(
        "the nodes are of the size that the pages of the file ask for", .enabled(if: ExternalTool.sqlite.isAvailable),
        arguments: [512, 1024, 65536])
    func pageSizes(pageSize: Int) throws {
        let bench = try Workbench()
        try layer(bench, indexed: false).close()
        try ExternalTool.sqlite.query(
            bench.url("a.gpkg"), "PRAGMA journal_mode = DELETE; PRAGMA page_size = \(pageSize); VACUUM")
        let file = try GeoPackageFile.open(bench.url("a.gpkg"), readOnly: false)
        try file.write { writer throws in
            try add(0..<2000, writer)
            try writer.createSpatialIndex(on: "lot")
        }
        try file.write { try add(2000..<2300, $0) }
        try expectSound(file)
    }

    @Test(
        "GDAL finds through it what lies in a window, and its edits keep it right",
        .enabled(if: ExternalTool.ogrinfo.isAvailable))
    func gdal() throws {
        let bench = try Workbench()
        let file = try layer(bench, indexed: false)
        try file.write { writer throws in
            try add(0..<3000, writer)
            try writer.createSpatialIndex(on: "lot")
        }
        let window = Envelope(minX: 500_200, minY: 3_080_100, maxX: 500_500, maxY: 3_080_450)
        let expected = try file.read { try found($0, window) }
        try file.close()
        let url = bench.url("a.gpkg")
        let listed = try ExternalTool.ogrinfo.run(
            ["-q", "-geom=NO", url.path, "lot", "-spat", "500200", "3080100", "500500", "3080450"])
        let fids = listed.output.split(separator: "\n").compactMap { line -> Int64? in
            line.hasPrefix("OGRFeature(lot):") ? Int64(line.dropFirst(16)) : nil
        }
        #expect(fids.sorted() == expected.compactMap { $0 } && fids.count > 100)
        for statement in [
            "DELETE FROM lot WHERE fid % 2 = 0",
            "UPDATE lot SET geom = (SELECT geom FROM lot WHERE fid = 1) WHERE fid % 9 = 1",
            "INSERT INTO lot (geom) SELECT geom FROM lot WHERE fid % 5 = 0",
        ] {
            let result = try ExternalTool.ogrinfo.run([url.path, "-sql", statement])
            #expect(result.status == 0 && !result.output.contains("ERROR"), "\(result.output)")
        }
        let edited = try GeoPackageFile.open(url, readOnly: false)
        try expectSound(edited)
        // Packed once more, over the index that GDAL has changed.
        try edited.write { writer in try writer.bulkLoading("lot") { try add(20_000..<20_100, writer) } }
        try expectSound(edited)
    }

    @Test(
        "a layer made by ogr2ogr is loaded in bulk under the triggers of its own version",
        .enabled(if: ExternalTool.ogr2ogr.isAvailable && ExternalTool.sqlite.isAvailable),
        arguments: ["1.2", "1.3", "1.4"])
    func foreignLayer(version: String) throws {
        let bench = try Workbench()
        let source = try layer(bench, "source.gpkg", indexed: false)
        try source.write { try add(0..<300, $0) }
        try source.close()
        let url = bench.url("foreign.gpkg")
        let made = try ExternalTool.ogr2ogr.run(
            [
                "-f", "GPKG", "-dsco", "VERSION=\(version)", "-nln", "lot", url.path, bench.url("source.gpkg").path,
                "lot",
            ])
        #expect(made.status == 0, "\(made.output)")
        let triggers = try ExternalTool.sqlite.query(
            url, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1")
        let file = try GeoPackageFile.open(url, readOnly: false)
        try file.write { writer in try writer.bulkLoading("lot") { try add(300..<900, writer) } }
        try expectSound(file)
        try file.close()
        #expect(
            try ExternalTool.sqlite.query(url, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1")
                == triggers)
    }
}

// SPDX-License-Identifier: Apache-2.0
import GeoPackage
import SimpleFeatures
import TestSupport
import Testing

@Suite("spatial index")
struct SpatialIndexTests {
    private static func place(_ generator: inout RepeatableGenerator) -> (Double, Double) {
        (
            Double.random(in: 500_000...501_000, using: &generator),
            Double.random(in: 3_080_000...3_081_000, using: &generator)
        )
    }

    private func found(_ reader: GeoPackageReader, _ table: String, _ envelope: Envelope) throws -> [Int64?] {
        var found: [Int64?] = []
        try reader.forEachRow(of: table, columns: [], intersecting: envelope) { found.append($0.fid) }
        return found
    }

    @Test("its answers are those of looking at every row, after any change", arguments: [true, false])
    func equalsScan(indexFirst: Bool) throws {
        let bench = try Workbench()
        let file = try bench.workspace(index: indexFirst)
        var generator = RepeatableGenerator(seed: 11)
        var blobs: [[SQLValue]] = []
        for number in 0..<600 {
            let (x, y) = Self.place(&generator)
            let blob: SQLValue =
                switch number % 20 {
                case 0: .null
                case 1: .blob(GeometryBlob.encode(try Geometry(wkt: "POLYGON EMPTY"), srsID: Workbench.srsID))
                default: .blob(try Workbench.square(x, y, side: Double.random(in: 0.1...60, using: &generator)))
                }
            blobs.append([.integer(Int64(number)), .text("P\(number)"), blob])
        }
        try file.write(event: 1) { writer throws in
            try writer.insert(into: "parcel", columns: ["fid", "id", "geom"], rows: blobs)
            if !indexFirst { try writer.createSpatialIndex(on: "parcel") }
        }
        try file.write(event: 2) { writer throws in
            for number in stride(from: 0, to: 600, by: 3) {
                let (x, y) = Self.place(&generator)
                let square = SQLValue.blob(try Workbench.square(x, y))
                try writer.update(
                    "parcel", set: [("geom", number % 2 == 0 ? square : .null)], where: [("id", .text("P\(number)"))])
            }
            for number in stride(from: 1, to: 600, by: 7) {
                try writer.delete(from: "parcel", where: [("id", .text("P\(number)"))])
            }
            try writer.update("parcel", set: [("fid", .integer(10_000))], where: [("id", .text("P2"))])
        }
        try file.read { reader throws in
            #expect(try reader.integrityProblems() == [])
            var envelopes: [(Int64?, Envelope)] = []
            try reader.forEachRow(of: "parcel", columns: ["geom"]) { row throws in
                if let envelope = try row.envelope(0), !envelope.isEmpty { envelopes.append((row.fid, envelope)) }
            }
            #expect(envelopes.count > 300)
            try forAll(count: 100) { generator, _ throws in
                let (x, y) = Self.place(&generator)
                let side = Double.random(in: 0...200, using: &generator)
                let query = Envelope(minX: x, minY: y, maxX: x + side, maxY: y + side)
                let scanned = envelopes.filter { $0.1.intersects(query) }.map(\.0)
                #expect(try found(reader, "parcel", query) == scanned)
            }
            let whole = envelopes.reduce(Envelope.empty) { $0.union($1.1) }
            #expect(try found(reader, "parcel", whole) == envelopes.map(\.0))
            #expect(try found(reader, "parcel", .empty).isEmpty)
            #expect(try reader.table("parcel").declaredExtent.covers(whole))
        }
    }

    @Test("a layer without an index gives the same answers")
    func withoutIndex() throws {
        let bench = try Workbench()
        let file = try bench.workspace(index: false)
        try file.write(event: 1) { writer throws in
            for number in 0..<10 {
                try writer.insert(
                    into: "parcel",
                    [
                        ("id", .text("\(number)")), ("name", .text(number < 5 ? "low" : "high")),
                        ("geom", .blob(try Workbench.square(Double(number) * 10, 0))),
                    ])
            }
        }
        try file.read { reader throws in
            #expect(try !(reader.table("parcel").geometry?.hasSpatialIndex ?? true))
            let touching = Envelope(minX: 20, minY: 0, maxX: 30, maxY: 1)
            #expect(try found(reader, "parcel", touching) == [2, 3, 4])
            var low = 0
            try reader.forEachRow(
                of: "parcel", columns: ["id"], intersecting: Envelope(minX: 0, minY: 0, maxX: 100, maxY: 1),
                where: [("name", .text("low"))]
            ) { _ in low += 1 }
            #expect(low == 5)
            #expect(code { _ = try found(reader, "quota", touching) } == .notFound)
        }
    }

    @Test("an index on a table without a geometry is refused, and a second one is the first")
    func refusals() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write { try $0.createSpatialIndex(on: "parcel") }
        #expect(code { try file.write { try $0.createSpatialIndex(on: "quota") } } == .notFound)
    }
}

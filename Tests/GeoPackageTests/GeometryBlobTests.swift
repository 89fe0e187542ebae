// SPDX-License-Identifier: Apache-2.0
import GeoPackage
import SimpleFeatures
import TestSupport
import Testing

@Suite("geometry blobs")
struct GeometryBlobTests {
    static let wkts = [
        "POINT (1 2)", "POINT EMPTY", "LINESTRING (0 0, 3 4)", "LINESTRING EMPTY",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))", "POLYGON EMPTY",
        "MULTIPOINT ((1 2), (3 4))", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))", "MULTIPOLYGON EMPTY",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 3 4))", "GEOMETRYCOLLECTION EMPTY",
    ]

    @Test("every kind comes back as it was", arguments: wkts)
    func roundTrip(wkt: String) throws {
        let geometry = try Geometry(wkt: wkt)
        let blob = GeometryBlob.encode(geometry, srsID: 4547)
        let decoded = try GeometryBlob.decode(blob)
        #expect(decoded.srsID == 4547)
        #expect(decoded.geometry.kind == geometry.kind && decoded.geometry.wkb == geometry.wkb)
        #expect(try GeometryBlob.envelope(of: blob).isEmpty == geometry.isEmpty)
        if !geometry.isEmpty { #expect(try GeometryBlob.envelope(of: blob) == geometry.envelope) }
        #expect((blob[3] & 0x10 != 0) == geometry.isEmpty)
    }

    @Test("the header is the one of the standard, byte by byte")
    func header() throws {
        let line = GeometryBlob.encode(try Geometry(wkt: "LINESTRING (1 2, 3 5)"), srsID: 4547)
        let one: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        let three: [UInt8] = [0, 0, 0, 0, 0, 0, 0x08, 0x40]
        let two: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0x40]
        let five: [UInt8] = [0, 0, 0, 0, 0, 0, 0x14, 0x40]
        #expect(line.prefix(40).elementsEqual([0x47, 0x50, 0, 0x03, 0xC3, 0x11, 0, 0] + one + three + two + five))
        let point = GeometryBlob.encode(try Geometry(wkt: "POINT (1 2)"), srsID: -1)
        #expect(point.prefix(13).elementsEqual([0x47, 0x50, 0, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0, 0, 0]))
        #expect(point.count == 29)
    }

    @Test("any envelope and byte order is read", arguments: [0, 1, 2, 3, 4], [true, false])
    func foreignHeaders(envelopeCode: Int, isLittleEndian: Bool) throws {
        let body = try Geometry(wkt: "LINESTRING (1 2, 3 5)")
        var blob: [UInt8] = [0x47, 0x50, 0, UInt8(envelopeCode << 1) | (isLittleEndian ? 1 : 0)]
        let bytes = { (value: UInt64, size: Int) in
            let little = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isLittleEndian ? little : little.reversed()
        }
        blob += bytes(4490, 4)
        let sides = [1.0, 3, 2, 5, -7, 9, 11, 13].prefix([0, 4, 6, 6, 8][envelopeCode])
        for side in sides { blob += bytes(side.bitPattern, 8) }
        blob += body.wkb
        let decoded = try GeometryBlob.decode(blob)
        #expect(decoded.srsID == 4490 && decoded.geometry.wkb == body.wkb)
        #expect(try GeometryBlob.envelope(of: blob) == body.envelope)
    }

    @Test("heights, measures and big-endian bodies are read, and flattened")
    func foreignBodies() throws {
        let header: [UInt8] = [0x47, 0x50, 0, 0x01, 0, 0, 0, 0]
        let number = { (value: Double) in (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (56 - 8 * $0)) } }
        let pointZM: [UInt8] = [0, 0, 0, 0x0B, 0xB9] + [1.0, 2, 3, 4].flatMap(number)
        #expect(try GeometryBlob.decode(header + pointZM).geometry.wkt() == Geometry(wkt: "POINT (1 2)").wkt())
        #expect(try GeometryBlob.envelope(of: header + pointZM) == Envelope(minX: 1, minY: 2, maxX: 1, maxY: 2))
    }

    @Test("a blob cut anywhere is refused", arguments: wkts)
    func truncated(wkt: String) throws {
        let blob = GeometryBlob.encode(try Geometry(wkt: wkt), srsID: 1)
        for length in 0..<blob.count {
            #expect(code { _ = try GeometryBlob.decode(blob.prefix(length)) } == .malformedGeometry)
        }
        #expect(code { _ = try GeometryBlob.decode(blob + [0]) } == .malformedGeometry)
    }

    @Test("other formats, extended types and curves are refused with a reason")
    func refused() throws {
        let point = try Geometry(wkt: "POINT (1 2)")
        var extended = GeometryBlob.encode(point, srsID: 1)
        extended[3] |= 0x20
        var curve = GeometryBlob.encode(point, srsID: 1)
        curve[9] = 10
        for blob in [point.wkb, extended, curve, [], [0x47, 0x50, 0, 0x0B, 0, 0, 0, 0]] {
            let error = #expect(throws: GeoPackageError.self) { try GeometryBlob.decode(blob) }
            #expect(error?.code == .malformedGeometry && error?.message.isEmpty == false)
        }
    }

    @Test("damaged blobs never crash the reader or the functions of the index")
    func hostile() throws {
        let bench = try Workbench()
        let file = try GeoPackageFile.create(at: bench.url(), crs: Workbench.crs)
        try file.write { writer throws in
            try writer.createTable(
                TableDefinition(
                    name: "any", columns: [ColumnDefinition("n", .integer)],
                    geometry: GeometryColumn(crs: Workbench.crs)))
            try writer.createSpatialIndex(on: "any")
        }
        let blobs = try Self.wkts.map { GeometryBlob.encode(try Geometry(wkt: $0), srsID: 4547) }
        var damaged: [[UInt8]] = []
        forAll(count: 3000) { generator, round in
            var blob = blobs[Int(round) % blobs.count]
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 3..<blob.count, using: &generator)
                let extremes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]
                blob[place] =
                    Bool.random(using: &generator)
                    ? extremes.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
            }
            if Bool.random(using: &generator) { blob.removeLast(Int.random(in: 0..<blob.count, using: &generator)) }
            damaged.append(blob)
        }
        try file.write { writer throws in
            for blob in damaged {
                // Most are refused on writing, because they cannot be read or their envelope is inside out; some pass.
                let refusal = code { try writer.insert(into: "any", [("geom", .blob(blob))]) }
                #expect(refusal == nil || refusal == .malformedGeometry || refusal == .constraint)
            }
        }
        let everywhere = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
        try file.read { reader throws in
            var found = 0
            try reader.forEachRow(of: "any", columns: ["geom"], intersecting: everywhere) { _ in found += 1 }
            #expect(found > 0)
            try reader.forEachRow(of: "any", columns: ["geom"]) { row throws in
                do { _ = try row.geometry(0) } catch let error as GeoPackageError {
                    #expect(error.code == .malformedGeometry && error.row == row.fid && error.table == "any")
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import GeoPackage
import SimpleFeatures
import TestSupport
import Testing

@Suite("polygons between blobs and flat columns")
struct PolygonBlobTests {
    private static let wkts = [
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 2 2), (6 6, 6 8, 8 8, 6 6)), ((20 0, 21 0, 21 1, 20 0)))",
        "MULTIPOLYGON EMPTY", "MULTIPOLYGON (((-1 -2, 1 -2, 0.125 3e8, -1 -2)))",
    ]

    private func blob(_ wkt: String) throws -> [UInt8] { GeometryBlob.encode(try Geometry(wkt: wkt), srsID: 4547) }

    /// Appends a range of parts, which is the second feature of a batch of three.
    private func append(_ arrays: PolygonArrays, _ parts: Range<Int>, _ kind: GeometryKind, _ batch: inout RowBatch)
        -> Envelope
    {
        let polygons = PolygonBatch(
            x: arrays.x, y: arrays.y, ringEnds: arrays.ringEnds, partEnds: arrays.partEnds,
            featureEnds: [parts.lowerBound, parts.upperBound, arrays.partEnds.count])
        return GeometryBlob.append(polygons, at: 1, as: kind, srsID: 4547, to: &batch)
    }

    @Test("columns of many features give, part range by part range, the blobs of their geometries")
    func roundTrip() throws {
        var arrays = PolygonArrays()
        var ranges: [Range<Int>] = []
        for wkt in Self.wkts {
            let start = arrays.partEnds.count
            let bytes = try blob(wkt)
            let envelope = try GeometryBlob.decode(polygons: bytes.span, into: &arrays)
            #expect(envelope == (try Geometry(wkt: wkt)).envelope)
            ranges.append(start..<arrays.partEnds.count)
        }
        #expect(ranges == [0..<2, 2..<4, 4..<4, 4..<5])
        #expect(arrays.ringEnds == [4, 8, 13, 17, 21, 25, 29] && arrays.partEnds == [1, 2, 5, 6, 7])
        var batch = RowBatch(columnCount: 1)
        for (row, wkt) in Self.wkts.enumerated() {
            let envelope = append(arrays, ranges[row], .multiPolygon, &batch)
            batch.endRow(envelope: envelope)
            #expect(batch.value(row, 0) == .blob(try blob(wkt)))
            #expect(envelope == (try Geometry(wkt: wkt)).envelope)
        }
        #expect(batch.envelope == Envelope(minX: -1, minY: -2, maxX: 21, maxY: 3e8))
    }

    @Test("one part can be written as a polygon, and none as the empty one")
    func singlePolygon() throws {
        for wkt in ["POLYGON ((0 0, 10 0, 10 10, 0 0), (4 2, 6 2, 6 4, 4 2))", "POLYGON EMPTY"] {
            var arrays = PolygonArrays()
            let bytes = try blob(wkt)
            _ = try GeometryBlob.decode(polygons: bytes.span, into: &arrays)
            var batch = RowBatch(columnCount: 1)
            _ = append(arrays, 0..<arrays.partEnds.count, .polygon, &batch)
            batch.endRow()
            #expect(batch.value(0, 0) == .blob(try blob(wkt)))
        }
    }

    @Test("what is read and what is refused is what the reader of geometries reads and refuses")
    func hostile() throws {
        let sources = try (Self.wkts + GeometryBlobTests.wkts).map(blob)
        var (read, refused) = (0, 0)
        try forAll(count: 20_000) { generator, round throws in
            var bytes = sources[Int(round) % sources.count]
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: 3..<bytes.count, using: &generator)
                bytes[place] = ([0, 1, 2, 3, 4, 6, 0x7F, 0xF0, 0xFF] as [UInt8]).randomElement(using: &generator) ?? 0
            }
            if round % 7 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
            let geometry = try? GeometryBlob.decode(bytes).geometry
            var arrays = PolygonArrays()
            arrays.x = [7]
            arrays.y = [7]
            arrays.ringEnds = [1]
            arrays.partEnds = [1]
            let before = arrays
            let envelope = try? GeometryBlob.decode(polygons: bytes.span, into: &arrays)
            guard let geometry, geometry.kind == .polygon || geometry.kind == .multiPolygon else {
                #expect(envelope == nil && arrays == before, "\(bytes)")
                refused += 1
                return
            }
            read += 1
            let parts = geometry.parts.filter { !$0.isEmpty }
            #expect(arrays.partEnds.count == 1 + parts.count)
            #expect(arrays.ringEnds.count == 1 + parts.reduce(0) { $0 + 1 + $1.interiorRings.count })
            let coordinates = parts.flatMap { [$0.exteriorRing] + $0.interiorRings }.flatMap { $0 }
            // Of an invalid polygon GEOS sees the exterior ring only; a hole may reach beyond it.
            #expect(envelope == Envelope(coordinates), "\(bytes)")
            #expect(zip(arrays.x, arrays.y).dropFirst().elementsEqual(coordinates) { $0.0 == $1.x && $0.1 == $1.y })
        }
        #expect(read > 2000 && refused > 2000)
    }

    @Test("heights and measures and big-endian numbers are read, and flattened")
    func foreignBodies() throws {
        let number = { (value: Double) in (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (56 - 8 * $0)) } }
        let header: [UInt8] = [0x47, 0x50, 0, 0x01, 0, 0, 0, 0]
        let ring = [0.0, 0, 9, 1, 0, 9, 1, 1, 9, 0, 0, 9].flatMap(number)
        let polygonZ: [UInt8] = header + [0, 0, 0, 0x03, 0xEB, 0, 0, 0, 1, 0, 0, 0, 4] + ring
        var arrays = PolygonArrays()
        let envelope = try GeometryBlob.decode(polygons: polygonZ.span, into: &arrays)
        #expect(
            arrays.x == [0, 1, 1, 0] && arrays.y == [0, 0, 1, 0]
                && envelope == Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1))
    }

    @Test(
        "heights, measures and both are passed over, whichever way they are coded",
        arguments: [
            (0x03, 0), (1003, 1), (2003, 1), (3003, 2), (0x8000_0003, 1), (0x4000_0003, 1), (0xC000_0003, 2),
        ] as [(UInt32, Int)])
    func dimensions(code: UInt32, extra: Int) throws {
        var bytes: [UInt8] = [0x47, 0x50, 0, 0x01, 0, 0, 0, 0, 1]
        func append(_ value: some FixedWidthInteger) {
            for shift in stride(from: 0, to: value.bitWidth, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        append(code)
        append(UInt32(1))
        append(UInt32(4))
        for position in [(0.0, 0.0), (4, 0), (4, 3), (0, 0)] {
            for number in [position.0, position.1] + [Double](repeating: 77, count: extra) { append(number.bitPattern) }
        }
        var arrays = PolygonArrays()
        let envelope = try GeometryBlob.decode(polygons: bytes.span, into: &arrays)
        #expect(envelope == Envelope(minX: 0, minY: 0, maxX: 4, maxY: 3))
        #expect(arrays.x == [0, 4, 4, 0] && arrays.y == [0, 0, 3, 0])
        #expect(try GeometryBlob.decode(bytes).geometry.area == 6)
    }

    @Test("an envelope of a kind that does not exist is refused", arguments: [5, 6, 7] as [UInt8])
    func unknownEnvelope(kind: UInt8) throws {
        let bytes: [UInt8] = [0x47, 0x50, 0, 0x01 | kind << 1] + [UInt8](repeating: 0, count: 200)
        #expect { try GeometryBlob.decode(bytes) } throws: { "\($0)".contains("unknown kind \(kind)") }
    }

    @Test("a batch that was read gives polygons, nothing for null, and an error that names the row")
    func fromBatch() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel", columns: ["id", "geom"],
                rows: [
                    [.text("a"), .blob(blob("POLYGON ((0 0, 3 0, 3 4, 0 0))"))], [.text("b"), .null],
                    [.text("c"), .blob(blob("POINT (1 2)"))],
                ])
        }
        try file.read { reader throws in
            try reader.forEachBatch(of: "parcel", columns: ["geom"]) { batch throws in
                var arrays = PolygonArrays()
                #expect(try batch.polygons(0, 0, into: &arrays) == Envelope(minX: 0, minY: 0, maxX: 3, maxY: 4))
                #expect(try batch.polygons(1, 0, into: &arrays) == nil && arrays.x.count == 4)
                #expect(try batch.geometry(0, 0)?.area == 6)
                let error = #expect(throws: GeoPackageError.self) { _ = try batch.polygons(2, 0, into: &arrays) }
                #expect(error?.row == 3 && error?.table == "parcel" && error?.code == .malformedGeometry)
                #expect(arrays.x.count == 4)
            }
        }
    }
}

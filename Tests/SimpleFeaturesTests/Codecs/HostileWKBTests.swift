// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite(.serialized) struct HostileWKBTests {
    private let triangle: [UInt8] = {
        let corners = [Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(0, 0)]
        return (try? Geometry.polygon(exterior: corners).wkb) ?? []
    }()

    @Test("a count larger than the bytes left is refused before memory is reserved for it")
    func exaggeratedCounts() throws {
        let before = try peakAddressSpaceKilobytes()
        for count: UInt32 in [2, 100_000_000, .max] {
            for kind: UInt8 in 2...7 {
                try expectMalformed([1, kind, 0, 0, 0] + littleEndian(count) + [0, 0, 0, 0])
            }
            try expectMalformed(
                [1, 3, 0, 0, 0] + littleEndian(1) + littleEndian(count) + [UInt8](repeating: 0, count: 15))
        }
        // A hundred million coordinates would have taken 1.6 GB.
        if let before, let after = try peakAddressSpaceKilobytes() { #expect(after - before < 1_000_000) }
    }

    @Test("every beginning of a geometry that is not all of it is refused")
    func truncation() throws {
        let collection = try Geometry.collection([
            Geometry(wkb: triangle), .point(Coordinate(1, 2)), .empty(.multiPoint),
        ])
        for bytes in [triangle, collection.wkb] {
            for length in 0..<bytes.count { try expectMalformed(Array(bytes.prefix(length))) }
        }
    }

    @Test("bytes after the geometry are refused")
    func leftovers() throws {
        try expectMalformed(triangle + [0])
    }

    @Test("collections nested without end are refused, and those within reason are read")
    func nesting() throws {
        func nested(_ depth: Int) -> [UInt8] {
            let level: [UInt8] = [1, 7, 0, 0, 0, 1, 0, 0, 0]
            return Array(repeatElement(level, count: depth).joined()) + triangle
        }
        #expect(try Geometry(wkb: nested(32)).coordinateCount == 4)
        try expectMalformed(nested(33))
        try expectMalformed(nested(100_000))
    }

    @Test("text nested without end, closed or not, is refused, and that within reason is read")
    func textNesting() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "GEOMETRYCOLLECTION (", count: depth) + "POINT (1 2)"
                + String(repeating: ")", count: depth)
        }
        #expect(try Geometry(wkt: nested(32)).coordinateCount == 1)
        for text in [
            nested(1_000_000), String(repeating: "GEOMETRYCOLLECTION (", count: 1_000_000),
            String(repeating: "(", count: 1_000_000), String(repeating: ")", count: 1_000_000),
            "POLYGON " + String(repeating: "(", count: 1_000_000) + "0 0",
        ] {
            let error = #expect(throws: SpatialError.self) { try Geometry(wkt: text) }
            #expect(error?.code == .malformed)
        }
    }

    @Test("rings of three points and rings that are not closed are refused, in binary and text")
    func shortRings() throws {
        for ring in ["0 0, 1 1, 0 0", "0 0, 0 0", "0 0", "0 0, 1 0, 1 1, 0 1"] {
            #expect(throws: SpatialError.self) { try Geometry(wkt: "POLYGON ((\(ring)))") }
            #expect(throws: SpatialError.self) { try Geometry(wkt: "POLYGON ((0 0, 9 0, 9 9, 0 0), (\(ring)))") }
        }
        for count: UInt32 in 1...3 {
            let ring = littleEndian(count) + (0..<count).flatMap { _ in [UInt8](repeating: 0, count: 16) }
            // The reader asks for more bytes than a short polygon has, so others follow.
            let bytes = [1, 3, 0, 0, 0] + littleEndian(UInt32(1)) + ring
            let error = #expect(throws: SpatialError.self) { try Geometry(wkb: bytes) }
            #expect(error?.code == .invalidArgument)
        }
        var open = triangle
        open[open.count - 1] ^= 0x40
        #expect(throws: SpatialError.self) { try Geometry(wkb: open) }
    }

    @Test("a polygon with 10,000 holes is read, judged, measured and cut")
    func manyHoles() throws {
        let holes = (0..<10_000).map { index in
            let (x, y) = (Double(index % 100), Double(index / 100))
            return [(0.25, 0.25), (0.25, 0.75), (0.75, 0.75), (0.75, 0.25), (0.25, 0.25)].map {
                Coordinate(x + $0.0, y + $0.1)
            }
        }
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100))
        let sieve = try Geometry(wkb: Geometry.polygon(exterior: square.exteriorRing, interiors: holes).wkb)
        #expect(sieve.isValid && sieve.area == 7500)
        #expect(try PolygonBatch([sieve]).validity(at: 0) == .valid)
        let half = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 50, maxY: 100))
        #expect(try sieve.intersection(half).area == 3750)
        #expect(try sieve.withPrepared { base throws(SpatialError) in try base.covers(half) } == false)
        // The same hole ten thousand times is as many rings on top of each other.
        let doubled = try Geometry.polygon(
            exterior: square.exteriorRing, interiors: Array(repeating: holes[0], count: 10_000))
        #expect(!doubled.isValid)
    }

    @Test("an ordinate that is NaN or infinite is refused", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) {
        for offset in stride(from: 13, to: triangle.count, by: 8) {
            var bytes = triangle
            bytes.replaceSubrange(offset..<offset + 8, with: littleEndian(value.bitPattern))
            let error = #expect(throws: SpatialError.self) { try Geometry(wkb: bytes) }
            #expect(error?.code == .invalidArgument)
        }
        let halfPoint = [1, 1, 0, 0, 0] + littleEndian(value.bitPattern) + littleEndian(UInt64(0))
        #expect(throws: SpatialError.self) { try Geometry(wkb: halfPoint) }
    }

    @Test("a part of the wrong kind and an unknown byte order are refused")
    func wrongParts() throws {
        let points: [UInt8] = [1, 4, 0, 0, 0, 1, 0, 0, 0]
        #expect(throws: SpatialError.self) { try Geometry(wkb: points + triangle) }
        try expectMalformed([2] + triangle.dropFirst())
    }

    @Test("bytes changed at random give an error or a geometry that can be written and read")
    func mutations() throws {
        try forAll(count: 2000) { generator, round in
            var bytes = try RandomGeometry.any(&generator).wkb
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            do throws(SpatialError) {
                let read = try Geometry(wkb: bytes)
                let again = try Geometry(wkb: read.wkb)
                #expect(again.wkb == read.wkb, "round \(round)")
            } catch {
                #expect(error.operation == "read WKB", "round \(round)")
            }
        }
    }

    private func expectMalformed(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let error = #expect(throws: SpatialError.self, sourceLocation: sourceLocation) { try Geometry(wkb: bytes) }
        #expect(error?.code == .malformed, sourceLocation: sourceLocation)
    }

    private func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// Linux only; nil elsewhere.
    private func peakAddressSpaceKilobytes() throws -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmPeak:") })
        return Int(line.filter(\.isNumber))
    }
}

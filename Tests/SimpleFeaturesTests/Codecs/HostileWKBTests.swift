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
        #expect(throws: SpatialError.self) {
            try Geometry(wkt: String(repeating: "GEOMETRYCOLLECTION (", count: 100_000))
        }
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

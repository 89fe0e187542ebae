// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct WKBTests {
    @Test("writing and reading well-known binary gives the same geometry, to the bit")
    func roundTrip() throws {
        try forAll { generator, round in
            let geometry = try RandomGeometry.any(&generator)
            let bytes = geometry.wkb
            let read = try Geometry(wkb: bytes)
            #expect(read.wkb == bytes, "round \(round)")
            #expect(read.kind == geometry.kind && read.envelope == geometry.envelope, "round \(round)")
            #expect(read.coordinates == geometry.coordinates, "round \(round)")
            #expect(try Geometry(wkb: bytes.reversed().reversed() as ReversedCollection).wkb == bytes)
        }
    }

    @Test("the bytes of a point are those of the standard")
    func standardBytes() throws {
        let point = try Geometry.point(Coordinate(1, 2))
        #expect(hex(point.wkb) == "0101000000000000000000f03f0000000000000040")
        #expect(hex(try Geometry.empty(.point).wkb) == "0101000000000000000000f87f000000000000f87f")
    }

    @Test(
        "big-endian, extended and three- or four-ordinate binary loses only what the plane has no place for",
        arguments: [
            "00000000013ff00000000000004000000000000000",
            "0101000020e6100000000000000000f03f0000000000000040",
            "01e9030000000000000000f03f00000000000000400000000000000840",
            "01d1070000000000000000f03f00000000000000400000000000000840",
            "01b90b0000000000000000f03f000000000000004000000000000008400000000000001040",
            "0101000080000000000000f03f00000000000000400000000000000840",
            "01010000e0e6100000000000000000f03f000000000000004000000000000008400000000000001040",
        ])
    func dialects(text: String) throws {
        #expect(try Geometry(wkb: bytes(text)).wkt() == "POINT (1 2)")
    }

    @Test("a line with Z keeps its x and y in step")
    func zStride() throws {
        let z =
            "01020000800200000000000000000000000000000000000000000000000000144000000000000008400000000000001040"
            + "0000000000001840"
        #expect(try Geometry(wkb: bytes(z)).wkt() == "LINESTRING (0 0, 3 4)")
    }

    @Test(
        "curves and surfaces are refused as unsupported", arguments: [8, 9, 10, 15, 16, 17, 1008, 4001, 0] as [UInt32])
    func unsupportedKinds(code: UInt32) {
        let bytes = [1] + (0..<4).map { UInt8(truncatingIfNeeded: code >> (8 * $0)) } + [0, 0, 0, 0]
        let error = #expect(throws: SpatialError.self) { try Geometry(wkb: bytes) }
        #expect(error?.code == .unsupported)
        #expect(error?.operation == "read WKB")
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}

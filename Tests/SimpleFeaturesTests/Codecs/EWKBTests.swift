// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct EWKBTests {
    @Test("extended binary keeps the geometry to the bit and the number of its CRS")
    func roundTrip() throws {
        try forAll { generator, round in
            let geometry = try RandomGeometry.any(&generator)
            let srid = UInt32.random(in: 0...UInt32.max, using: &generator)
            let bytes = geometry.ewkb(srid: srid)
            #expect(bytes.count == geometry.wkb.count + 4, "round \(round)")
            #expect(try Geometry(wkb: bytes).wkb == geometry.wkb, "round \(round)")
            #expect(try Geometry.srid(ofEWKB: bytes) == srid, "round \(round)")
            #expect(try Geometry.srid(ofEWKB: geometry.wkb) == nil, "round \(round)")
            let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(try Geometry(hexWKB: hex).wkb == geometry.wkb, "round \(round)")
            #expect(try Geometry(hexWKB: hex.uppercased()).wkb == geometry.wkb, "round \(round)")
        }
    }

    @Test("the bytes of a point with a CRS are those PostGIS writes")
    func postgis() throws {
        let bytes = try Geometry.point(Coordinate(1, 2)).ewkb(srid: 4547)
        let expected: [UInt8] = [1, 1, 0, 0, 0x20, 0xC3, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        #expect(Array(bytes.prefix(17)) == expected)
        #expect(try Geometry.srid(ofEWKB: [0, 0x20, 0, 0, 1, 0, 0, 0x11, 0xC3]) == 4547)
    }

    @Test(
        "a header that is cut short or none has no number",
        arguments: [[], [1], [1, 1, 0, 0, 0x20, 0xC3], [9, 1, 0, 0, 0]] as [[UInt8]])
    func badHeader(bytes: [UInt8]) {
        let error = #expect(throws: SpatialError.self) { try Geometry.srid(ofEWKB: bytes) }
        #expect(error?.code == .malformed)
    }

    @Test("text that is not pairs of hexadecimal digits is refused", arguments: ["0", "0g", "01 0", "☃", "", "é1"])
    func badDigits(text: String) {
        let error = #expect(throws: SpatialError.self) { try Geometry(hexWKB: text) }
        #expect(error?.code == .malformed)
    }
}

// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import SimpleFeatures
import Testing

@Suite struct PlausibilityTests {
    static let degrees = Envelope(minX: 113.0, minY: 27.7, maxX: 113.2, maxY: 27.9)
    static let metres = Envelope(minX: 410_000, minY: 3_070_000, maxX: 420_000, maxY: 3_080_000)
    static let prefixed = Envelope(minX: 38_410_000, minY: 3_070_000, maxX: 38_420_000, maxY: 3_080_000)

    static func swapped(_ box: Envelope) -> Envelope {
        Envelope(minX: box.minY, minY: box.minX, maxX: box.maxY, maxY: box.maxX)
    }

    @Test(
        "coordinates betray the CRS they are not in",
        arguments: [
            ("EPSG:4490", degrees, CoordinatePlausibility.plausible), ("EPSG:4490", metres, .looksProjected),
            ("EPSG:4490", prefixed, .zonePrefix(38)), ("EPSG:4490", swapped(prefixed), .zonePrefix(38)),
            ("EPSG:4490", swapped(degrees), .axesSwapped),
            ("EPSG:4490", Envelope(minX: 2, minY: 48, maxX: 3, maxY: 49), .outsideAreaOfUse),
            ("EPSG:4547", metres, .plausible), ("EPSG:4547", degrees, .looksLikeDegrees),
            ("EPSG:4547", swapped(degrees), .looksLikeDegrees), ("EPSG:4547", prefixed, .zonePrefix(38)),
            ("EPSG:4547", swapped(metres), .axesSwapped),
            ("EPSG:4547", swapped(prefixed), .zonePrefix(38)), ("EPSG:4526", swapped(prefixed), .axesSwapped),
            ("EPSG:4547", Envelope(minX: 410_000, minY: 9_070_000, maxX: 420_000, maxY: 9_080_000), .outsideAreaOfUse),
            ("EPSG:4526", prefixed, .plausible), ("EPSG:4526", metres, .outsideAreaOfUse),
            ("EPSG:4526", degrees, .looksLikeDegrees),
            ("EPSG:4526", Envelope(minX: 39_410_000, minY: 3e6, maxX: 39_420_000, maxY: 3.1e6), .zonePrefix(39)),
            ("OGC:CRS84", degrees, .plausible), ("OGC:CRS84", metres, .looksProjected),
            ("EPSG:3857", Envelope(minX: 12_590_000, minY: 3_220_000, maxX: 12_600_000, maxY: 3_230_000), .plausible),
        ])
    func verdict(definition: String, envelope: Envelope, expected: CoordinatePlausibility) throws {
        #expect(try CRS(definition).plausibility(of: envelope) == expected)
    }

    @Test("nothing is plausible anywhere")
    func empty() throws {
        #expect(try CRS("EPSG:4547").plausibility(of: .empty) == .plausible)
        #expect(CRS.zonePrefix(in: .empty) == nil)
    }

    @Test("a zone prefix must be that of a Chinese zone, and one only")
    func prefixes() {
        #expect(CRS.zonePrefix(in: Self.prefixed) == 38)
        #expect(CRS.zonePrefix(in: Self.metres) == nil)
        #expect(CRS.zonePrefix(in: Envelope(minX: 38.9e6, minY: 0, maxX: 39.1e6, maxY: 1)) == nil)
        #expect(CRS.zonePrefix(in: Envelope(minX: 12.6e6, minY: 0, maxX: 12.61e6, maxY: 1)) == nil)
        #expect(CRS.zonePrefix(in: Envelope(minX: 46.5e6, minY: 0, maxX: 46.6e6, maxY: 1)) == nil)
    }
}

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
            // 炎陵 lies in two zones of six degrees, and a file may have been put together from plain and prefixed ones.
            ("EPSG:4497", Envelope(minX: 19_790_000, minY: 2.9e6, maxX: 20_210_000, maxY: 3e6), .mixedZonePrefixes),
            ("EPSG:4547", Envelope(minX: 414_289, minY: 2.9e6, maxX: 38_420_000, maxY: 3e6), .mixedZonePrefixes),
            ("EPSG:4490", Envelope(minX: 2.9e6, minY: 414_289, maxX: 3e6, maxY: 38_420_000), .mixedZonePrefixes),
            ("EPSG:4547", Envelope(minX: 414_289, minY: 2.9e6, maxX: 38_420_000, maxY: 7e6), .outsideAreaOfUse),
            ("EPSG:4526", Envelope(minX: 39_410_000, minY: 3e6, maxX: 39_420_000, maxY: 3.1e6), .zonePrefix(39)),
            ("OGC:CRS84", degrees, .plausible), ("OGC:CRS84", metres, .looksProjected),
            ("EPSG:3857", Envelope(minX: 12_590_000, minY: 3_220_000, maxX: 12_600_000, maxY: 3_230_000), .plausible),
        ])
    func verdict(definition: String, envelope: Envelope, expected: CoordinatePlausibility) throws {
        #expect(try CRS(definition).plausibility(of: envelope) == expected)
    }

    @Test(
        "what is far outside is never plausible, whatever the projection makes of it",
        arguments: [
            (500_000, -3_000_000, .outsideAreaOfUse), (-15_000_000, 3_000_000, .outsideAreaOfUse),
            (20_000_000, 3_000_000, .zonePrefix(20)),
            // Over the pole, and round the Earth in either direction into the area of use again.
            (500_000, 12_000_000, .outsideAreaOfUse), (414_289, 3_079_906 - 40_007_862.917, .outsideAreaOfUse),
            (414_289, 3_079_906 + 80_015_725.834, .outsideAreaOfUse),
            (1e300, 1e300, .outsideAreaOfUse), (.infinity, 3_000_000, .outsideAreaOfUse),
            (-.infinity, .infinity, .outsideAreaOfUse),
        ] as [(Double, Double, CoordinatePlausibility)])
    func farOutside(x: Double, y: Double, expected: CoordinatePlausibility) throws {
        let point = Envelope(minX: x, minY: y, maxX: x, maxY: y)
        #expect(try CRS("EPSG:4547").plausibility(of: point) == expected)
    }

    @Test("the pole, which Web Mercator puts far away, is outside its area of use")
    func mercatorPole() throws {
        let mercator = try CRS("EPSG:3857")
        let pole = try CoordinateOperation(from: .crs84, to: mercator).transform(Coordinate(0, 90))
        #expect(mercator.plausibility(of: Envelope([pole])) == .outsideAreaOfUse)
    }

    @Test(
        "poles, the antimeridian and the other hemisphere are outside China in degrees",
        arguments: [(114.0, 90.0), (114, -90), (180, 27), (-180, 27), (-66, 27), (114, -27), (0, 0)])
    func degreesOutside(x: Double, y: Double) throws {
        let point = Envelope(minX: x, minY: y, maxX: x, maxY: y)
        #expect(try CRS("EPSG:4490").plausibility(of: point) == .outsideAreaOfUse)
        #expect(try CRS("OGC:CRS84").plausibility(of: point) == .plausible)
    }

    @Test("a zone number leads to the entry of the register that has it, on the same datum")
    func entries() throws {
        for (plain, family) in [
            ("EPSG:4547", "CGCS2000"), ("EPSG:4490", "CGCS2000"), ("OGC:CRS84", "CGCS2000"), ("EPSG:2383", "Xian 1980"),
            ("EPSG:2435", "Beijing 1954"),
        ] {
            let crs = try CRS(plain)
            for zone in 13...45 where zone != 24 {
                let entry = try CRS(#require(crs.identifier(ofZonePrefix: zone)))
                let width = zone < 24 ? "" : "3-degree "
                #expect(entry.name == "\(family) / \(width)Gauss-Kruger zone \(zone)")
                #expect(entry.zonePrefix == zone)
            }
            #expect([12, 24, 46].allSatisfy { crs.identifier(ofZonePrefix: $0) == nil })
        }
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

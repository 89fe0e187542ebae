// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import SimpleFeatures
import Testing
import TestSupport

@Suite struct EllipsoidalAreaTests {
    static func square(_ side: Double, east: Double = 414_289, north: Double = 3_079_906) throws -> Geometry {
        try Geometry.rectangle(Envelope(minX: east, minY: north, maxX: east + side, maxY: north + side))
    }

    /// The last column is the geodesic polygon of the four corners (Karney's algorithm, `geod_polygonarea` of PROJ
    /// 9.1.1), whose edges are the shortest lines instead of straight ones in longitude and latitude.
    @Test(
        "squares west of the meridian 114° E have the surveyed area",
        arguments: [
            (100, 9_998.1896, 9_998.189598), (1000, 999_820.856, 999_820.856858),
            (10_000, 99_983_918.634, 99_983_927.767),
        ])
    func squares(side: Double, expected: Double, geodesic: Double) throws {
        let area = try EllipsoidalArea.squareMetres(of: Self.square(side), in: CRS("EPSG:4547"))
        #expect(abs(area - expected) < 0.0005, "\(area)")
        // Long edges part: 1e-7 at ten kilometres.
        #expect(abs(area - geodesic) <= geodesic * 1e-11 * side, "\(area)")
    }

    @Test("the zone prefix makes no difference")
    func prefixed() throws {
        let plain = try EllipsoidalArea.squareMetres(of: Self.square(1000), in: CRS("EPSG:4547"))
        let prefixed = try EllipsoidalArea.squareMetres(of: Self.square(1000, east: 38_414_289), in: CRS("EPSG:4526"))
        #expect(abs(plain - prefixed) < 1e-4)
    }

    /// The figure is the geodesic polygon along both parallels with 16 000 points each (PROJ 9.1.1).
    @Test("a cell of one degree between parallels has its area on the ellipsoid")
    func cell() throws {
        let cell = try Geometry.rectangle(Envelope(minX: 113, minY: 27, maxX: 114, maxY: 28))
        let area = try EllipsoidalArea.squareMetres(of: cell, in: .cgcs2000)
        #expect(abs(area - 10_949_376_510.44) < 0.1, "\(area)")
    }

    @Test("the whole ellipsoid between the poles is the formula's limit")
    func wholeEllipsoid() throws {
        let half = try Geometry.rectangle(Envelope(minX: -90, minY: -90, maxX: 90, maxY: 90))
        let area = try EllipsoidalArea.squareMetres(of: half, in: .cgcs2000)
        #expect(abs(area * 2 / 510_065_621_724_088 - 1) < 1e-9, "\(area)")
    }

    @Test("the ellipsoid is that of the CRS, in degrees and in its zones")
    func ownEllipsoid() throws {
        let corners = [(113.1, 27.8), (113.11, 27.8), (113.11, 27.81), (113.1, 27.81), (113.1, 27.8)].map {
            Coordinate($0.0, $0.1)
        }
        let cell = try Geometry.polygon(exterior: corners)
        let (beijing, zone) = (try CRS("EPSG:4214"), try CRS("EPSG:2435"))
        let projected = try CoordinateOperation(from: beijing, to: zone).transform(cell)
        let ours = try EllipsoidalArea.squareMetres(of: cell, in: .cgcs2000)
        for (geometry, crs) in [(cell, beijing), (projected, zone)] {
            // The axis of Krassowsky is 108 m longer, and its flattening 1 / 298.3.
            let ratio = try EllipsoidalArea.squareMetres(of: geometry, in: crs) / ours
            #expect(abs(ratio - 1 - 2 * 108 / 6_378_137.0) < 1e-6, "\(ratio)")
        }
    }

    @Test("holes are subtracted, whichever way the rings turn")
    func holes() throws {
        let crs = try CRS("EPSG:4547")
        let outer = try Self.square(1000)
        let inner = try Self.square(100, east: 414_500, north: 3_080_200)
        let expected =
            try EllipsoidalArea.squareMetres(of: outer, in: crs)
            - EllipsoidalArea.squareMetres(of: inner, in: crs)
        for reverseOuter in [false, true] {
            for reverseInner in [false, true] {
                let holed = try Geometry.polygon(
                    exterior: reverseOuter ? outer.exteriorRing.reversed() : outer.exteriorRing,
                    interiors: [reverseInner ? inner.exteriorRing.reversed() : inner.exteriorRing])
                #expect(abs(try EllipsoidalArea.squareMetres(of: holed, in: crs) - expected) < 1e-6)
            }
        }
    }

    @Test("parts are summed, and points and lines have no area")
    func parts() throws {
        let crs = try CRS("EPSG:4547")
        let one = try Self.square(100)
        let other = try Self.square(200, east: 420_000)
        let sum = try EllipsoidalArea.squareMetres(of: one, in: crs) + EllipsoidalArea.squareMetres(of: other, in: crs)
        let both = try Geometry.multiPolygon([one, other])
        let mixed = try Geometry.collection([.collection([both]), .point(Coordinate(414_000, 3_000_000))])
        #expect(try EllipsoidalArea.squareMetres(of: [both, mixed], in: crs).allSatisfy { abs($0 - sum) < 1e-6 })
        let nothing = [
            try Geometry(wkt: "POLYGON EMPTY"), try Geometry(wkt: "LINESTRING (414000 3000000, 414001 3000001)"),
        ]
        #expect(try EllipsoidalArea.squareMetres(of: nothing, in: crs) == [0, 0])
        #expect(try EllipsoidalArea.squareMetres(of: [], in: crs) == [])
    }

    @Test("cutting a polygon in two conserves its area to a square millimetre")
    func additivity() throws {
        let crs = try CRS("EPSG:4547")
        try forAll(count: 50) { generator, _ in
            let (west, south) = (
                Double.random(in: 380_000...520_000, using: &generator),
                Double.random(in: 2.95e6...3.15e6, using: &generator)
            )
            let (east, north) = (
                west + .random(in: 10...2000, using: &generator), south + .random(in: 10...2000, using: &generator)
            )
            let corners = [
                Coordinate(west, south), Coordinate(east, south), Coordinate(east, north), Coordinate(west, north),
            ]
            let whole = try Geometry.polygon(exterior: corners + [corners[0]])
            let halves = try [[0, 1, 2, 0], [0, 2, 3, 0]].map { ring in
                try Geometry.polygon(exterior: ring.map { corners[$0] })
            }
            let areas = try EllipsoidalArea.squareMetres(of: [whole] + halves, in: crs)
            #expect(abs(areas[0] - areas[1] - areas[2]) < 1e-3)
        }
    }

    @Test("a ring across the antimeridian is small")
    func antimeridian() throws {
        let ring = [(179.9, 0.0), (-179.9, 0), (-179.9, 0.1), (179.9, 0.1), (179.9, 0)].map { Coordinate($0.0, $0.1) }
        let same = try Geometry.rectangle(Envelope(minX: 10, minY: 0, maxX: 10.2, maxY: 0.1))
        let areas = try EllipsoidalArea.squareMetres(of: [.polygon(exterior: ring), same], in: .crs84)
        #expect(abs(areas[0] - areas[1]) < 1e-3)
    }
}

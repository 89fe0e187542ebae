// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import SimpleFeatures
import Testing
import TestSupport

/// What holds where zones meet, and how far from its meridian a zone may be used.
@Suite struct ZoneEdgeTests {
    /// Parcels in Zhuzhou from the edge of zone 37 to that of zone 39, and 炎陵 on both sides of 114° E, where the zones
    /// of six degrees meet.
    @Test(
        "a parcel has one area, whichever of the zones that meet there it is surveyed in",
        arguments: [112.5, 113.13, 113.99, 114.0, 114.05, 115.5])
    func oneArea(longitude: Double) throws {
        let ring = [(0.0, 0.0), (0.001, 0.0001), (0.0011, 0.0012), (0.0002, 0.001), (0, 0)].map {
            Coordinate(longitude + $0.0 - 0.0005, 26.5 + $0.1)
        }
        let parcel = try Geometry.polygon(exterior: ring)
        let area = try EllipsoidalArea.squareMetres(of: parcel, in: .cgcs2000)
        for zone in ["EPSG:4546", "EPSG:4547", "EPSG:4548", "EPSG:4508", "EPSG:4509", "EPSG:4497", "EPSG:4498"] {
            let crs = try CRS(zone)
            let there = try CoordinateOperation(from: .cgcs2000, to: crs).transform(parcel)
            // A prefixed easting of 38 million has its last bit at 7e-9 m, of an edge of a hundred.
            #expect(abs(try EllipsoidalArea.squareMetres(of: there, in: crs) / area - 1) < 1e-9, "\(zone)")
            let point = Envelope(minX: longitude, minY: 26.5, maxX: longitude, maxY: 26.5)
            #expect(CRS.cgcs2000.plausibility(of: point) == .plausible)
        }
    }

    /// Eastings by cs2cs of PROJ 9.1.1.
    @Test("a place of 炎陵 east of 114° E is in its zones of three and six degrees, and plausible in both")
    func yanling() throws {
        let place = Coordinate(114.05, 26.2)
        for (zone, east, prefix) in [
            ("EPSG:4547", 504_997.379, nil), ("EPSG:4526", 38_504_997.379, 38), ("EPSG:4498", 20_205_074.585, 20),
        ] as [(String, Double, Int?)] {
            let crs = try CRS(zone)
            let there = try CoordinateOperation(from: .cgcs2000, to: crs).transform(place)
            #expect(abs(there.x - east) < 0.001, "\(zone): \(there)")
            let box = Envelope([there])
            #expect(crs.plausibility(of: box) == .plausible)
            #expect(CRS.zonePrefix(in: box) == prefix)
            if let prefix { #expect(try CRS("EPSG:4547").identifier(ofZonePrefix: prefix) == zone) }
        }
    }

    @Test("to sixty degrees from its meridian a zone leads there and back within 1e-10 degrees")
    func sixtyDegrees() throws {
        let zone = try CRS("EPSG:4547")
        let there = try CoordinateOperation(from: .cgcs2000, to: zone)
        let back = try CoordinateOperation(from: zone, to: .cgcs2000)
        try forAll { generator, _ in
            let start = Coordinate(
                114 + .random(in: -60...60, using: &generator), .random(in: -89...89, using: &generator))
            let end = try back.transform(there.transform(start))
            #expect(abs(end.x - start.x) < 1e-8 && abs(end.y - start.y) < 1e-10, "\(start)")
        }
    }

    @Test("a quarter of the globe away there is no image, and the position is named")
    func noImage() throws {
        let zone = try CRS("EPSG:4547")
        for (operation, bad) in [
            (try CoordinateOperation(from: .cgcs2000, to: zone), Coordinate(24, 0)),
            (try CoordinateOperation(from: zone, to: .cgcs2000), Coordinate(20e6, 3e6)),
            (try CoordinateOperation(from: zone, to: .cgcs2000), Coordinate(38_414_289, 3_079_906)),
            (try CoordinateOperation(from: .crs84, to: CRS("EPSG:3857")), Coordinate(114, 90.5)),
        ] {
            let good = operation.source.isGeographic ? Coordinate(114, 27) : Coordinate(500_000, 3e6)
            var (x, y) = ([good.x, bad.x], [good.y, bad.y])
            let error = #expect(throws: CoordinateReferenceError.self) { try operation.transform(x: &x, y: &y) }
            #expect(error?.index == 1 && error?.hint?.contains(operation.source.identifier) == true, "\(bad)")
        }
    }

    @Test("what is not finite is refused even where nothing is to be done")
    func identity() throws {
        let operation = try CoordinateOperation(from: .crs84, to: .crs84)
        for bad in [Double.nan, .infinity, -.infinity] {
            for isX in [true, false] {
                var (x, y) = ([113, isX ? bad : 113, 113], [27, isX ? 27 : bad, 27])
                let error = #expect(throws: CoordinateReferenceError.self) { try operation.transform(x: &x, y: &y) }
                #expect(error?.code == .position && error?.index == 1)
            }
        }
    }

    @Test("a ring round a pole is refused, one beside it is not")
    func pole() throws {
        func area(_ ring: [(Double, Double)]) throws -> Double {
            try EllipsoidalArea.squareMetres(
                of: .polygon(exterior: ring.map { Coordinate($0.0, $0.1) }), in: .crs84)
        }
        for latitude in [89.0, -89] {
            let round = [(0.0, latitude), (90, latitude), (180, latitude), (-90, latitude), (0, latitude)]
            let error = #expect(throws: CoordinateReferenceError.self) { try area(round) }
            #expect(error?.code == .position && error?.index == 0)
            let pole = latitude < 0 ? -90.0 : 90
            let quarter = try area([(0, latitude), (90, latitude), (90, pole), (0, pole), (0, latitude)])
            let expected = .pi / 4 * pow(6_378_137, 2) * (GeodesicAreaTests.q(90) - GeodesicAreaTests.q(89))
            #expect(abs(quarter / expected - 1) < 1e-6, "\(quarter), \(expected)")
        }
    }
}

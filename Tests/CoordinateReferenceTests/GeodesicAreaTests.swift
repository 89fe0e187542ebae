// SPDX-License-Identifier: Apache-2.0
import CPROJ
import CoordinateReference
import Foundation
import SimpleFeatures
import Testing
import TestSupport

/// The trapezoid formula against the geodesic polygon (Karney 2013, `geod_polygon_compute` of PROJ), which is another
/// method by other authors.
///
/// The formula's trapezoids are those of edges straight in Lambert's cylindrical equal-area projection, in longitude and
/// q (Snyder 1987, equation 3-12). At latitude φ such an edge has the geodesic curvature
/// sin α (1 + 2 cos² α) tan φ / R, at most √2 tan φ / R, so that an edge of s metres encloses at most
/// √2 s³ tan φ / (12 R) with the shortest line between its ends.
@Suite struct GeodesicAreaTests {
    static let radiusMetres = 6_371_000.0
    static let ellipsoid = Ellipsoid.cgcs2000

    /// The geodesic area of a ring in degrees, with each edge cut into so many pieces along the formula's own curve.
    static func geodesicSquareMetres(_ ring: [Coordinate], pieces: Int = 1) -> Double {
        var geodesic = geod_geodesic()
        var polygon = geod_polygon()
        var area = 0.0
        // SAFETY: the structs are ours, initialized by the first two calls, and outlive all of them.
        unsafe geod_init(&geodesic, ellipsoid.semiMajorAxisMetres, ellipsoid.flattening)
        unsafe geod_polygon_init(&polygon, 0)
        for (from, to) in zip(ring, ring.dropFirst()) {
            var latitude = from.y
            for piece in 0..<pieces {
                let share = Double(piece) / Double(pieces)
                if piece > 0 { latitude = Self.latitude(q(from.y) + (q(to.y) - q(from.y)) * share, near: latitude) }
                unsafe geod_polygon_addpoint(&geodesic, &polygon, latitude, from.x + (to.x - from.x) * share)
            }
        }
        _ = unsafe geod_polygon_compute(&geodesic, &polygon, 0, 1, &area, nil)
        return abs(area)
    }

    /// The area between the equator and a latitude in degrees, over that of a cylinder; its closed form, no series.
    static func q(_ latitude: Double) -> Double {
        let (e2, sine) = (ellipsoid.eccentricitySquared, sin(latitude * .pi / 180))
        return (1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(sqrt(e2) * sine) / sqrt(e2))
    }

    /// The inverse by Newton's method.
    static func latitude(_ wanted: Double, near start: Double) -> Double {
        var latitude = start
        for _ in 0..<4 {
            let (e2, angle) = (ellipsoid.eccentricitySquared, latitude * .pi / 180)
            let slope = 2 * (1 - e2) * cos(angle) / pow(1 - e2 * pow(sin(angle), 2), 2)
            latitude += (wanted - q(latitude)) / slope * 180 / .pi
        }
        return latitude
    }

    static func trapezoidSquareMetres(_ ring: [Coordinate]) throws -> Double {
        try EllipsoidalArea.squareMetres(of: .polygon(exterior: ring), in: .cgcs2000)
    }

    /// The sum over the edges of √2 s³ tan φ / (12 R), with 5 % for the ellipsoid and the change of φ along an edge.
    static func bound(_ ring: [Coordinate]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
            let (from, to) = edge
            let latitude = max(abs(from.y), abs(to.y)) * .pi / 180
            let metresPerDegree = radiusMetres * .pi / 180
            let length = hypot((to.x - from.x) * cos((from.y + to.y) / 2 * .pi / 180), to.y - from.y) * metresPerDegree
            return sum + 1.05 * 2.squareRoot() * pow(length, 3) * tan(latitude) / (12 * radiusMetres)
        }
    }

    static func randomRing(
        around centre: Coordinate, radiusMetres: Double, using generator: inout RepeatableGenerator
    ) -> [Coordinate] {
        let count = Int.random(in: 3...9, using: &generator)
        let metresPerDegree = Self.radiusMetres * .pi / 180
        let corners = (0..<count).map { corner in
            let angle = 2 * .pi * (Double(corner) + .random(in: 0..<0.8, using: &generator)) / Double(count)
            let distance = radiusMetres * .random(in: 0.4...1, using: &generator) / metresPerDegree
            return Coordinate(
                centre.x + distance * sin(angle) / cos(centre.y * .pi / 180), centre.y + distance * cos(angle))
        }
        return corners + [corners[0]]
    }

    @Test(
        "parcels differ from geodesic ones by no more than their edges bend",
        arguments: [6, 20, 60, 200, 600, 2000, 6000])
    func parcels(radiusMetres: Double) throws {
        try forAll { generator, _ in
            let centre = Coordinate(
                .random(in: 112.5...114.5, using: &generator), .random(in: 26...28.5, using: &generator))
            let ring = Self.randomRing(around: centre, radiusMetres: radiusMetres, using: &generator)
            let area = try Self.trapezoidSquareMetres(ring)
            // Karney's sum is of areas down to the equator, which leaves it a rounding of some 1e-4 m² here.
            #expect(abs(area - Self.geodesicSquareMetres(ring)) <= Self.bound(ring) + 1e-4, "\(ring)")
        }
    }

    @Test("cut into short pieces along the formula's curves they agree, at every latitude and size")
    func densified() throws {
        try forAll(count: 60) { generator, _ in
            let centre = Coordinate(
                .random(in: -180...180, using: &generator), .random(in: -80...80, using: &generator))
            let radius = pow(10, Double.random(in: 3...5.5, using: &generator))
            let ring = Self.randomRing(around: centre, radiusMetres: radius, using: &generator)
            let area = try Self.trapezoidSquareMetres(ring)
            let pieces = 300
            let tolerance =
                Self.bound(ring) / Double(pieces * pieces) + 1e-11 * area + 1e-4 * Double(pieces).squareRoot()
            #expect(abs(area - Self.geodesicSquareMetres(ring, pieces: pieces)) <= tolerance, "\(ring)")
        }
    }

    @Test("an edge from west to east takes s³ tan φ / (12 R) off the geodesic triangle to its north")
    func lens() throws {
        let (latitude, width) = (27.83, 0.0101)
        let ring = [(113, latitude), (113 + width, latitude), (113 + width / 2, latitude + 0.009), (113, latitude)]
            .map { Coordinate($0.0, $0.1) }
        let parallel = width * .pi / 180 * 6_382_500 * cos(latitude * .pi / 180)
        // The two other edges mirror each other in length and direction; each is counted with its own curvature.
        let side = hypot(parallel / 2, 0.009 * .pi / 180 * 6_356_000)
        let (sine, cosine) = (parallel / 2 / side, sqrt(1 - pow(parallel / 2 / side, 2)))
        let bend = tan(latitude * .pi / 180) / (12 * Self.radiusMetres)
        let expected = bend * (pow(parallel, 3) - 2 * pow(side, 3) * sine * (1 + 2 * cosine * cosine))
        let difference = try Self.geodesicSquareMetres(ring) - Self.trapezoidSquareMetres(ring)
        #expect(abs(abs(difference) - abs(expected)) < 0.02 * abs(expected), "\(difference), \(expected)")
        #expect(abs(expected) > 1)
    }

    /// The figures, of GRS 80 and in km², come with the boundaries; they were computed with another library.
    @Test(
        "the nine districts of Zhuzhou have their geodesic areas", .enabled(if: Corpora.available(boundaries)),
        arguments: [
            ("tianditu_cgcs2000", [150.4, 218.1, 167.1, 327.9, 1053.7, 2662.9, 2510.9, 2012.0, 2154.5]),
            ("amap_wgs84", [138.3, 220.6, 180.7, 324.7, 1058.8, 2662.3, 2506.7, 2039.6, 2136.2]),
        ])
    func districts(publisher: String, squareKilometres: [Double]) throws {
        let districts = try Self.districts("\(Self.boundaries)/\(publisher)_430200_districts.geojson")
        let areas = try EllipsoidalArea.squareMetres(of: districts, in: .cgcs2000)
        try #require(areas.count == squareKilometres.count)
        for (area, expected) in zip(areas, squareKilometres) {
            #expect(abs(area / 1e6 - expected) <= 0.0501 + 20e-6 * expected, "\(area / 1e6)")
        }
        for (district, area) in zip(districts, areas) {
            let polygons = district.kind == .polygon ? [district] : district.parts
            let geodesic = polygons.map { polygon in
                Self.geodesicSquareMetres(polygon.exteriorRing)
                    - polygon.interiorRings.reduce(0) { $0 + Self.geodesicSquareMetres($1) }
            }
            let difference = abs(area / geodesic.reduce(0, +) - 1)
            #expect(difference < 20e-6, "\(difference)")
        }
    }

    static let boundaries = "corpora/boundaries-zhuzhou-hunan"

    static func districts(_ path: String) throws -> [Geometry] {
        struct Collection: Decodable {
            struct Feature: Decodable {
                let geometry: Shape
            }
            enum Shape: Decodable {
                case polygon([[[Double]]])
                case multiPolygon([[[[Double]]]])

                enum Key: CodingKey {
                    case type, coordinates
                }

                init(from decoder: any Decoder) throws {
                    let values = try decoder.container(keyedBy: Key.self)
                    self =
                        try values.decode(String.self, forKey: .type) == "Polygon"
                        ? .polygon(values.decode([[[Double]]].self, forKey: .coordinates))
                        : .multiPolygon(values.decode([[[[Double]]]].self, forKey: .coordinates))
                }
            }
            let features: [Feature]
        }
        func polygon(_ rings: [[[Double]]]) throws -> Geometry {
            let rings = rings.map { $0.map { Coordinate($0[0], $0[1]) } }
            return try .polygon(exterior: rings[0], interiors: Array(rings.dropFirst()))
        }
        let collection = try JSONDecoder().decode(Collection.self, from: Data(contentsOf: Corpora.url(path)))
        return try collection.features.map { feature in
            switch feature.geometry {
            case .polygon(let rings): try polygon(rings)
            case .multiPolygon(let polygons): try .multiPolygon(polygons.map(polygon))
            }
        }
    }
}

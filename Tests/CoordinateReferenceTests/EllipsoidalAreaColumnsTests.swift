// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import SimpleFeatures
import Testing
import TestSupport

/// The formula against its evaluation with fifty digits, and flat columns against geometries.
@Suite struct EllipsoidalAreaColumnsTests {
    @Test("parcels from 100 m² to 100 km² and larger have the formula's area to 1e-12")
    func precision() throws {
        let rows = Self.vectors.split(separator: ";").map { $0.split { " |\n".contains($0) }.compactMap { Double($0) } }
        #expect(rows.count == 24)
        for row in rows {
            let x = stride(from: 1, to: row.count, by: 2).map { row[$0] }
            let y = stride(from: 2, to: row.count, by: 2).map { row[$0] }
            let area = try EllipsoidalArea.squareMetres(
                longitudes: x.span, latitudes: y.span, ringEnds: [x.count], partEnds: [1], featureEnds: [1],
                on: .cgcs2000)
            #expect(abs(area[0] - row[0]) <= 1e-12 * row[0], "\(row)")
        }
    }

    @Test("columns have the areas of the geometries they hold, to the bit", arguments: ["EPSG:4547", "EPSG:4490"])
    func columnsAgree(definition: String) throws {
        let crs = try CRS(definition)
        let unit = crs.isGeographic ? 1e-5 : 1
        let origin = crs.isGeographic ? Coordinate(113, 27) : Coordinate(414_289, 3_079_906)
        try forAll(count: 50) { generator, _ in
            var columns = Columns()
            var geometries: [Geometry] = []
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                var polygons: [Geometry] = []
                for _ in 0..<Int.random(in: 0...3, using: &generator) {
                    let west = Double.random(in: 0...1000, using: &generator)
                    let rings = (0...Int.random(in: 0...2, using: &generator)).map { hole in
                        let (margin, side) = (Double(hole) * 30, hole == 0 ? 100.0 : 20)
                        let corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)].map { dx, dy in
                            Coordinate(
                                origin.x + (west + margin + dx) * unit,
                                origin.y + (margin + dy) * unit)
                        }
                        return Bool.random(using: &generator) ? corners : corners.reversed()
                    }
                    rings.forEach { columns.append($0) }
                    columns.partEnds.append(columns.ringEnds.count)
                    polygons.append(try .polygon(exterior: rings[0], interiors: Array(rings.dropFirst())))
                }
                columns.featureEnds.append(columns.partEnds.count)
                geometries.append(try .multiPolygon(polygons))
            }
            let expected = try EllipsoidalArea.squareMetres(of: geometries, in: crs)
            #expect(try columns.areas(in: crs) == expected)
            for (geometry, area) in zip(geometries, expected) {
                #expect(try EllipsoidalArea.squareMetres(of: geometry, in: crs) == area)
            }
        }
    }

    @Test(
        "a ring need not repeat its first position, and features without parts have no area",
        arguments: [(113, 113.01), (179.995, -179.995), (-179.995, 179.995)])
    func openRing(west: Double, east: Double) throws {
        let corners = [(west, 27), (east, 27), (east, 27.01)].map { Coordinate($0.0, $0.1) }
        let areas = try [corners, corners + [corners[0]]].map { ring in
            var columns = Columns(partEnds: [1], featureEnds: [0, 1, 1])
            columns.append(ring)
            return try columns.areas(in: .cgcs2000)
        }
        #expect(areas[0] == areas[1] && areas[0][0] == 0 && abs(areas[0][1] - 549_866) < 1 && areas[0][2] == 0)
    }

    @Test(
        "a position that is not finite or beyond a pole is named by its index",
        arguments: [Double.nan, .infinity, -.infinity, 91, -90.1])
    func refused(latitude: Double) {
        var columns = Columns(partEnds: [1], featureEnds: [1])
        columns.append([Coordinate(113, 27), Coordinate(114, 27), Coordinate(114, latitude), Coordinate(113, 27)])
        let error = #expect(throws: CoordinateReferenceError.self) { try columns.areas(in: .cgcs2000) }
        #expect(error?.code == .position && error?.index == 2)
    }

    private struct Columns {
        var x: [Double] = []
        var y: [Double] = []
        var ringEnds: [Int] = []
        var partEnds: [Int] = []
        var featureEnds: [Int] = []

        mutating func append(_ ring: [Coordinate]) {
            x += ring.map(\.x)
            y += ring.map(\.y)
            ringEnds.append(x.count)
        }

        func areas(in crs: CRS) throws -> [Double] {
            try EllipsoidalArea.squareMetres(
                x: x, y: y, ringEnds: ringEnds, partEnds: partEnds, featureEnds: featureEnds, in: crs)
        }
    }

    /// The area in m², then longitudes and latitudes of a ring. Made with mpmath 1.4.1 (`mp.dps = 50`) from the formula
    /// as printed:
    /// `abs(2*b**2 * sum((L1+L2)/2 * sum((-1)**i * k[i] * sin((2*i+1)*(B2-B1)/2) * cos((2*i+1)*(B1+B2)/2)
    /// for i in range(5)) for each edge))` with `k = [A, B, C, D, E]` and `x * pi / 180` of the doubles below.
    static let vectors = """
        96.64864848366473935 | 112.84359542 27.576396809 112.843662357 27.576422746 112.843663727 27.576482698
        112.843595834 27.57651317 112.84354599 27.576453864;
        137.7192831206031019 | 113.557028457 3.6107e-05 113.556984737 -1.8753e-05 113.55704697 -5.2606e-05
        113.557096731 -3.6363e-05 113.557139243 1.852e-05 113.557086213 8.0552e-05;
        108.1978510205932721 | -69.746663134 -53.198032418 -69.746592311 -53.198101728 -69.746452869 -53.198077136
        -69.74652032 -53.197978664;
        678.3408517799561374 | 113.061201701 27.793254088 113.061565715 27.793181386 113.061435388 27.793548691;
        1287.132864126927749 | 113.992194513 -9.1231e-05 113.992420438 -0.000241597 113.99260788 -4.3788e-05
        113.992479326 0.000154302 113.99226553 0.000139499;
        1288.42731507888623 | -70.299592435 -53.553521836 -70.29959918 -53.553740112 -70.299164167 -53.553812279
        -70.299020584 -53.553558281 -70.299298606 -53.553359703;
        9583.282015324531642 | 112.69306765 27.584728221 112.692412263 27.585196848 112.691792315 27.584727152
        112.692061652 27.584132176 112.692728592 27.584135353;
        17632.54032859699339 | 114.452289819 -0.000210027 114.452140458 0.000720735 114.451128202 0.000682109
        114.450923572 -0.000237228 114.451634964 -0.000710936;
        16590.96057755444504 | -70.475481939 -53.395111784 -70.474563122 -53.395632611 -70.4732709 -53.39525664
        -70.473734887 -53.394532833 -70.474511866 -53.394022915 -70.475449769 -53.394467938;
        54835.72112214714828 | 113.249371694 27.752306053 113.252022754 27.75099725 113.252633422 27.754482464;
        126980.0028185215238 | 113.667215943 -0.001971299 113.668615715 -0.00025146 113.667744971 0.001777753
        113.664962984 0.001871631 113.665100428 -0.000943632;
        107771.8499566214164 | -70.394456624 -53.134184443 -70.399293767 -53.134642163 -70.399747894 -53.137574843
        -70.394772898 -53.137214647;
        975855.6044486943348 | 113.401170837 27.582388447 113.402420959 27.591350771 113.392051484 27.589715589
        113.391517125 27.580550766;
        1375058.66446700216 | 113.826478722 0.004125764 113.81600114 0.006664353 113.815085362 -0.005902213
        113.825655654 -0.004447974;
        820143.8893762930287 | -70.235477572 -53.434377116 -70.254693756 -53.429574395 -70.25503422 -53.441029642;
        10312290.85834658836 | 112.684054941 27.607009823 112.728771377 27.585614212 112.727194175 27.628532528;
        9982407.247830680193 | 113.595538163 -0.001092965 113.575454912 0.015701776 113.557604961 0.000891319
        113.573253014 -0.026941347;
        12248474.71984180926 | -70.477839997 -53.096745318 -70.482125873 -53.121459332 -70.449572489 -53.136236928
        -70.428695734 -53.117216657 -70.433187833 -53.093831302;
        62488979.43945854481 | 113.192043822 27.479920457 113.242797358 27.563985213 113.114115981 27.575786083;
        173080770.9548467931 | 114.373375034 -0.021294506 114.412807154 -0.075499948 114.489544909 -0.050149427
        114.481933443 0.027875413 114.428221127 0.07798202 114.351797043 0.049741198;
        116782561.6488624424 | -69.996860472 -53.560791184 -69.946674413 -53.481186129 -70.106998005 -53.456270213
        -70.163219478 -53.562907421;
        55705612687.31535618 | 113.0 27.0 116.0 27.0 115.0 30.43;
        6209777841691.929432 | 100.0 20.0 130.0 18.0 120.0 50.0 105.0 41.0;
        5728574554215.237532 | 175.0 -60.0 190.0 -75.0 181.0 10.0;
        """
}

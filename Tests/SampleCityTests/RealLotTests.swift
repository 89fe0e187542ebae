// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing

/// Sizes and shapes of lots in a plane.
private struct LotFigures {
    let areas: [Double]
    let compactness: Double
    let rectangularity: Double
    let aspect: Double
    let meanCorners: Double

    init(_ lots: [Geometry]) throws {
        var (compact, rectangular, aspects, corners) = ([Double](), [Double](), [Double](), 0)
        for lot in lots {
            let box = try lot.minimumRotatedRectangle()
            let ring = box.exteriorRing
            let sides = [ring[0].distance(to: ring[1]), ring[1].distance(to: ring[2])].sorted()
            compact.append(4 * Double.pi * lot.area / (lot.length * lot.length))
            rectangular.append(lot.area / box.area)
            aspects.append(sides[1] / sides[0])
            corners += lot.coordinates.count - 1
        }
        areas = lots.map(\.area)
        compactness = median(compact)
        rectangularity = median(rectangular)
        aspect = median(aspects)
        meanCorners = Double(corners) / Double(lots.count)
    }

    var medianArea: Double { median(areas) }
    var meanArea: Double { areas.reduce(0, +) / Double(areas.count) }
    var logSpread: Double {
        let logs = areas.map { log($0) }
        let mean = logs.reduce(0, +) / Double(logs.count)
        return (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count)).squareRoot()
    }
}

@Suite("lots of a synthetic city beside real ones")
struct RealLotTests {
    private static let corpus = "corpora/parcels-forestcity-nc/parcels_wgs84.geojson"

    /// The real lots: valid polygons of more than 50 m², in metres of UTM zone 17.
    private static func realLots() throws -> [(zoning: String, lot: Geometry)] {
        let document = try JSONSerialization.jsonObject(with: Data(contentsOf: Corpora.url(corpus)))
        let features = (document as? [String: Any])?["features"] as? [[String: Any]] ?? []
        let toPlane = try CoordinateOperation(from: .crs84, to: CRS("EPSG:32617"))
        return features.compactMap { feature in
            guard let geometry = feature["geometry"] as? [String: Any], geometry["type"] as? String == "Polygon",
                let rings = geometry["coordinates"] as? [[[Double]]],
                let polygon = try? Geometry.polygon(exterior: rings[0].map { Coordinate($0[0], $0[1]) }),
                let lot = try? toPlane.transform(polygon), lot.isValid, lot.area > 50
            else { return nil }
            return ((feature["properties"] as? [String: Any])?["Zoning"] as? String ?? "", lot)
        }
    }

    private static func madeLots() throws -> [(use: String, lot: Geometry)] {
        let city = try SyntheticCityUnderTest.larger.get()
        let toPlane = try CoordinateOperation(from: .cgcs2000, to: CRS("EPSG:4547"))
        return try city[.parcel].map { row in
            (row.text("land_use") ?? "", try toPlane.transform(try #require(row.geometry)))
        }
    }

    @Test(
        "shapes are as compact, rectangular, long and many-cornered as real ones",
        .enabled(if: Corpora.available(corpus)))
    func shapes() throws {
        let real = try LotFigures(try RealLotTests.realLots().map(\.lot))
        let made = try LotFigures(try RealLotTests.madeLots().map(\.lot))
        // Real: 0.70, 0.91, 1.75 and 7.6 corners.
        #expect(abs(made.compactness - real.compactness) < 0.05)
        #expect(abs(made.rectangularity - real.rectangularity) < 0.07)
        #expect(abs(made.aspect - real.aspect) < 0.25)
        #expect(abs(made.meanCorners - real.meanCorners) < 1.5)
    }

    @Test("sizes are of the order of real ones and as unequal", .enabled(if: Corpora.available(corpus)))
    func sizes() throws {
        let (allReal, allMade) = (try RealLotTests.realLots(), try RealLotTests.madeLots())
        let (real, made) = (try LotFigures(allReal.map(\.lot)), try LotFigures(allMade.map(\.lot)))
        // Real: median 1,900 m², mean 6,500 m², spread of the logarithm 1.17.
        #expect((0.5...2).contains(made.medianArea / real.medianArea))
        #expect((0.5...2).contains(made.meanArea / real.meanArea))
        #expect((0.8...1.4).contains(made.logSpread))
        let plants = try LotFigures(allReal.filter { $0.zoning.contains("MANUFA") }.map(\.lot))
        let industry = try LotFigures(allMade.filter { $0.use.hasPrefix("10") || $0.use.hasPrefix("11") }.map(\.lot))
        // Real manufacturing: median 7,700 m², mean 22,500 m².
        #expect((0.6...2.5).contains(industry.medianArea / plants.medianArea))
        #expect((0.5...1.5).contains(industry.meanArea / plants.meanArea))
    }

    @Test("industrial lots are of the sizes sold in Zhuzhou: 15 to 70亩 on average, some above 100亩")
    func zhuzhou() throws {
        let industry = try RealLotTests.madeLots().filter { $0.use.hasPrefix("10") }.map(\.lot.area)
        let mu = industry.map { $0 * 3 / 2_000 }
        #expect((15...70).contains(mu.reduce(0, +) / Double(mu.count)))
        #expect(mu.contains { $0 > 100 })
        #expect(Double(mu.filter { $0 >= 20 }.count) / Double(mu.count) > 0.25)
    }
}

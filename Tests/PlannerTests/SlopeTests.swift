// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import FeatureFormats
import Foundation
import LandStore
import Planner
import SimpleFeatures
import TestSupport
import Testing

/// Ground whose slope is known with a pencil, through GDAL's own tools and files.
@Suite("Slopes of parcels are those of the ground", .enabled(if: ElevationFile.isPossible))
struct SlopeTests {
    private let scratch: ScratchFolder
    /// A pixel of 5 m, 400 m beyond the origin on every side.
    private let grid = ElevationFile(
        west: SlopeCity.origin.x - 400, south: SlopeCity.origin.y - 400, cell: 5, columns: 320, rows: 320)
    private static let crs = ["-a_srs", "EPSG:4547"]

    init() throws {
        scratch = try ScratchFolder()
    }

    /// Heights over the place relative to the origin, in a GeoTIFF in the CRS of the city.
    private func ground(_ height: (Double, Double) -> Double?) throws -> URL {
        let text = try grid.write("ground", in: scratch) { x, y in
            height(x - SlopeCity.origin.x, y - SlopeCity.origin.y)
        }
        return try ElevationFile.translate(text, to: "ground.tif", in: scratch, Self.crs)
    }

    private func measure(
        _ city: SlopeCity, _ raster: URL, replacing: Bool = false, sourceCRS: String? = nil
    ) throws -> SlopeReport {
        var options = SlopeOptions()
        options.replacesExisting = replacing
        options.sourceCRS = try sourceCRS.map { try CRS($0) }
        return try city.planner.recordSlopes(from: raster, options: options, using: GDALTools())
    }

    private static let fourSquares = [(0.0, 0.0), (100, 30), (-250, 60), (40, -210)].enumerated().map {
        (id: "P\($0)", polygons: [[SlopeCity.square($1.0, $1.1, side: 90)]], slope: nil as Double?)
    }

    @Test(
        "a plane has its gradient everywhere, whatever the raster is in",
        arguments: ["EPSG:4547", "EPSG:4526", "EPSG:4546", "EPSG:32649", "EPSG:4490", "EPSG:4326"])
    func plane(crs: String) throws {
        let city = try SlopeCity(Self.fourSquares, in: scratch)
        let toCity = try CoordinateOperation(from: CRS(crs), to: CRS("EPSG:4547"))
        let toRaster = try CoordinateOperation(from: CRS("EPSG:4547"), to: CRS(crs))
        let middle = try toRaster.transform(Coordinate(SlopeCity.origin.x, SlopeCity.origin.y))
        let cell = toRaster.target.isGeographic ? 1e-4 : 10.0
        let file = ElevationFile(
            west: middle.x - 60 * cell, south: middle.y - 60 * cell, cell: cell, columns: 120, rows: 120)
        let text = try file.write("plane", in: scratch) { x, y in
            let place = try toCity.transform(Coordinate(x, y))
            return 50 + 0.16 * (place.x - SlopeCity.origin.x) - 0.12 * (place.y - SlopeCity.origin.y)
        }
        let raster = try ElevationFile.translate(text, to: "plane.tif", in: scratch, ["-a_srs", crs])
        let report = try measure(city, raster)
        #expect(report.measured.count == 4)
        for (_, percent) in report.measured { #expect(abs(percent - 20) <= 0.02, "\(percent)") }
        #expect(try city.recorded().values.allSatisfy { abs($0 - 20) <= 0.02 })
    }

    @Test("a raster that stands at an angle is turned")
    func turned() throws {
        let city = try SlopeCity(Self.fourSquares, in: scratch)
        let (cosine, sine) = (0.8, 0.6)
        // Columns of the text run along (0.8, 0.6) and rows along (0.6, -0.8), 8 m a step, from the north-west.
        let file = ElevationFile(west: 0, south: 0, cell: 8, columns: 200, rows: 200)
        let corner = (x: SlopeCity.origin.x - 1100, y: SlopeCity.origin.y + 150)
        let text = try file.write("turned", in: scratch) { along, up in
            let down = 1600 - up
            return 0.05 * (corner.x + cosine * along + sine * down) + 300
        }
        let virtual = try ElevationFile.translate(text, to: "turned.vrt", in: scratch, ["-of", "VRT"] + Self.crs)
        var lines = try String(contentsOf: virtual, encoding: .utf8).components(separatedBy: "\n")
        let place = try #require(lines.firstIndex { $0.contains("<GeoTransform>") })
        lines[place] =
            "<GeoTransform>\(corner.x), \(8 * cosine), \(8 * sine), \(corner.y), \(8 * sine), \(-8 * cosine)"
            + "</GeoTransform>"
        try lines.joined(separator: "\n").write(to: virtual, atomically: true, encoding: .utf8)
        let report = try measure(city, virtual)
        #expect(report.measured.count == 4)
        for (_, percent) in report.measured { #expect(abs(percent - 5) <= 0.01, "\(percent)") }
    }

    @Test("a roof has the slope of each side, and across the ridge the mean by area")
    func roof() throws {
        let city = try SlopeCity(
            [
                ("west", [[SlopeCity.square(-200, 0, side: 100)]], nil),
                ("east", [[SlopeCity.square(60, 0, side: 100)]], nil),
                ("ridge", [[SlopeCity.square(-100, 0, side: 200)]], nil),
                ("both", [[SlopeCity.square(-200, 0, side: 100)], [SlopeCity.square(60, 0, side: 50)]], nil),
            ], in: scratch)
        _ = try measure(city, try ground { x, _ in 500 - (x < 0 ? -0.06 * x : 0.14 * x) })
        // Beside the ridge the 3×3 window sees both sides: |0.75·6 - 0.25·14| = 1 and |0.75·14 - 0.25·6| = 9.
        let slopes = try city.recorded()
        let expected = ["west": 6, "east": 14, "ridge": 9.75, "both": 7.6]
        #expect(slopes == expected)
    }

    @Test("a cone has one slope, when its steep top lies in a hole of the parcel")
    func cone() throws {
        let hole = SlopeCity.square(-120, -120, side: 240)
        let city = try SlopeCity(
            [
                ("ring", [[SlopeCity.square(-300, -300, side: 600), hole]], nil),
                ("disc", [[SlopeCity.square(-300, -300, side: 600)]], nil),
            ], in: scratch)
        _ = try measure(
            city,
            try ground { x, y in
                let distance = (x * x + y * y).squareRoot()
                return 900 - 0.25 * distance + max(0, 100 - distance)
            })
        let slopes = try city.recorded()
        #expect(abs((slopes["ring"] ?? 0) - 25) <= 0.025, "\(slopes)")
        // π·100² of 600² m² are 125% steep.
        #expect(abs((slopes["disc"] ?? 0) - (25 + 100 * .pi * 10_000 / 360_000)) < 0.3, "\(slopes)")
    }

    @Test("pixels count whose centres lie inside, and a parcel without one takes the pixel it stands on")
    func pixels() throws {
        // Heights x²/2000: the slope at a centre is x/10 percent, which central differences give exactly.
        let city = try SlopeCity(
            [
                // Centres at 102.5 and 107.5 in it, 112.5 not.
                ("two", [[[[102, 0], [112, 0], [112, 5], [102, 5], [102, 0]]]], nil),
                ("tiny", [[SlopeCity.square(201, 51, side: 1)]], nil),
                ("needle", [[[[153, 0], [154, 0], [154, 90], [153, 90], [153, 0]]]], nil),
            ], in: scratch)
        _ = try measure(city, try ground { x, _ in x * x / 2000 })
        let slopes = try city.recorded()
        for (id, expected) in [("two", 10.5), ("tiny", 20.25), ("needle", 15.25)] {
            #expect(abs((slopes[id] ?? 0) - expected) <= 0.011, "\(id): \(slopes)")
        }
    }

    @Test("a parcel of which less than half is known is left out and named, and so is one outside")
    func gaps() throws {
        // Strips of 100 m with gaps from x = 40 or x = 60 on: the pixel beside a gap is not known either.
        let city = try SlopeCity(
            [
                ("P1", [[[[0, 100], [100, 100], [100, 200], [0, 200], [0, 100]]]], nil),
                ("P2", [[[[0, 0], [100, 0], [100, 90], [0, 90], [0, 0]]]], nil),
                ("P3", [[SlopeCity.square(9000, 0, side: 50)]], nil),
                ("P4", [[SlopeCity.square(60, 20, side: 20)]], nil),
                // Half on the raster, which ends at x = 1200, and a fifth.
                ("P5", [[SlopeCity.square(1150, 0, side: 90)]], nil),
                ("P6", [[SlopeCity.square(1180, 200, side: 90)]], nil),
            ], in: scratch)
        let report = try measure(
            city, try ground { x, y in x > (y > 95 ? 65 : 40) && x < 200 && y > -300 ? nil : 0.1 * x })
        #expect(report.measured.map(\.parcelID) == ["P1", "P5"])
        #expect(report.measured.allSatisfy { $0.percent == 10 })
        #expect(report.outside.map(\.parcelID) == ["P3"])
        #expect(report.tooLittleKnown.map(\.parcelID) == ["P2", "P4", "P6"])
        #expect(report.tooLittleKnown.map(\.knownShare)[..<2] == [0.35, 0])
        #expect(try city.recorded() == ["P1": 10, "P5": 10])
    }

    @Test("heights in feet and in scaled whole numbers are converted to metres")
    func units() throws {
        let city = try SlopeCity(Self.fourSquares, in: scratch)
        let text = try grid.write("feet", in: scratch) { x, _ in (x - SlopeCity.origin.x) * 0.1 / 0.3048 }
        let feet = try ElevationFile.translate(text, to: "feet.tif", in: scratch, ["-a_srs", "EPSG:4547+8228"])
        let whole = try grid.write("whole", in: scratch) { x, _ in (x - SlopeCity.origin.x) * 10 + 4000 }
        let scaled = try ElevationFile.translate(
            whole, to: "scaled.tif", in: scratch, ["-ot", "Int16", "-a_scale", "0.01", "-a_offset", "-40"] + Self.crs)
        for raster in [feet, scaled] {
            let report = try measure(city, raster, replacing: true)
            #expect(report.measured.count == 4)
            for (_, percent) in report.measured { #expect(abs(percent - 10) <= 0.01, "\(raster): \(percent)") }
        }
    }

    @Test("a recorded slope is kept unless it is to be replaced")
    func kept() throws {
        let city = try SlopeCity(
            [
                ("old", [[SlopeCity.square(0, 0, side: 50)]], 3.3),
                ("new", [[SlopeCity.square(60, 0, side: 50)]], nil),
            ], in: scratch)
        let raster = try ground { x, y in 0.03 * x + 0.04 * y }
        let first = try measure(city, raster)
        #expect(first.measured.count == 1 && first.keptCount == 1 && first.replacedCount == 0)
        #expect(try city.recorded() == ["old": 3.3, "new": 5])
        let lines = try city.planner.workspace.ledgerCount()
        let nothing = try measure(city, raster)
        #expect(nothing.measured.isEmpty && nothing.keptCount == 2)
        #expect(try city.planner.workspace.ledgerCount() == lines, "nothing was done, and the ledger says nothing")
        let second = try measure(city, raster, replacing: true)
        #expect(second.measured.count == 2 && second.keptCount == 0 && second.replacedCount == 2)
        #expect(try city.recorded() == ["old": 5, "new": 5])
        #expect(try city.planner.workspace.ledgerCount() == lines + 1)
    }

    @Test("a number that stands for gaps unsaid is not taken for ground, and nothing is written")
    func undeclaredGaps() throws {
        let city = try SlopeCity(Self.fourSquares, in: scratch)
        let text = try grid.write("gaps", in: scratch, declaringGap: false) { x, y in
            Int(x + y).isMultiple(of: 3) ? nil : 100
        }
        let raster = try ElevationFile.translate(text, to: "gaps.tif", in: scratch, Self.crs)
        #expect {
            try measure(city, raster)
        } throws: {
            "\($0)".contains("P0") && "\($0)".contains("-a_nodata")
        }
        #expect(try city.recorded().isEmpty)
    }
}

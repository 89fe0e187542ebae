// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("The largest rectangle at any angle")
struct LargestRectangleTests {
    /// A ring of corners turned about the origin and moved to the ground of EPSG:4547.
    static func ring(_ corners: [(Double, Double)], turnedBy degrees: Double = 0) -> [Coordinate] {
        let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        return (corners + corners.prefix(1)).map { x, y in
            Coordinate(420_000 + x * cosine - y * sine, 3_080_000 + x * sine + y * cosine)
        }
    }

    static func polygon(_ corners: [(Double, Double)], turnedBy degrees: Double = 0) throws -> Geometry {
        try .polygon(exterior: ring(corners, turnedBy: degrees))
    }

    static func covers(_ geometry: Geometry, _ rectangle: PlacedRectangle) throws -> Bool {
        try geometry.buffer(distance: 1e-6).covers(rectangle.geometry())
    }

    private func largest(_ geometry: Geometry) throws -> PlacedRectangle {
        let found = try FitOutline(geometry).largestRectangle()
        #expect(found.isProven)
        let rectangle = try #require(found.rectangle)
        #expect(found.areaBoundSquareMetres >= rectangle.areaSquareMetres - 1e-6)
        #expect(try Self.covers(geometry, rectangle))
        return rectangle
    }

    @Test("of a rectangle is the rectangle itself", arguments: [0, 17, 45, 90, 133.7])
    func rectangle(degrees: Double) throws {
        let outline = try Self.polygon([(0, 0), (300, 0), (300, 200), (0, 200)], turnedBy: degrees)
        let largest = try largest(outline)
        #expect(abs(largest.lengthMetres - 300) < 1e-6)
        #expect(abs(largest.widthMetres - 200) < 1e-6)
        #expect(abs(largest.angleDegrees - degrees) < 1e-6)
        #expect(abs(largest.center.x - outline.envelope.center.x) < 1e-6)
        #expect(abs(largest.center.y - outline.envelope.center.y) < 1e-6)
    }

    @Test("of a triangle has half its area, whatever its shape", arguments: [0, 29, 61.3])
    func triangle(degrees: Double) throws {
        for (apex, height) in [(0.0, 120.0), (50, 120), (100, 120), (150, 120), (70, 0.8)] {
            let outline = try Self.polygon([(0, 0), (200, 0), (apex, height)], turnedBy: degrees)
            #expect(abs(try largest(outline).areaSquareMetres / outline.area - 0.5) < 0.0005)
        }
    }

    @Test("of an L is its longer arm", arguments: [0, 38])
    func ell(degrees: Double) throws {
        let outline = try Self.polygon([(0, 0), (300, 0), (300, 60), (50, 60), (50, 200), (0, 200)], turnedBy: degrees)
        let largest = try largest(outline)
        #expect(abs(largest.lengthMetres - 300) < 1e-6)
        #expect(abs(largest.widthMetres - 60) < 1e-6)
    }

    @Test("between two squares runs along one side", arguments: [0, 11])
    func annulus(degrees: Double) throws {
        let outline = try Geometry.polygon(
            exterior: Self.ring([(0, 0), (300, 0), (300, 300), (0, 300)], turnedBy: degrees),
            interiors: [Self.ring([(80, 80), (80, 220), (220, 220), (220, 80)], turnedBy: degrees)])
        let largest = try largest(outline)
        #expect(abs(largest.lengthMetres - 300) < 1e-6)
        #expect(abs(largest.widthMetres - 80) < 1e-6)
    }

    @Test("of a parallelogram with a long base stands on the base", arguments: [0, 74])
    func parallelogram(degrees: Double) throws {
        // Flush with the base and as high as the parallelogram: 300 less the slant of 80, by 100.
        let outline = try Self.polygon([(0, 0), (300, 0), (380, 100), (80, 100)], turnedBy: degrees)
        #expect(abs(try largest(outline).areaSquareMetres - 22_000) < 1e-3)
    }

    @Test("of a sliver is the sliver, however thin", arguments: [1, 0.01, 0.001])
    func sliver(metres: Double) throws {
        let outline = try Self.polygon([(0, 0), (800, 0), (800, metres), (0, metres)], turnedBy: 33)
        let found = try FitOutline(outline).largestRectangle()
        let rectangle = try #require(found.rectangle)
        #expect(abs(rectangle.widthMetres - metres) < 1e-6)
        #expect(abs(rectangle.lengthMetres - 800) < 1e-5)
    }

    @Test("of two polygons lies in one of them, the one that holds more")
    func parts() throws {
        let square = try Self.polygon([(0, 0), (100, 0), (100, 100), (0, 100)])
        let star = try Self.polygon([(200, 0), (500, 0), (210, 10), (200, 130)])
        let largest = try largest(.multiPolygon([star, square]))
        #expect(abs(largest.areaSquareMetres - 10_000) < 1e-3)
        #expect(try square.buffer(distance: 1e-6).covers(largest.geometry()))
    }

    @Test("of ground of less than a square metre is found as of any other")
    func tiny() throws {
        let triangle = try Self.polygon([(0, 0), (1.5, 0), (0.5, 0.9)], turnedBy: 20)
        #expect(abs(try largest(triangle).areaSquareMetres - 0.3375) < 0.0005)
        let square = try Self.polygon([(0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5)])
        #expect(abs(try largest(square).areaSquareMetres - 0.25) < 1e-6)
    }

    @Test("is, of several that are as large, the one that is met first: flush with the longest edge, the lowest")
    func equals() throws {
        let part = try StripSweepTests.part(StripSweepTests.box(150, 150), hole: StripSweepTests.box(70, 70))
        var search = LargestRectangleSearch(part, best: nil, visitLimit: FitOutline.visitLimit)
        let isComplete = search.run()
        let best = try #require(search.best)
        #expect(isComplete)
        #expect((best.lengthMetres, best.widthMetres, best.angleDegrees) == (300, 80, 0))
        #expect((best.center.x, best.center.y) == (0, -110))
    }

    @Test("of nothing, a point or a line is nothing")
    func nothing() throws {
        for geometry in [
            try Geometry.empty(.polygon), try .point(Coordinate(1, 2)),
            try .lineString([Coordinate(0, 0), Coordinate(5, 5)]), try .empty(.multiPolygon),
        ] {
            let found = try FitOutline(geometry).largestRectangle()
            #expect(found.rectangle == nil)
            #expect(found.areaBoundSquareMetres == 0)
        }
    }

    @Test("is never beaten by more than the tolerance by a search that tries everything")
    func bruteForce() throws {
        try forAll(count: 150) { generator, round in
            let outline = try RandomOutline.any(&generator)
            let largest = try largest(outline)
            let brute = BruteRectangles(outline)
            let tried = try #require(brute.best(&generator) { $0 * $1 })
            #expect(
                tried.area <= largest.areaSquareMetres * (1 + FitOutline.largestAreaTolerance) + 1e-3,
                "round \(round): \(outline.wkt()) has \(tried), not only \(largest)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("Outlines that no planner drew")
struct DegenerateOutlineTests {
    private func questions(_ geometry: Geometry) throws -> (LargestRectangle, RectangleFit, FitFrontier) {
        let outline = try FitOutline(geometry)
        let found = (
            outline.largestRectangle(), try outline.fit(lengthMetres: 60, widthMetres: 40),
            outline.frontier(widthsMetres: [10, 40])
        )
        if let rectangle = found.0.rectangle { #expect(try LargestRectangleTests.covers(geometry, rectangle)) }
        if let placement = found.1.placement { #expect(try LargestRectangleTests.covers(geometry, placement)) }
        return found
    }

    @Test("a disc of 10,000 vertices holds nearly the square that a disc holds, and never more")
    func manyVertices() throws {
        let disc = try Geometry.point(Coordinate(420_000, 3_080_000)).buffer(distance: 200, quadrantSegments: 2500)
        #expect(disc.coordinateCount > 10_000)
        let outline = try FitOutline(disc)
        #expect(outline.simplifiedByMetres > 0)
        #expect(outline.parts[0].segments.count <= FitOutline.vertexLimit)
        let area = try #require(try questions(disc).0.rectangle).areaSquareMetres
        #expect(area < 80_000 && area > 0.98 * 80_000)
        // As many vertices as are allowed are left alone.
        let plain = try Geometry.point(Coordinate(0, 0)).buffer(distance: 200, quadrantSegments: 50)
        #expect(try FitOutline(plain).simplifiedByMetres == 0)
    }

    @Test("a ragged outline of 10,000 vertices with ragged holes ends, inside")
    func ragged() throws {
        var generator = RepeatableGenerator(seed: 9)
        let outer = RandomOutline.star(vertices: 10_000, radius: 180...200, &generator)
        let hole = RandomOutline.star(
            vertices: 3000, radius: 20...25, around: Coordinate(60, 60), &generator)
        let (largest, fit, _) = try questions(.polygon(exterior: outer, interiors: [hole]))
        #expect(largest.rectangle != nil)
        #expect(fit.fits)
    }

    @Test("a simplified outline lies inside, moved by a 4096th of its extent, doubled six times at most")
    func simplification() throws {
        try forAll(seed: 3, count: 20) { generator, _ in
            let inner = Double.random(in: 20...195, using: &generator)
            let polygon = try Geometry.polygon(
                exterior: RandomOutline.star(vertices: 900, radius: inner...200, &generator))
            let simpler = try InnerSimplification(of: polygon, vertexLimit: 100)
            let doublings = log2(simpler.movedByMetres / max(polygon.envelope.width, polygon.envelope.height)) + 12
            #expect(doublings >= 0 && doublings < 6.5 && abs(doublings - doublings.rounded()) < 1e-9)
            for part in simpler.polygons {
                #expect(try polygon.covers(part))
                #expect(part.coordinateCount <= 100)
            }
            // As many vertices as it came to are few enough.
            let most = simpler.polygons.map(\.coordinateCount).max() ?? 0
            #expect(try InnerSimplification(of: polygon, vertexLimit: most).movedByMetres == simpler.movedByMetres)
        }
    }

    @Test("an outline of as many vertices as are allowed stays, and what is all seam comes out empty")
    func simplificationLimits() throws {
        let disc = try Geometry.point(Coordinate(0, 0)).buffer(distance: 200, quadrantSegments: 50)
        #expect(try InnerSimplification(of: disc, vertexLimit: disc.coordinateCount).movedByMetres == 0)
        #expect(try InnerSimplification(of: disc, vertexLimit: disc.coordinateCount - 1).movedByMetres > 0)
        // A band of a centimetre along a zigzag of 4096 m: a 4096th of that is a metre.
        let along = (0...256).map { Coordinate(Double($0) * 16, Double($0 % 2)) }
        let back = along.reversed().map { Coordinate($0.x, $0.y + 0.01) }
        let seam = try InnerSimplification(of: .polygon(exterior: along + back + along.prefix(1)), vertexLimit: 256)
        #expect(seam.polygons.isEmpty)
        #expect(seam.movedByMetres == 4096)
    }

    @Test("a comb of slots too narrow for anything has no place for a hall")
    func comb() throws {
        var corners: [(Double, Double)] = []
        for tooth in 0..<400 {
            let x = Double(tooth)
            corners += [(x, 0), (x + 0.4, 0), (x + 0.4, 300), (x + 1, 300)]
        }
        corners += [(400, 0), (401, 0), (401, 301), (0, 301)]
        let polygon = try LargestRectangleTests.polygon(corners).makeValid()
        let (_, fit, frontier) = try questions(polygon)
        #expect(!fit.fits)
        #expect(frontier.steps[1].lengthMetres == 0)
    }

    @Test("a spike changes nothing about the body it sticks out of")
    func spike() throws {
        let spiked = try LargestRectangleTests.polygon(
            [(0, 0), (200, 0), (200, 49.999), (1500, 50), (200, 50.001), (200, 100), (0, 100)], turnedBy: 23)
        let rectangle = try #require(try questions(spiked).0.rectangle)
        #expect(abs(rectangle.areaSquareMetres - 20_000) < 1)
    }

    @Test("holes that touch the boundary and each other in a point cut as far as they reach")
    func touchingHoles() throws {
        let outer = LargestRectangleTests.ring([(0, 0), (200, 0), (200, 100), (0, 100)])
        let first = LargestRectangleTests.ring([(100, 0), (110, 30), (90, 30)])
        let second = LargestRectangleTests.ring([(100, 30), (110, 60), (90, 60)])
        let polygon = try Geometry.polygon(exterior: outer, interiors: [first, second])
        #expect(polygon.isValid)
        let rectangle = try #require(try questions(polygon).0.rectangle)
        #expect(abs(rectangle.areaSquareMetres - 9000) < 1e-3)
    }

    @Test("an island in a hole is a place of its own")
    func island() throws {
        let ring = try Geometry.polygon(
            exterior: LargestRectangleTests.ring([(0, 0), (200, 0), (200, 200), (0, 200)]),
            interiors: [LargestRectangleTests.ring([(10, 10), (190, 10), (190, 190), (10, 190)])])
        let island = try LargestRectangleTests.polygon([(50, 50), (120, 50), (120, 110), (50, 110)])
        let (largest, fit, _) = try questions(.multiPolygon([ring, island]))
        #expect(abs(try #require(largest.rectangle).areaSquareMetres - 4200) < 1e-3)
        #expect(fit.fits)
    }

    @Test("an outline that crosses itself has the places of its two halves")
    func bowTie() throws {
        // By the even-odd rule; GEOS would not answer for such a geometry.
        let bow = try LargestRectangleTests.polygon([(0, 0), (200, 100), (200, 0), (0, 100)])
        let found = try FitOutline(
            .multiPolygon(bow.makeValid().polygons)
        ).largestRectangle()
        #expect(abs(try #require(found.rectangle).areaSquareMetres - 2500) < 3)
    }

    @Test("repeated positions and edges of a hair's length do no harm")
    func repeatedPositions() throws {
        let polygon = try LargestRectangleTests.polygon(
            [(0, 0), (100, 0), (100, 0), (100, 1e-9), (100, 70), (50, 70 + 1e-9), (0, 70), (0, 70)])
        let rectangle = try #require(try questions(polygon).0.rectangle)
        #expect(abs(rectangle.areaSquareMetres - 7000) < 1e-3)
    }

    @Test("the work is cut off at its limit, and what was found until then is said not to be proven")
    func workLimit() throws {
        var generator = RepeatableGenerator(seed: 2)
        let outline = try FitOutline(
            .polygon(exterior: RandomOutline.star(vertices: 12, radius: 100...200, &generator)))
        var search = LargestRectangleSearch(outline.parts[0], best: nil, visitLimit: 1000)
        let isComplete = search.run()
        #expect(!isComplete)
        #expect(search.best != nil)
        var frontier = FrontierSearch(
            outline.parts[0], widths: [40], lengths: [0],
            effort: FrontierEffort(toleranceRatio: 0.01, visitLimit: 1000))
        frontier.run()
        #expect(frontier.bounds == [.infinity])
    }
}

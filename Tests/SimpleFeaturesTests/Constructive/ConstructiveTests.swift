// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite struct ConstructiveTests {
    private let square: Geometry

    init() throws {
        square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
    }

    @Test("a buffer grows outward, shrinks inward, and shrinks to nothing")
    func buffer() throws {
        let grown = try square.buffer(distance: 2, quadrantSegments: 64)
        #expect(abs(grown.area - (100 + 4 * 20 + 4 * Double.pi)) < 0.01)
        #expect(try square.buffer(distance: -3).area == 16)
        #expect(try square.buffer(distance: -5).isEmpty)
        #expect(try square.buffer(distance: 0).equalsTopologically(square))
        #expect(throws: SpatialError.self) { try square.buffer(distance: .nan) }
        #expect(throws: SpatialError.self) { try square.buffer(distance: 1, quadrantSegments: 0) }
    }

    @Test("hull, centroid, boundary and a point on the surface of a horseshoe")
    func horseshoe() throws {
        let horseshoe = try Geometry(wkt: "POLYGON ((0 0, 9 0, 9 9, 8 9, 8 1, 1 1, 1 9, 0 9, 0 0))")
        #expect(try horseshoe.convexHull().area == 81)
        #expect(try !horseshoe.covers(horseshoe.centroid()))
        #expect(try horseshoe.contains(horseshoe.pointOnSurface()))
        #expect(try horseshoe.boundary().kind == .lineString)
        #expect(try horseshoe.boundary().length == horseshoe.length)
    }

    @Test("nothing has an empty hull, centroid, buffer and rectangle")
    func ofNothing() throws {
        let nothing = try Geometry.empty(.polygon)
        for result in try [
            nothing.convexHull(), nothing.centroid(), nothing.pointOnSurface(), nothing.buffer(distance: 1),
            nothing.minimumRotatedRectangle(), nothing.simplify(tolerance: 1), nothing.normalized(),
            nothing.oriented(exteriorCounterClockwise: true), nothing.boundary(), nothing.makeValid(),
        ] { #expect(result.isEmpty) }
        #expect(try nothing.minimumWidth() == 0)
    }

    @Test("the rectangle of least area finds a rectangle again, at any angle and far from the origin")
    func rotatedRectangle() throws {
        try forAll { generator, round in
            let angle = Double.random(in: 0...(2 * .pi), using: &generator)
            let (long, short) = (Double.random(in: 20...90, using: &generator), 12.5)
            let rectangle = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: long, maxY: short))
                .mapCoordinates { x, y in
                    for index in x.indices {
                        (x[index], y[index]) = (
                            38_500_000 + x[index] * cos(angle) - y[index] * sin(angle),
                            3_000_000 + x[index] * sin(angle) + y[index] * cos(angle)
                        )
                    }
                }
            let found = try rectangle.minimumRotatedRectangle()
            #expect(found.kind == .polygon && found.coordinateCount == 5)
            #expect(abs(found.area - long * short) < 1e-4, "round \(round)")
            #expect(try found.symmetricDifference(rectangle).area < 1e-4, "round \(round)")
            #expect(try abs(rectangle.minimumWidth() - short) < 1e-6, "round \(round)")
        }
    }

    @Test("the rectangle of least area holds the geometry and is no larger than any box around it")
    func rotatedRectangleIsLeast() throws {
        try forAll { generator, round in
            let geometry = try RandomGeometry.polygon(&generator)
            let rectangle = try geometry.minimumRotatedRectangle()
            #expect(try rectangle.buffer(distance: 1e-6).covers(geometry), "round \(round)")
            for step in 0..<90 {
                let angle = Double(step) * .pi / 180
                let box = Envelope(
                    geometry.coordinates.map {
                        Coordinate($0.x * cos(angle) + $0.y * sin(angle), $0.y * cos(angle) - $0.x * sin(angle))
                    })
                #expect(rectangle.area <= box.width * box.height + 1e-6, "round \(round), \(step)°")
            }
        }
    }

    @Test("without width the rectangle of least area is a line or a point")
    func flatRectangle() throws {
        #expect(try Geometry(wkt: "LINESTRING (0 0, 1 1, 3 3)").minimumRotatedRectangle().kind == .lineString)
        #expect(try Geometry(wkt: "POINT (3 3)").minimumRotatedRectangle().kind == .point)
    }

    @Test("simplifying drops vertices within the tolerance and keeps the ring")
    func simplify() throws {
        let bent = try Geometry(wkt: "POLYGON ((0 0, 5 0.1, 10 0, 10 10, 0 10, 0 0))")
        #expect(try bent.simplify(tolerance: 0.2).coordinateCount == 5)
        #expect(try bent.simplify(tolerance: 0.05).coordinateCount == 6)
        #expect(try bent.simplify(tolerance: 1000).isValid)
        #expect(throws: SpatialError.self) { try bent.simplify(tolerance: -1) }
    }

    @Test("orienting turns exteriors one way and holes the other")
    func orientation() throws {
        try forAll { generator, round in
            let polygon = try RandomGeometry.polygon(&generator)
            let leftward = try polygon.oriented(exteriorCounterClockwise: true)
            let rightward = try polygon.oriented(exteriorCounterClockwise: false)
            #expect(leftward.exteriorRing == rightward.exteriorRing.reversed(), "round \(round)")
            #expect(leftward.interiorRings == rightward.interiorRings.map { $0.reversed() }, "round \(round)")
            #expect(leftward.wkb == polygon.wkb, "the generator draws counter-clockwise: round \(round)")
            #expect(try leftward.equalsTopologically(rightward), "round \(round)")
        }
        let clockwise = try Geometry(wkt: "MULTIPOLYGON (((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 1 2, 2 2, 1 1)))")
        #expect(
            try clockwise.oriented(exteriorCounterClockwise: true).wkt()
                == "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 1 1)))")
    }
}

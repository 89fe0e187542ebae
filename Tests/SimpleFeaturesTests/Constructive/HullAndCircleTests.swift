// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct HullAndCircleTests {
    @Test("hulls hold every vertex, the concave one inside the convex")
    func hulls() throws {
        try forAll(count: 100) { generator, round in
            let points = try Geometry.multiPoint(
                (0..<30).map { _ in try .point(RandomGeometry.coordinate(&generator)) })
            let convex = try points.convexHull()
            #expect(try convex.covers(points), "round \(round)")
            var last = convex.area
            for ratio in [0.9, 0.5, 0.2, 0] {
                let concave = try points.concaveHull(ratio: ratio)
                #expect(try concave.covers(points) && concave.isValid, "round \(round)")
                #expect(concave.area <= last + 1e-9, "round \(round)")
                last = concave.area
            }
            // The triangulation may leave out the flattest triangles at the rim.
            #expect(try points.concaveHull(ratio: 1).area >= 0.99 * convex.area, "round \(round)")
        }
        #expect(throws: SpatialError.self) { try Geometry.empty(.polygon).concaveHull(ratio: 1.1) }
        #expect(try Geometry.empty(.polygon).concaveHull(ratio: 0.5).isEmpty)
    }

    @Test("the smallest circle around holds every vertex, and two or three of them lie on it")
    func minimumBoundingCircle() throws {
        try forAll { generator, round in
            let geometry = try RandomGeometry.polygon(&generator)
            let circle = try #require(try geometry.minimumBoundingCircle())
            let reaches = geometry.exteriorRing.dropLast().map { $0.distance(to: circle.center) }
            #expect(reaches.allSatisfy { $0 <= circle.radius + 1e-9 }, "round \(round)")
            #expect(reaches.count { $0 >= circle.radius - 1e-6 } >= 2, "round \(round)")
        }
        let point = try Geometry.point(Coordinate(3, 4))
        #expect(try point.minimumBoundingCircle() == Circle(center: Coordinate(3, 4), radius: 0))
        #expect(try Geometry.empty(.polygon).minimumBoundingCircle() == nil)
    }

    @Test("the largest circle inside stays inside, and no place of a fine grid has a larger")
    func maximumInscribedCircle() throws {
        try forAll(count: 40) { generator, round in
            let polygon = try RandomGeometry.polygon(&generator)
            let circle = try #require(try polygon.maximumInscribedCircle(tolerance: 0.01))
            let boundary = try polygon.boundary()
            #expect(try polygon.covers(.point(circle.center)), "round \(round)")
            #expect(try abs(boundary.distance(to: .point(circle.center)) - circle.radius) < 1e-9, "round \(round)")
            let box = polygon.envelope
            for i in 0..<20 {
                for j in 0..<20 {
                    let place = try Geometry.point(
                        Coordinate(box.minX + box.width * Double(i) / 20, box.minY + box.height * Double(j) / 20))
                    guard try polygon.contains(place) else { continue }
                    #expect(try boundary.distance(to: place) <= circle.radius + 0.01, "round \(round)")
                }
            }
        }
    }

    @Test("the largest circle between wells has none inside, and its centre in the boundary")
    func largestEmptyCircle() throws {
        let wells = try Geometry(wkt: "MULTIPOINT ((0 0), (10 0), (0 10), (10 10))")
        let circle = try #require(try wells.largestEmptyCircle(tolerance: 1e-6))
        #expect(circle.center.distance(to: Coordinate(5, 5)) < 1e-3)
        #expect(abs(circle.radius - 50.squareRoot()) < 1e-3)
        let field = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 30, maxY: 10))
        let wide = try #require(try wells.largestEmptyCircle(within: field, tolerance: 1e-6))
        #expect(wide.radius >= circle.radius - 1e-3 && field.envelope.contains(wide.center))
        #expect(try abs(wells.distance(to: .point(wide.center)) - wide.radius) < 1e-9)
        let small = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 2, maxY: 2))
        #expect(throws: SpatialError.self) { try wells.largestEmptyCircle(within: small, tolerance: 1) }
        #expect(try Geometry.empty(.multiPoint).largestEmptyCircle(tolerance: 1) == nil)
        #expect(throws: SpatialError.self) { try wells.largestEmptyCircle(within: .empty(.polygon), tolerance: 1) }
        #expect(throws: SpatialError.self) { try Geometry.point(Coordinate(0, 0)).largestEmptyCircle(tolerance: 1) }
    }

    @Test("what GEOS would search for ever, or with all memory, is refused or answered in bounded time")
    func boundedSearch() throws {
        let flat = try Geometry(wkt: "POLYGON ((0 0, 5 0, 9 0, 0 0))")
        let thin = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 1e9, maxY: 1))
        for (polygon, tolerance) in [(flat, 1), (thin, 1), (thin, 0), (thin, -1), (thin, .nan)] as [(Geometry, Double)]
        {
            let error = #expect(throws: SpatialError.self) { try polygon.maximumInscribedCircle(tolerance: tolerance) }
            #expect(error?.code == .invalidArgument)
        }
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 4, maxY: 4))
        #expect(try square.maximumInscribedCircle(tolerance: 1e-300)?.radius == 2)
        #expect(try Geometry.empty(.polygon).maximumInscribedCircle(tolerance: 1) == nil)
        let error = #expect(throws: SpatialError.self) {
            try Geometry.point(Coordinate(0, 0)).maximumInscribedCircle(tolerance: 1)
        }
        #expect(error?.code == .unsupported)
    }

    @Test("minimum clearance is the smallest gap, and infinite for one point")
    func minimumClearance() throws {
        let polygon = try Geometry(wkt: "POLYGON ((0 0, 10 0, 10 0.25, 0 0.25, 0 0))")
        #expect(try polygon.minimumClearance() == 0.25)
        #expect(try polygon.minimumClearanceLine().length == 0.25)
        #expect(try Geometry.point(Coordinate(0, 0)).minimumClearance() == .infinity)
        #expect(try Geometry.empty(.polygon).minimumClearanceLine().isEmpty)
    }
}

// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@Suite("Rings turned one way")
struct OrientationTests {
    @Test(
        "a ring of any size is turned when it runs the wrong way, and left when it runs the right one",
        arguments: [1e-6, 0.25, 0.5, 1, 1.5, 2, 4, 1e9])
    func sizes(area: Double) throws {
        // Right-angled, with its first corner far from the origin.
        let (x, y) = (420_000.0, 3_080_000.0)
        let side = (2 * area).squareRoot()
        let corners = [Coordinate(x, y), Coordinate(x + side, y), Coordinate(x, y + side), Coordinate(x, y)]
        let counterClockwise = try Geometry.polygon(exterior: corners)
        let clockwise = try Geometry.polygon(exterior: corners.reversed())
        for shape in [counterClockwise, clockwise] {
            #expect(try shape.oriented(exteriorCounterClockwise: true).exteriorRing == corners)
            #expect(try shape.oriented(exteriorCounterClockwise: false).exteriorRing == corners.reversed())
        }
    }

    @Test("a unit square is turned: an area of one is not special")
    func unitSquare() throws {
        let square = try Geometry(wkt: "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))")
        #expect(try square.oriented(exteriorCounterClockwise: true).wkt() == "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")
    }

    @Test("a ring without area stays as it is, whichever way is asked for")
    func flat() throws {
        let flat = [Coordinate(0, 0), Coordinate(2, 0), Coordinate(1, 0), Coordinate(0, 0)]
        let polygon = try Geometry.polygon(exterior: flat)
        #expect(try polygon.oriented(exteriorCounterClockwise: true).exteriorRing == flat)
        #expect(try polygon.oriented(exteriorCounterClockwise: false).exteriorRing == flat)
    }

    @Test("holes run against their exterior")
    func holes() throws {
        let wkt = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"
        let turned = try Geometry(wkt: wkt).oriented(exteriorCounterClockwise: true)
        #expect(turned.exteriorRing.first == Coordinate(0, 0))
        let hole: [Coordinate] = [
            Coordinate(1, 1), Coordinate(1, 2), Coordinate(2, 2), Coordinate(2, 1), Coordinate(1, 1),
        ]
        #expect(turned.interiorRings == [hole])
    }
}

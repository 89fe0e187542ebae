// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@Suite struct GeometryTests {
    private let donut = """
        POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))
        """

    @Test("a polygon tells its rings, extent and measures")
    func polygonWithHole() throws {
        let polygon = try Geometry(wkt: donut)
        #expect(polygon.kind == .polygon)
        #expect(polygon.envelope == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
        #expect(polygon.exteriorRing.count == 5)
        #expect(
            polygon.interiorRings == [
                [Coordinate(2, 2), Coordinate(2, 4), Coordinate(4, 4), Coordinate(4, 2), Coordinate(2, 2)]
            ])
        #expect(polygon.coordinateCount == 10)
        #expect(polygon.coordinates == polygon.exteriorRing + polygon.interiorRings.joined())
        #expect(polygon.area == 96)
        #expect(polygon.length == 48)
        #expect(polygon.isValid)
        #expect(polygon.wkt() == donut)
    }

    @Test("the empty geometry of each kind has no point, no area and an empty extent", arguments: GeometryKind.allCases)
    func emptyOfEachKind(kind: GeometryKind) throws {
        let empty = try Geometry.empty(kind)
        #expect(empty.kind == kind)
        #expect(empty.isEmpty && empty.isValid)
        #expect(empty.envelope == .empty)
        #expect(empty.coordinates.isEmpty && empty.exteriorRing.isEmpty && empty.interiorRings.isEmpty)
        #expect(empty.area == 0 && empty.length == 0)
        #expect(empty.wkt() == "\(kind.name.uppercased()) EMPTY")
        #expect(try Geometry(wkt: empty.wkt()).kind == kind)
        #expect(try Geometry(wkb: empty.wkb).kind == kind)
    }

    @Test("a part outlives the geometry it was taken from")
    func partsKeepTheirOwner() throws {
        var multi: Geometry? = try Geometry(
            wkt: "GEOMETRYCOLLECTION (POINT (1 2), MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5))))")
        let inner = try #require(multi?.parts.last)
        let triangle = try #require(inner.parts.last)
        multi = nil
        #expect(inner.parts.count == 2)
        #expect(triangle.wkt() == "POLYGON ((5 5, 6 5, 6 6, 5 5))")
        #expect(triangle.parts.first === triangle)
    }

    @Test("a collection copies its parts")
    func gatheringParts() throws {
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1))
        let multi = try Geometry.multiPolygon([square, square])
        #expect(multi.area == 2)
        #expect(try Geometry.collection([multi, Geometry.point(Coordinate(7, 8))]).coordinateCount == 11)
        let error = #expect(throws: SpatialError.self) { try Geometry.multiPoint([square]) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message == "part 0 of a MultiPoint is a Polygon; only a Point can be")
    }

    @Test(
        "a ring that is open, short or not finite is refused by name",
        arguments: [
            ([Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(0, 1)], "not closed"),
            ([Coordinate(0, 0), Coordinate(1, 0), Coordinate(0, 0)], "has 3 points"),
            ([Coordinate(0, 0), Coordinate(.nan, 0), Coordinate(1, 1), Coordinate(0, 0)], "must be finite"),
            ([Coordinate(0, 0), Coordinate(1, .infinity), Coordinate(1, 1), Coordinate(0, 0)], "must be finite"),
        ])
    func refusedRings(ring: [Coordinate], reason: String) throws {
        let square = [Coordinate(-9, -9), Coordinate(9, -9), Coordinate(9, 9), Coordinate(-9, 9), Coordinate(-9, -9)]
        for (exterior, interiors, name) in [(ring, [], "exterior ring"), (square, [ring], "interior ring 0")] {
            let error = #expect(throws: SpatialError.self) {
                try Geometry.polygon(exterior: exterior, interiors: interiors)
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains(reason) == true)
            #expect(error?.message.contains(name) == true)
        }
    }

    @Test("a line string of one point is refused")
    func shortLine() {
        #expect(throws: SpatialError.self) { try Geometry.lineString([Coordinate(1, 1)]) }
    }

    @Test("mapping coordinates keeps the structure and sees all positions at once")
    func mappingCoordinates() throws {
        let geometry = try Geometry(
            wkt: "GEOMETRYCOLLECTION (POINT (1 2), POINT EMPTY, LINESTRING (0 0, 3 4), \(donut), MULTIPOINT (7 7, 8 8))"
        )
        var calls = 0
        let moved = try geometry.mapCoordinates { x, y in
            calls += 1
            #expect(x.count == geometry.coordinateCount)
            x = x.map { $0 + 100 }
            y = y.map { $0 * 2 }
        }
        #expect(calls == 1)
        #expect(moved.parts.map(\.kind) == geometry.parts.map(\.kind))
        #expect(moved.coordinates == geometry.coordinates.map { Coordinate($0.x + 100, $0.y * 2) })
        #expect(throws: SpatialError.self) { try geometry.mapCoordinates { x, _ in x[3] = .nan } }
    }

    @Test("a bow-tie is not valid, and the reason has a place")
    func bowTie() throws {
        let bowTie = try Geometry(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
        #expect(!bowTie.isValid)
        #expect(try bowTie.validity() == .invalid(reason: "Self-intersection", location: Coordinate(1, 1)))
    }
}

// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct LineworkTests {
    @Test("noded random lines are as long as before, and polygonizing leaves out none of them")
    func nodeAndPolygonize() throws {
        try forAll(count: 100) { generator, round in
            let lines = try (0..<4).map { _ in try RandomGeometry.lineString(&generator) }
            let noded = try Geometry.multiLineString(lines).node()
            #expect(noded.parts.count >= lines.count, "round \(round)")
            #expect(abs(noded.length - lines.reduce(0) { $0 + $1.length }) < 1e-6, "round \(round)")
            let faces = try Geometry.polygonize([noded])
            #expect(faces.polygons.parts.allSatisfy { $0.kind == .polygon && $0.isValid }, "round \(round)")
            #expect(faces.invalidRings.isEmpty, "round \(round)")
            // Faces do not overlap, and each line is on a face, a cut edge or a dangle.
            let area = faces.polygons.parts.reduce(0) { $0 + $1.area }
            #expect(try abs(Geometry.unaryUnion(of: faces.polygons.parts).area - area) < 1e-6, "round \(round)")
            let rims = try Geometry.unaryUnion(of: faces.polygons.parts.map { try $0.boundary() })
            let accounted = rims.length + faces.cutEdges.length + faces.dangles.length
            #expect(abs(accounted - noded.length) < 1e-6, "round \(round)")
        }
    }

    @Test("cut edges, dangles and invalid rings are told apart")
    func leftovers() throws {
        let lines = try [
            "LINESTRING (4 4, 0 4, 0 0, 4 0, 4 4)", "LINESTRING (4 4, 6 6)", "LINESTRING (6 6, 9 6, 9 9, 6 9, 6 6)",
            "LINESTRING (0 0, -1 -1)",
        ].map { try Geometry(wkt: $0) }
        let faces = try Geometry.polygonize(lines)
        #expect(faces.polygons.parts.count == 2 && faces.polygons.area == 25)
        #expect(faces.cutEdges.wkt() == "GEOMETRYCOLLECTION (LINESTRING (4 4, 6 6))")
        #expect(faces.dangles.wkt() == "GEOMETRYCOLLECTION (LINESTRING (0 0, -1 -1))")
        let bowTie = try Geometry.polygonize([Geometry(wkt: "LINESTRING (0 0, 4 4, 4 0, 0 4, 0 0)")])
        #expect(bowTie.polygons.isEmpty && !bowTie.invalidRings.isEmpty)
        let nothing = try Geometry.polygonize([])
        let collections = [nothing.polygons, nothing.cutEdges, nothing.dangles, nothing.invalidRings]
        #expect(collections.allSatisfy { $0.isEmpty })
    }

    @Test("faces within faces are holes of the built area")
    func buildArea() throws {
        let rings = try Geometry(
            wkt: "MULTILINESTRING ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 7 2, 7 7, 2 7, 2 2), (4 4, 5 4, 5 5, 4 5, 4 4))")
        #expect(try rings.buildArea().area == 81 - 25 + 1)
        #expect(try Geometry(wkt: "LINESTRING (0 0, 1 1)").buildArea().isEmpty)
    }

    @Test("lines are joined end to end, and against their direction only when that does not count")
    func lineMerge() throws {
        let lines = try Geometry(wkt: "MULTILINESTRING ((0 0, 1 0), (2 0, 1 0), (2 0, 3 0))")
        #expect(try lines.lineMerge().kind == .lineString)
        #expect(try lines.lineMerge().length == 3)
        #expect(try lines.lineMerge(directed: true).parts.count == 3)
        #expect(try Geometry.empty(.multiLineString).lineMerge().isEmpty)
    }

    @Test("shared stretches are told apart by direction")
    func sharedPaths() throws {
        let line = try Geometry(wkt: "LINESTRING (0 0, 10 0)")
        let same = try line.sharedPaths(with: Geometry(wkt: "LINESTRING (2 0, 5 0, 5 5)"))
        #expect(same.sameDirection.length == 3 && same.oppositeDirection.isEmpty)
        let opposite = try line.sharedPaths(with: Geometry(wkt: "LINESTRING (5 0, 2 0, 2 5)"))
        #expect(opposite.sameDirection.isEmpty && opposite.oppositeDirection.length == 3)
        let apart = try line.sharedPaths(with: Geometry(wkt: "LINESTRING (0 9, 9 9)"))
        #expect(apart.sameDirection.isEmpty && apart.oppositeDirection.isEmpty)
        #expect(throws: SpatialError.self) { try line.sharedPaths(with: .point(Coordinate(0, 0))) }
    }

    @Test("closed, ring and simple are said of lines, and of nothing else")
    func simplicity() throws {
        for (text, closed, ring, simple) in [
            ("LINESTRING (0 0, 4 0, 4 4, 0 0)", true, true, true), ("LINESTRING (0 0, 4 0, 4 4)", false, false, true),
            ("LINESTRING (0 0, 4 4, 4 0, 0 4, 0 0)", true, false, false),
            ("MULTILINESTRING ((0 0, 4 0, 4 4, 0 0), (9 9, 9 8, 8 8, 9 9))", true, false, true),
            ("MULTILINESTRING ((0 0, 4 4), (0 4, 4 0))", false, false, false), ("LINESTRING EMPTY", false, false, true),
            ("POLYGON ((0 0, 4 0, 4 4, 0 0))", false, false, true), ("POINT (0 0)", false, false, true),
            ("MULTIPOINT ((0 0), (0 0))", false, false, false), ("GEOMETRYCOLLECTION EMPTY", false, false, true),
        ] {
            let geometry = try Geometry(wkt: text)
            #expect(try geometry.isClosed() == closed, "\(text)")
            #expect(try geometry.isRing() == ring, "\(text)")
            #expect(try geometry.isSimple() == simple, "\(text)")
        }
    }
}

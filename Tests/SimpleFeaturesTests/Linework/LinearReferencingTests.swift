// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct LinearReferencingTests {
    @Test("the point at a distance along a line lies there again")
    func roundTrip() throws {
        // A line that crosses itself has two distances for one point, so these go on in x.
        try forAll { generator, round in
            let line = try Geometry.lineString(
                (0..<Int.random(in: 2...9, using: &generator)).map {
                    Coordinate(Double($0), .random(in: 0...3, using: &generator))
                })
            let distance = Double.random(in: 0...line.length, using: &generator)
            let point = try #require(try line.interpolate(distance: distance).coordinates.first)
            #expect(try abs(line.project(point) - distance) < 1e-9, "round \(round)")
            let ratio = distance / line.length
            #expect(try abs(line.projectRatio(point) - ratio) < 1e-9, "round \(round)")
            let same = try #require(try line.interpolate(lengthRatio: ratio).coordinates.first)
            #expect(same.distance(to: point) < 1e-9, "round \(round)")
            let fromEnd = try #require(try line.interpolate(distance: distance - line.length).coordinates.first)
            #expect(distance == line.length || fromEnd.distance(to: point) < 1e-9, "round \(round)")
        }
    }

    @Test("a stretch is as long as asked, lies on the line, and two halves are the whole")
    func substring() throws {
        try forAll { generator, round in
            let line = try RandomGeometry.lineString(&generator)
            let (start, end) = (
                Double.random(in: 0...line.length, using: &generator),
                Double.random(in: 0...line.length, using: &generator)
            )
            let stretch = try line.substring(from: start, to: end)
            #expect(abs(stretch.length - abs(end - start)) < 1e-9, "round \(round)")
            #expect(try stretch.coordinates.allSatisfy { try line.distance(to: .point($0)) < 1e-9 }, "round \(round)")
            let first = try #require(stretch.coordinates.first)
            let expected = try #require(try line.interpolate(distance: start).coordinates.first)
            #expect(first.distance(to: expected) < 1e-9, "round \(round)")
            let halves =
                try line.substring(from: 0, to: start).length + line.substring(from: start, to: .infinity).length
            #expect(abs(halves - line.length) < 1e-9, "round \(round)")
        }
    }

    @Test("stretches at vertices, beyond the ends, backwards and of no length")
    func substringEdges() throws {
        let line = try Geometry(wkt: "LINESTRING (0 0, 4 0, 4 4)")
        for (start, end, text) in [
            (0, 8, "LINESTRING (0 0, 4 0, 4 4)"), (-5, 99, "LINESTRING (0 0, 4 0, 4 4)"),
            (4, 8, "LINESTRING (4 0, 4 4)"), (0, 4, "LINESTRING (0 0, 4 0)"), (6, 2, "LINESTRING (4 2, 4 0, 2 0)"),
            (4, 4, "LINESTRING (4 0, 4 0)"), (8, 8, "LINESTRING (4 4, 4 4)"), (-9, -8, "LINESTRING (0 0, 0 0)"),
            (20, 30, "LINESTRING (4 4, 4 4)"),
        ] as [(Double, Double, String)] {
            #expect(try line.substring(from: start, to: end).wkt() == text, "\(start) to \(end)")
        }
        #expect(try Geometry.empty(.lineString).substring(from: 0, to: 1).isEmpty)
    }

    @Test("beyond an end is that end, and an empty line has no place")
    func ends() throws {
        let line = try Geometry(wkt: "MULTILINESTRING ((0 0, 4 0), (10 0, 14 0))")
        #expect(try line.interpolate(distance: 6).wkt() == "POINT (12 0)")
        #expect(try line.interpolate(distance: .infinity).wkt() == "POINT (14 0)")
        #expect(try line.interpolate(distance: -.infinity).wkt() == "POINT (0 0)")
        #expect(try line.project(Coordinate(12, 7)) == 6)
        let nothing = try Geometry.empty(.lineString)
        #expect(try nothing.interpolate(distance: 1).isEmpty)
        #expect(try nothing.project(Coordinate(0, 0)) == 0 && nothing.projectRatio(Coordinate(0, 0)) == 0)
    }

    @Test("what is no line, and what is no number, is refused")
    func refused() throws {
        let (line, point) = try (Geometry(wkt: "LINESTRING (0 0, 1 0)"), Geometry.point(Coordinate(0, 0)))
        for body in [
            { _ = try point.interpolate(distance: 1) }, { _ = try point.project(Coordinate(0, 0)) },
            { _ = try point.substring(from: 0, to: 1) },
        ] as [() throws -> Void] {
            let error = #expect(throws: SpatialError.self) { try body() }
            #expect(error?.code == .unsupported)
        }
        for body in [
            { _ = try line.interpolate(distance: .nan) }, { _ = try line.project(Coordinate(.nan, 0)) },
            { _ = try line.substring(from: .nan, to: 1) },
        ] as [() throws -> Void] {
            let error = #expect(throws: SpatialError.self) { try body() }
            #expect(error?.code == .invalidArgument)
        }
    }
}

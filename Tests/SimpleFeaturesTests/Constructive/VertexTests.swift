// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct VertexTests {
    @Test("no segment of a densified geometry is longer than asked, and its shape is kept")
    func densify() throws {
        try forAll { generator, round in
            let polygon = try RandomGeometry.polygon(&generator)
            let longest = Double.random(in: 0.5...20, using: &generator)
            let dense = try polygon.densify(maximumSegmentLength: longest)
            for ring in [dense.exteriorRing] + dense.interiorRings {
                #expect(zip(ring, ring.dropFirst()).allSatisfy { $0.distance(to: $1) <= longest + 1e-9 })
            }
            #expect(try dense.hausdorffDistance(to: polygon) < 1e-9 + longest / 2, "round \(round)")
            #expect(abs(dense.area - polygon.area) < 1e-6, "round \(round)")
        }
        let line = try Geometry(wkt: "LINESTRING (0 0, 1 0)")
        #expect(try line.densify(maximumSegmentLength: .infinity).wkt() == line.wkt())
        for length in [0, -1, .nan, 1e-9] as [Double] {
            #expect(throws: SpatialError.self) { try line.densify(maximumSegmentLength: length) }
        }
        #expect(try Geometry.empty(.polygon).densify(maximumSegmentLength: 1).isEmpty)
    }

    @Test("reversing turns every run of coordinates round, and twice is once not")
    func reverse() throws {
        try forAll(count: 100) { generator, round in
            let geometry = try RandomGeometry.any(&generator)
            #expect(try geometry.reverse().reverse().wkb == geometry.wkb, "round \(round)")
        }
        #expect(
            try Geometry(wkt: "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))").reverse().wkt()
                == "POLYGON ((0 0, 9 9, 9 0, 0 0), (5 1, 6 2, 6 1, 5 1))")
    }

    @Test("repeated vertices go, and those nearer than a tolerance where it is given")
    func removeRepeatedPoints() throws {
        let line = try Geometry(wkt: "LINESTRING (0 0, 0 0, 1 0, 1.1 0, 1.1 0, 5 0)")
        #expect(try line.removeRepeatedPoints().wkt() == "LINESTRING (0 0, 1 0, 1.1 0, 5 0)")
        #expect(try line.removeRepeatedPoints(tolerance: 0.2).wkt() == "LINESTRING (0 0, 1 0, 5 0)")
        #expect(throws: SpatialError.self) { try line.removeRepeatedPoints(tolerance: -1) }
        #expect(throws: SpatialError.self) { try line.removeRepeatedPoints(tolerance: .nan) }
    }

    @Test("simplifying stays within the tolerance and adds no vertex, keeping topology or not")
    func simplify() throws {
        try forAll { generator, round in
            let line = try RandomGeometry.lineString(&generator).densify(maximumSegmentLength: 3)
            let tolerance = Double.random(in: 0...20, using: &generator)
            for simple in try [
                line.simplify(tolerance: tolerance), line.simplify(tolerance: tolerance, preservingTopology: false),
            ] {
                #expect(try simple.hausdorffDistance(to: line, densifyRatio: 0.2) <= tolerance + 1e-9, "round \(round)")
                #expect(Set(line.coordinates).isSuperset(of: simple.coordinates), "round \(round)")
            }
        }
    }

    @Test("without topology a small ring vanishes, with it it stays")
    func vanishing() throws {
        let small = try Geometry(wkt: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")
        #expect(try small.simplify(tolerance: 5).coordinateCount >= 4)
        #expect(try small.simplify(tolerance: 5, preservingTopology: false).isEmpty)
    }
}

// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct SnapAndClipTests {
    @Test("snapping takes away the sliver between two drawings of one boundary")
    func snap() throws {
        let a = try Geometry(wkt: "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")
        let b = try Geometry(wkt: "POLYGON ((4.01 0.01, 8 0, 8 4, 3.99 4, 4.01 0.01))")
        #expect(try a.touches(b.snap(to: a, tolerance: 0.1)))
        #expect(try !a.touches(b) && !a.touches(b.snap(to: a, tolerance: 0.001)))
        #expect(throws: SpatialError.self) { try a.snap(to: b, tolerance: -1) }
        #expect(throws: SpatialError.self) { try a.snap(to: b, tolerance: .infinity) }
    }

    @Test("clipping to a box gives the area of the intersection with it, outside nothing")
    func clip() throws {
        try forAll { generator, round in
            let polygon = try RandomGeometry.polygon(&generator)
            let box = Envelope([RandomGeometry.coordinate(&generator), RandomGeometry.coordinate(&generator)])
            let expected = try polygon.intersection(.rectangle(box)).area
            #expect(try abs(polygon.clip(to: box).area - expected) < 1e-6, "round \(round)")
        }
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1))
        for box in [Envelope.empty, Envelope([Coordinate(0.5, 0.5)]), Envelope([Coordinate(5, 5), Coordinate(6, 6)])] {
            #expect(try square.clip(to: box).isEmpty)
        }
        #expect(throws: SpatialError.self) {
            try square.clip(to: Envelope(minX: 0, minY: 0, maxX: .infinity, maxY: 1))
        }
    }

    @Test("the union of a coverage is that of any polygons, and of none empty")
    func coverageUnion() throws {
        let cells = try (0..<100).map {
            let (x, y) = (Double($0 % 10), Double($0 / 10))
            return try Geometry.rectangle(Envelope(minX: x, minY: y, maxX: x + 1, maxY: y + 1))
        }
        let whole = try Geometry.coverageUnion(of: cells)
        #expect(whole.area == 100)
        #expect(try whole.equalsTopologically(Geometry.unaryUnion(of: cells)))
        #expect(try Geometry.coverageUnion(of: []).isEmpty)
    }

    @Test("a difference has no inner point in common with what was taken away")
    func differenceOnGrid() throws {
        try forAll { generator, round in
            // On the grid all vertices are exact, so the relation is too.
            let grid = PrecisionGrid(size: 1.0 / 1024)
            let (a, b) = try (
                RandomGeometry.polygon(&generator).snapped(to: grid),
                RandomGeometry.polygon(&generator).snapped(to: grid)
            )
            let rest = try a.difference(b, precisionGrid: grid)
            // Moving an intersection onto the grid may move an edge by as much.
            let common = try rest.intersection(b)
            #expect(common.area <= grid.size * (a.length + b.length), "round \(round)")
            #expect(try common.buffer(distance: -grid.size).isEmpty, "round \(round)")
        }
    }
}

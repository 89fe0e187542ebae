// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct CurveDistanceTests {
    @Test("the Fréchet distance of two lines is that of the definition")
    func frechet() throws {
        try forAll { generator, round in
            let (a, b) = try (RandomGeometry.lineString(&generator), RandomGeometry.lineString(&generator))
            let (p, q) = (a.coordinates, b.coordinates)
            // Eiter and Mannila's recurrence, without their table.
            func leash(_ i: Int, _ j: Int) -> Double {
                let here = p[i].distance(to: q[j])
                switch (i, j) {
                case (0, 0): return here
                case (0, _): return max(leash(0, j - 1), here)
                case (_, 0): return max(leash(i - 1, 0), here)
                default: return max(min(leash(i - 1, j), leash(i - 1, j - 1), leash(i, j - 1)), here)
                }
            }
            let expected = leash(p.count - 1, q.count - 1)
            #expect(try abs(a.frechetDistance(to: b) - expected) < 1e-9, "round \(round)")
        }
    }

    @Test("the Hausdorff distance is that of the farthest vertex, and more vertices only add to it")
    func hausdorff() throws {
        try forAll { generator, round in
            let (a, b) = try (RandomGeometry.lineString(&generator), RandomGeometry.lineString(&generator))
            func farthest(_ from: Geometry, _ to: Geometry) throws -> Double {
                try from.coordinates.map { try Geometry.point($0).distance(to: to) }.max() ?? 0
            }
            let expected = try max(farthest(a, b), farthest(b, a))
            let found = try a.hausdorffDistance(to: b)
            #expect(abs(found - expected) < 1e-9, "round \(round)")
            #expect(try a.hausdorffDistance(to: b, densifyRatio: 0.1) >= found - 1e-9, "round \(round)")
            #expect(try a.frechetDistance(to: b) >= found - 1e-9, "round \(round)")
        }
    }

    @Test("the nearest points lie on the two and are as far apart as these, plain and prepared")
    func nearestPoints() throws {
        try forAll { generator, round in
            let (a, b) = try (RandomGeometry.polygon(&generator), RandomGeometry.polygon(&generator))
            let distance = try a.distance(to: b)
            let plain = try #require(try a.nearestPoints(to: b))
            let (found, preparedDistance) = try a.withPrepared { base in
                (try base.nearestPoints(to: b), try base.distance(to: b))
            }
            let prepared = try #require(found)
            #expect(preparedDistance == distance, "round \(round)")
            for points in [plain, prepared] {
                #expect(abs(points.here.distance(to: points.there) - distance) < 1e-9, "round \(round)")
                #expect(try a.distance(to: .point(points.here)) < 1e-9, "round \(round)")
                #expect(try b.distance(to: .point(points.there)) < 1e-9, "round \(round)")
            }
        }
    }

    @Test("from nothing all is infinitely far and no point nearest", arguments: GeometryKind.allCases)
    func nothing(kind: GeometryKind) throws {
        let (empty, point) = try (Geometry.empty(kind), Geometry.point(Coordinate(1, 2)))
        for (a, b) in [(empty, point), (point, empty), (empty, empty)] {
            #expect(try a.hausdorffDistance(to: b) == .infinity && a.frechetDistance(to: b) == .infinity)
            #expect(try a.nearestPoints(to: b) == nil)
            #expect(try a.withPrepared { base throws(SpatialError) in try base.nearestPoints(to: b) } == nil)
            #expect(try a.withPrepared { base throws(SpatialError) in try base.distance(to: b) } == .infinity)
        }
    }

    @Test("a densify ratio that is none is refused", arguments: [0, -1, 1.5, 1e-9, Double.nan, .infinity])
    func badRatio(ratio: Double) throws {
        let line = try Geometry(wkt: "LINESTRING (0 0, 1 1)")
        #expect(throws: SpatialError.self) { try line.hausdorffDistance(to: line, densifyRatio: ratio) }
        #expect(throws: SpatialError.self) { try line.frechetDistance(to: line, densifyRatio: ratio) }
    }
}

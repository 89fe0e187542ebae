// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct PredicateTests {
    private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) throws -> Geometry {
        try Geometry.rectangle(Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY))
    }

    @Test("neighbours that share an edge touch and do not overlap")
    func neighbours() throws {
        let (a, b) = try (box(0, 0, 2, 2), box(2, 0, 4, 2))
        #expect(try a.touches(b) && a.intersects(b))
        #expect(try !a.overlaps(b) && !a.disjoint(b))
        #expect(try a.relate(b) == "FF2F11212")
    }

    @Test("a polygon covers its boundary and does not contain it")
    func boundary() throws {
        let a = try box(0, 0, 2, 2)
        let edge = try Geometry(wkt: "LINESTRING (0 0, 2 0)")
        #expect(try a.covers(edge) && edge.coveredBy(a))
        #expect(try !a.contains(edge) && !edge.within(a))
    }

    @Test("a line through a polygon crosses it")
    func crossing() throws {
        let a = try box(0, 0, 2, 2)
        #expect(try Geometry(wkt: "LINESTRING (-1 1, 3 1)").crosses(a))
        #expect(try a.overlaps(box(1, 1, 3, 3)))
    }

    @Test("equality as sets ignores the order of vertices, exact equality does not")
    func equality() throws {
        let a = try Geometry(wkt: "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))")
        let b = try Geometry(wkt: "POLYGON ((2 2, 0 2, 0 0, 1 0, 2 0, 2 2))")
        #expect(try a.equalsTopologically(b))
        #expect(try !a.equalsExactly(b))
        let near = try a.mapCoordinates { x, _ in x = x.map { $0 + 0.01 } }
        #expect(try a.equalsExactly(near, tolerance: 0.02) && !a.equalsExactly(near, tolerance: 0.001))
        #expect(try a.normalized().equalsExactly(Geometry(wkt: "POLYGON ((2 2, 0 2, 0 0, 2 0, 2 2))").normalized()))
    }

    @Test("the empty geometry is disjoint from all")
    func empty() throws {
        let (a, nothing) = try (box(0, 0, 2, 2), Geometry.empty(.polygon))
        #expect(try nothing.disjoint(a) && a.disjoint(nothing) && nothing.disjoint(nothing))
        #expect(try !nothing.intersects(a) && !a.covers(nothing))
    }

    @Test("a prepared geometry answers as the plain one does")
    func preparedEqualsPlain() throws {
        try forAll(count: 100) { generator, round in
            let base =
                try Int.random(in: 0...3, using: &generator) == 0
                ? RandomGeometry.lineString(&generator) : RandomGeometry.polygon(&generator, vertices: 3...60)
            var others = try (0..<6).map { _ in try RandomGeometry.polygon(&generator) }
            others += try (0..<3).map { _ in try RandomGeometry.lineString(&generator) }
            others += try (0..<3).map { _ in try .point(RandomGeometry.coordinate(&generator)) }
            others += try [base, .point(#require(base.coordinates.first)), .empty(.polygon), base.boundary()]
            let distance = Double.random(in: 0...20, using: &generator)
            let plain = try others.map { try answers(base, $0, distance) }
            let prepared = try base.withPrepared { prepared in
                try others.map { try answers(prepared, $0, distance) }
            }
            #expect(prepared == plain, "round \(round)")
        }
    }

    private func answers(_ a: Geometry, _ b: Geometry, _ distance: Double) throws -> [Bool] {
        try [
            a.intersects(b), a.disjoint(b), a.contains(b), a.covers(b), a.coveredBy(b), a.within(b), a.touches(b),
            a.crosses(b), a.overlaps(b), a.isWithinDistance(distance, of: b),
        ]
    }

    private func answers(_ a: borrowing PreparedGeometry, _ b: Geometry, _ distance: Double) throws -> [Bool] {
        try [
            a.intersects(b), a.disjoint(b), a.contains(b), a.covers(b), a.coveredBy(b), a.within(b), a.touches(b),
            a.crosses(b), a.overlaps(b), a.isWithinDistance(distance, of: b),
        ]
    }
}

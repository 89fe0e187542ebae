// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct OverlayTests {
    private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) throws -> Geometry {
        try Geometry.rectangle(Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY))
    }

    @Test("the four operations on two overlapping squares")
    func squares() throws {
        let (a, b) = try (box(0, 0, 2, 2), box(1, 0, 3, 2))
        #expect(try a.intersection(b).equalsTopologically(box(1, 0, 2, 2)))
        #expect(try a.union(b).equalsTopologically(box(0, 0, 3, 2)))
        #expect(try a.difference(b).equalsTopologically(box(0, 0, 1, 2)))
        #expect(try a.symmetricDifference(b).kind == .multiPolygon)
        #expect(try a.symmetricDifference(b).area == 4)
    }

    @Test("what does not meet intersects in an empty geometry")
    func emptyResult() throws {
        let nothing = try box(0, 0, 1, 1).intersection(box(5, 5, 6, 6))
        #expect(nothing.isEmpty && nothing.kind == .polygon)
        #expect(try box(0, 0, 1, 1).difference(box(0, 0, 1, 1)).isEmpty)
    }

    @Test("a sliver thinner than the grid disappears, and stays without a grid")
    func sliver() throws {
        let (a, b) = try (box(0, 0, 10, 10), box(9.9998, 0, 20, 10))
        #expect(try !a.intersection(b).isEmpty)
        #expect(try a.intersection(b, precisionGrid: .millimetre).area == 0)
        #expect(try a.intersection(b, precisionGrid: PrecisionGrid(size: 0.0001)).area > 0)
    }

    @Test("a result on a grid has all its vertices there")
    func onGrid() throws {
        try forAll(count: 50) { generator, round in
            let (a, b) = try (RandomGeometry.polygon(&generator), RandomGeometry.polygon(&generator))
            let grid = PrecisionGrid(size: 0.25)
            for result in try [
                a.intersection(b, precisionGrid: grid), a.union(b, precisionGrid: grid),
                a.difference(b, precisionGrid: grid), a.symmetricDifference(b, precisionGrid: grid),
                Geometry.unaryUnion(of: [a, b], precisionGrid: grid), a.snapped(to: grid),
            ] {
                #expect(result.coordinates.allSatisfy { ($0.x * 4).rounded() == $0.x * 4 }, "round \(round)")
                #expect(result.isValid, "round \(round)")
            }
        }
    }

    @Test("the areas of union and intersection add up to those of the operands")
    func areasAddUp() throws {
        try forAll { generator, round in
            let (a, b) = try (RandomGeometry.polygon(&generator), RandomGeometry.polygon(&generator))
            let whole = a.area + b.area
            let parts = try a.union(b).area + a.intersection(b).area
            #expect(abs(parts - whole) <= 1e-9 * whole, "round \(round): \(a) and \(b)")
            let onGrid =
                try a.union(b, precisionGrid: .millimetre).area
                + a.intersection(b, precisionGrid: .millimetre).area
            // Each vertex moves by at most a cell, so each edge sweeps at most its length times that.
            #expect(abs(onGrid - whole) <= 0.002 * (a.length + b.length), "round \(round): \(a) and \(b)")
        }
    }

    @Test("what is left of a difference shares no area with what was taken away")
    func differenceIsDisjoint() throws {
        try forAll { generator, round in
            let (a, b) = try (RandomGeometry.polygon(&generator), RandomGeometry.polygon(&generator))
            let rest = try a.difference(b)
            #expect(try rest.intersection(b).area <= 1e-9 * (1 + a.area), "round \(round): \(a) and \(b)")
            #expect(try abs(rest.area + a.intersection(b).area - a.area) <= 1e-9 * a.area, "round \(round)")
        }
    }

    @Test("the union of many dissolves their overlaps, and of none is empty")
    func unaryUnion() throws {
        let row = try (0..<10).map { try box(Double($0), 0, Double($0) + 1.5, 1) }
        let union = try Geometry.unaryUnion(of: row)
        #expect(union.kind == .polygon && union.area == 10.5)
        #expect(try Geometry.unaryUnion(of: []).isEmpty)
        #expect(try Geometry.unaryUnion(of: [row[0]]).equalsTopologically(row[0]))
    }
}

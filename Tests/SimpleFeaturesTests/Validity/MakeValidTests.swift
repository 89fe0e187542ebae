// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct MakeValidTests {
    @Test("what is made valid is valid, and making it valid again changes nothing")
    func idempotent() throws {
        var repaired = 0
        try forAll(count: 500) { generator, round in
            let tangle = try RandomGeometry.tangle(&generator)
            if !tangle.isValid { repaired += 1 }
            let once = try tangle.makeValid()
            #expect(once.isValid, "round \(round): \(tangle)")
            #expect(try once.makeValid().wkb == once.wkb, "round \(round)")
            #expect([.polygon, .multiPolygon].contains(once.kind), "round \(round): \(once)")
        }
        #expect(repaired > 100)
    }

    @Test("a valid geometry is returned as it is")
    func validStays() throws {
        try forAll(count: 50) { generator, _ in
            let polygon = try RandomGeometry.polygon(&generator)
            #expect(polygon.isValid)
            #expect(try polygon.makeValid() === polygon)
        }
    }

    @Test("a bow-tie becomes its two wings")
    func bowTie() throws {
        let wings = try Geometry(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))").makeValid()
        #expect(wings.kind == .multiPolygon && wings.parts.count == 2 && wings.area == 2)
    }

    @Test("parts that overlap are merged, not cut out of each other")
    func overlappingParts() throws {
        let doubled = try Geometry(
            wkt: "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 0, 3 0, 3 2, 1 2, 1 0)))")
        #expect(!doubled.isValid)
        #expect(try doubled.makeValid().area == 6)
    }

    @Test("a polygon without width becomes empty")
    func collapsed() throws {
        #expect(try Geometry(wkt: "POLYGON ((0 0, 5 0, 9 0, 0 0))").makeValid().isEmpty)
    }

    @Test("either method gives a valid geometry of a bow-tie, and the linework one keeps a spike as a line")
    func methods() throws {
        let bowTie = try Geometry(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
        for method in [RepairMethod.structure, .linework] {
            #expect(try bowTie.makeValid(method: method).area == 2)
            #expect(try bowTie.makeValid(method: method).isValid)
        }
        let spike = try Geometry(wkt: "POLYGON ((0 0, 4 0, 4 4, 4 9, 4 4, 0 4, 0 0))")
        #expect(try spike.makeValid(method: .structure).kind == .polygon)
        #expect(try spike.makeValid(method: .linework).kind == .geometryCollection)
        let flat = try Geometry(wkt: "POLYGON ((0 0, 5 0, 9 0, 0 0))")
        #expect(try flat.makeValid(method: .structure).isEmpty)
        #expect(try !flat.makeValid(method: .structure, keepsCollapsed: true).isEmpty)
        let valid = try Geometry(wkt: "POLYGON ((0 0, 4 0, 4 4, 0 0))")
        #expect(try valid.makeValid(method: .linework) === valid)
    }
}

// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct RelateTests {
    @Test("the matrix of two geometries is that of the exchanged ones, transposed")
    func transposed() throws {
        try forAll { generator, round in
            let (a, b) = try (RelateTests.operand(&generator), RelateTests.operand(&generator))
            let matrix = Array(try a.relate(b))
            let exchanged = String([0, 3, 6, 1, 4, 7, 2, 5, 8].map { matrix[$0] })
            #expect(try b.relate(a) == exchanged, "round \(round): \(a) and \(b)")
        }
    }

    @Test("the named predicates are the patterns the standard defines them by")
    func patterns() throws {
        try forAll { generator, round in
            let (a, b) = try (RelateTests.operand(&generator), RelateTests.operand(&generator))
            func any(_ patterns: String...) throws -> Bool {
                try patterns.contains { try a.relate(b, pattern: $0) }
            }
            #expect(try a.disjoint(b) == any("FF*FF****"), "round \(round)")
            #expect(try a.touches(b) == any("FT*******", "F**T*****", "F***T****"), "round \(round)")
            #expect(try a.within(b) == any("T*F**F***"), "round \(round)")
            #expect(try a.contains(b) == any("T*****FF*"), "round \(round)")
            #expect(
                try a.coveredBy(b) == any("T*F**F***", "*TF**F***", "**FT*F***", "**F*TF***"), "round \(round)")
            // Two empty geometries are equal, which no pattern says.
            let areBothEmpty = a.isEmpty && b.isEmpty
            #expect(try a.equalsTopologically(b) == (areBothEmpty || any("T*F**FFF*")), "round \(round)")
            #expect(try a.relate(b, pattern: a.relate(b)), "round \(round)")
        }
    }

    @Test("a pattern that is none is refused", arguments: ["", "T", "T*F**F***0", "T*F**F**X", "T*F**F**☃"])
    func badPattern(pattern: String) throws {
        let point = try Geometry.point(Coordinate(0, 0))
        let error = #expect(throws: SpatialError.self) { try point.relate(point, pattern: pattern) }
        #expect(error?.code == .invalidArgument && error?.operation == "relate")
    }

    @Test("proper containing leaves the boundary out, plain and prepared")
    func containsProperly() throws {
        let parcel = try Geometry(wkt: "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")
        for (text, answer) in [
            ("POLYGON ((1 1, 2 1, 2 2, 1 1))", true), ("POLYGON ((0 1, 2 1, 2 2, 0 1))", false), ("POINT (1 1)", true),
            ("POINT (0 0)", false), ("POINT EMPTY", false), ("POINT (9 9)", false),
        ] {
            let other = try Geometry(wkt: text)
            #expect(try parcel.containsProperly(other) == answer, "\(text)")
            #expect(
                try parcel.withPrepared { prepared throws(SpatialError) in try prepared.containsProperly(other) }
                    == answer, "\(text)")
        }
    }

    /// On a coarse grid, so that corners and edges meet often.
    private static func operand(_ generator: inout RepeatableGenerator) throws -> Geometry {
        switch Int.random(in: 0...4, using: &generator) {
        case 0: try RandomGeometry.polygon(&generator).snapped(to: PrecisionGrid(size: 10))
        case 1: try RandomGeometry.tangle(&generator).makeValid()
        case 2: try .point(Coordinate(Double(Int.random(in: 0...6, using: &generator)), 3))
        case 3: try RandomGeometry.lineString(&generator).snapped(to: PrecisionGrid(size: 10))
        default: try RandomGeometry.polygon(&generator)
        }
    }
}

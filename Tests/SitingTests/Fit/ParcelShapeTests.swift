// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import Testing

@testable import Siting

@Suite("The shape of a parcel")
struct ParcelShapeTests {
    private typealias Envelopes = BuildableEnvelopeTests

    @Test("of a rectangle is what a ruler says", arguments: [0, 31])
    func rectangle(degrees: Double) throws {
        let shape = try ParcelShape(
            of: LargestRectangleTests.polygon([(0, 0), (300, 0), (300, 100), (0, 100)], turnedBy: degrees))
        #expect(abs(shape.squareMetres - 30_000) < 1e-4)
        #expect(abs(shape.minimumWidthMetres - 100) < 1e-6)
        #expect(abs(shape.aspect - 3) < 1e-6)
        #expect(abs(shape.compactness - 4 * .pi * 30_000 / 640_000) < 1e-9)
        #expect(shape.frontages.isEmpty)
        #expect(shape.frontageMetres == 0)
        #expect(shape.entranceDistanceMetres == nil)
    }

    @Test("counts a hole's edge as edge, so the same ground is less compact with a hole")
    func hole() throws {
        let outer = LargestRectangleTests.ring([(0, 0), (100, 0), (100, 100), (0, 100)])
        let hole = LargestRectangleTests.ring([(40, 40), (60, 40), (60, 60), (40, 60)])
        let shape = try ParcelShape(of: .polygon(exterior: outer, interiors: [hole]))
        #expect(abs(shape.compactness - 4 * .pi * 9600 / (480.0 * 480)) < 1e-9)
    }

    @Test("has frontage by road class, and the distance to the nearest entrance")
    func frontage() throws {
        let lines = FrontingLines([
            try Envelopes.road("III", (0, -8), (150, -8)), try Envelopes.road("I", (210, -50), (210, 350)),
            try Envelopes.road("III", (190, -8), (400, -8)), try Envelopes.line(.rail, nil, [(0, 310), (200, 310)]),
        ])
        let entrances = [
            try Geometry.point(Coordinate(420_100, 3_079_900)), try .point(Coordinate(420_100, 3_079_960)),
        ]
        let shape = try ParcelShape(of: Envelopes.box(0, 0, 200, 300), lines: lines, entrances: entrances)
        #expect(shape.frontages.map(\.roadClass) == ["I", "III"])
        #expect(shape.frontages.map { $0.metres.rounded() } == [300, 160])
        #expect(abs(shape.frontageMetres - 460) < 1e-6)
        #expect(shape.entranceDistanceMetres == 40)
    }

    @Test("of what has no width is no shape, but no error")
    func degenerate() throws {
        let line = try ParcelShape(of: .lineString([Coordinate(0, 0), Coordinate(5, 5)]))
        #expect(line.aspect == .infinity && line.compactness == 0 && line.minimumWidthMetres == 0)
        let nothing = try ParcelShape(of: .empty(.polygon))
        #expect(nothing.aspect == .infinity && nothing.compactness == 0 && nothing.squareMetres == 0)
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite struct BufferTests {
    private let line: Geometry
    private let corner: Geometry

    init() throws {
        line = try Geometry(wkt: "LINESTRING (0 0, 10 0)")
        corner = try Geometry(wkt: "POLYGON ((0 0, 10 0, 0 10, 0 0))")
    }

    @Test("caps end a line round, flat or square")
    func caps() throws {
        #expect(try line.buffer(distance: 1, style: BufferStyle(cap: .flat)).area == 20)
        #expect(try line.buffer(distance: 1, style: BufferStyle(cap: .square)).area == 24)
        let round = try line.buffer(distance: 1, style: BufferStyle(quadrantSegments: 64))
        #expect(abs(round.area - 20 - Double.pi) < 0.001)
        #expect(try Geometry.point(Coordinate(0, 0)).buffer(distance: 1, style: BufferStyle(cap: .flat)).isEmpty)
        #expect(try Geometry.point(Coordinate(0, 0)).buffer(distance: 1, style: BufferStyle(cap: .square)).area == 4)
    }

    @Test("joins turn a corner round, mitred up to the limit, or bevelled, each inside the next")
    func joins() throws {
        func area(_ join: BufferStyle.Join) throws -> Double {
            try corner.buffer(distance: 1, style: BufferStyle(join: join)).area
        }
        let (bevel, round, cut, mitre) = try (
            area(.bevel), area(.round), area(.mitre(limit: 1.5)), area(.mitre(limit: 9))
        )
        #expect(bevel < round && round < cut && cut < mitre)
        // The square of side 10 with mitred corners is the square of side 12.
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
        #expect(try square.buffer(distance: 1, style: BufferStyle(join: .mitre(limit: 5))).area == 144)
    }

    @Test("one side of a line is swept to its left, and to its right when negative")
    func singleSided() throws {
        let (left, right) = try (line.singleSidedBuffer(distance: 2), line.singleSidedBuffer(distance: -2))
        #expect(left.area == 20 && left.envelope == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 2))
        #expect(right.area == 20 && right.envelope == Envelope(minX: 0, minY: -2, maxX: 10, maxY: 0))
    }

    @Test("the offset curve lies beside the line, runs its way, and is nothing of nothing")
    func offsetCurve() throws {
        #expect(try line.offsetCurve(distance: 2).wkt() == "LINESTRING (0 2, 10 2)")
        #expect(try line.offsetCurve(distance: -2).wkt() == "LINESTRING (0 -2, 10 -2)")
        #expect(try Geometry.empty(.lineString).offsetCurve(distance: 2).isEmpty)
        try forAll(count: 100) { generator, round in
            let line = try RandomGeometry.lineString(&generator)
            let curve = try line.offsetCurve(distance: 1)
            #expect(
                try curve.coordinates.allSatisfy { try line.distance(to: .point($0)) <= 1 + 1e-9 }, "round \(round)")
        }
    }

    @Test("a wider buffer covers a narrower one, and a buffer what it goes around")
    func monotone() throws {
        try forAll(count: 100) { generator, round in
            let geometry =
                try Bool.random(using: &generator)
                ? RandomGeometry.polygon(&generator) : RandomGeometry.lineString(&generator)
            let distances = (0..<3).map { _ in Double.random(in: 0.5...20, using: &generator) }.sorted()
            let buffers = try distances.map { try geometry.buffer(distance: $0) }
            // Chords lie inside their circles by 1 − cos(π/32) of the radius.
            let slack = 0.005 * distances[2] + 1e-9
            for (narrow, wide) in zip([geometry] + buffers, buffers) {
                #expect(try wide.buffer(distance: slack).covers(narrow), "round \(round)")
                #expect(wide.isValid && wide.area >= narrow.area - slack * narrow.length, "round \(round)")
            }
            let shrunk = try buffers[0].buffer(distance: -distances[0])
            #expect(try shrunk.isEmpty || buffers[0].buffer(distance: 1e-9).covers(shrunk), "round \(round)")
        }
    }

    @Test("a distance or style that means nothing is refused")
    func refused() throws {
        for (distance, style) in [
            (.nan, BufferStyle()), (.infinity, BufferStyle()), (1, BufferStyle(quadrantSegments: 0)),
            (1, BufferStyle(quadrantSegments: 1 << 40)), (1, BufferStyle(join: .mitre(limit: 0))),
            (1, BufferStyle(join: .mitre(limit: .nan))),
        ] as [(Double, BufferStyle)] {
            for body in [
                { _ = try line.buffer(distance: distance, style: style) },
                { _ = try line.singleSidedBuffer(distance: distance, style: style) },
                { _ = try line.offsetCurve(distance: distance, style: style) },
            ] as [() throws -> Void] {
                let error = #expect(throws: SpatialError.self) { try body() }
                #expect(error?.code == .invalidArgument)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import Testing

@testable import Siting

@Suite("What the edges of a parcel face")
struct EdgeFacingTests {
    private typealias Envelopes = BuildableEnvelopeTests

    /// Metres of a 200 × 300 m parcel that face a line.
    private func metres(
        _ points: (Double, Double)..., kind: FrontingLine.Kind = .road, class name: String = "III",
        policy: SetbackPolicy = BuildableEnvelopeTests.paperPolicy
    ) throws -> Double {
        let facing = try EdgeFacing(
            Envelopes.box(0, 0, 200, 300), lines: FrontingLines([Envelopes.line(kind, name, points)]), policy: policy)
        return facing.parts.values.joined().reduce(0) { $0 + $1.metres }
    }

    @Test("a line along an edge is faced as far as it lies beside it")
    func beside() throws {
        #expect(try metres((0, 0), (200, 0)) == 200)
        #expect(try metres((-1000, 0), (1000, 0)) == 200)
        #expect(abs(try metres((50, -10), (120, -10)) - 70) < 1e-6)
        // Either direction, and in two pieces.
        #expect(abs(try metres((120, -10), (90, -12), (50, -10)) - 70) < 1e-6)
    }

    @Test("a line is faced up to the reach outside, half a metre inside, and no further")
    func reach() throws {
        #expect(try metres((0, -30), (200, -30)) == 200)
        #expect(try metres((0, -30.01), (200, -30.01)) == 0)
        #expect(abs(try metres((20, 0.5), (180, 0.5)) - 160) < 1e-6)
        #expect(try metres((20, 0.51), (180, 0.51)) == 0)
        // It leaves the reach half way along.
        #expect(abs(try metres((0, -20), (200, -40)) - 100) < 1e-6)
    }

    @Test("a line that runs along at more than 45° is not faced, unless it comes up to the edge")
    func steep() throws {
        #expect(abs(try metres((50, -25), (70, -5)) - 20) < 1e-6)
        #expect(try metres((50, -25), (69.9, -5)) == 0)
        // A road of class III that ends on the edge, or crosses it, keeps 5 m to either side, but not beyond the corner.
        #expect(abs(try metres((100, -80), (100, 0)) - 10) < 1e-6)
        #expect(abs(try metres((197, -80), (197, 0)) - 8) < 1e-6)
        #expect(abs(try metres((3, -80), (3, 0)) - 8) < 1e-6)
        #expect(abs(try metres((100, -80), (100, 80)) - 10) < 1e-6)
        #expect(abs(try metres((100, 80), (100, -80)) - 10) < 1e-6)
        #expect(try metres((100, -80), (100, -1)) == 0)
        // Aslant, what counts is where it crosses, or where it ends if it stops just short.
        #expect(abs(try metres((-11, -20), (17, 20)) - 8) < 1e-6)
        #expect(abs(try metres((17, 20), (-11, -20)) - 8) < 1e-6)
        #expect(abs(try metres((-11, -20), (2.79, -0.3)) - 7.79) < 1e-6)
    }

    @Test("a line around a corner is faced by both edges, one past the corner by neither")
    func corner() throws {
        #expect(abs(try metres((-10, 100), (-10, -10), (50, -10)) - 150) < 1e-6)
        #expect(try metres((-40, -10), (0, -10)) == 0)
    }

    @Test("the direction in which the rings were drawn changes nothing")
    func ringDirection() throws {
        let lines = FrontingLines([try Envelopes.road("I", (0, -5), (200, -5))])
        let parcel = try Envelopes.box(0, 0, 200, 300)
        for isCounterClockwise in [true, false] {
            let facing = try EdgeFacing(
                parcel.oriented(exteriorCounterClockwise: isCounterClockwise), lines: lines,
                policy: Envelopes.paperPolicy)
            #expect(facing.parts.values.joined().reduce(0) { $0 + $1.metres } == 200)
            #expect(abs(facing.other.reduce(0) { $0 + $1.metres } - 800) < 1e-9)
        }
    }

    @Test("the edges of a hole face nothing that has a name, whatever runs through the hole")
    func hole() throws {
        let parcel = try Geometry.polygon(
            exterior: Envelopes.box(0, 0, 200, 200).exteriorRing,
            interiors: [Envelopes.box(80, 80, 120, 120).exteriorRing])
        let lines = FrontingLines([try Envelopes.road("I", (80, 100), (120, 100))])
        let envelope = try BuildableEnvelope(of: parcel, lines: lines, policy: Envelopes.paperPolicy)
        #expect(envelope.losses.map(\.cause) == [.otherEdges])
        // 10 m along the outer edges and, with round corners, around the hole.
        let around = 4 * 40 * 10 + 100 * Double.pi
        #expect(abs(envelope.losses[0].squareMetres - (4 * 10 * 190 + around)) < 3)
    }

    @Test("a neighbour is faced along its boundary, and where a road is faced too, the deeper setback wins")
    func neighbour() throws {
        var policy = Envelopes.paperPolicy
        policy.setbacks.append(
            .init(faces: .neighbour, metres: 6, measuredFrom: .edge, source: "test", confidence: "given"))
        let lines = FrontingLines([
            FrontingLine(.neighbour, geometry: try Envelopes.box(200, 0, 400, 300)),
            try Envelopes.road("I", (210, 100), (210, 200)),
        ])
        let envelope = try BuildableEnvelope(of: Envelopes.box(0, 0, 200, 300), lines: lines, policy: policy)
        #expect(
            envelope.losses.map(\.cause) == [
                .setback(from: .init(.road, class: "I")), .setback(from: .init(.neighbour)), .otherEdges,
            ])
        // 30 m deep along 100 m with a round end on either side.
        #expect(abs(envelope.losses[0].squareMetres - (3000 + Double.pi * 450)) < 12)
        // Where a setback of its own is known, the one for all other edges does not apply: 6 m remain clear, not 10.
        #expect(try envelope.geometry.intersects(Envelopes.box(193, 20, 194, 40)))
        #expect(try !envelope.geometry.intersects(Envelopes.box(194.1, 0, 200, 300)))
    }

    @Test("a steep line comes up to an edge up to half a metre short of it, and half a metre from its corners")
    func comingUp() throws {
        #expect(abs(try metres((100, -80), (100, -0.5)) - 10) < 1e-6)
        #expect(try metres((100, -80), (100, -0.51)) == 0)
        for (x, wanted) in [(0.5, 0), (0.75, 5.75), (199.25, 5.75), (199.5, 0), (199.75, 0), (0.25, 0)]
            as [(Double, Double)]
        {
            #expect(abs(try metres((x, -80), (x, 0)) - wanted) < 1e-6, "at \(x)")
        }
        // Whichever end is the near one.
        #expect(abs(try metres((2.79, -0.3), (-11, -20)) - 7.79) < 1e-6)
        #expect(abs(try metres((14, 0), (0, -20)) - 10) < 1e-6)
    }

    @Test("where only what is parallel runs along, a parallel line does, and another one comes up to the edge")
    func parallelOnly() throws {
        var policy = Envelopes.paperPolicy
        policy.parallelDegrees = .init(value: 0, source: "test", confidence: "given")
        #expect(abs(try metres((50, -10), (120, -10), policy: policy) - 70) < 1e-6)
        #expect(try metres((50, -10), (120, -9), policy: policy) == 0)
        #expect(abs(try metres((50, -10), (120, 4), policy: policy) - 10) < 1e-6)
    }

    @Test("edges aslant face what edges along the axes do")
    func aslant() throws {
        // The same ground and road along a 3-4-5 triangle: east becomes (0.6, 0.8).
        func turned(_ points: [(Double, Double)]) -> [Coordinate] {
            points.map { Coordinate(1000 + 0.6 * $0.0 - 0.8 * $0.1, 500 + 0.8 * $0.0 + 0.6 * $0.1) }
        }
        let parcel = try Geometry.polygon(exterior: turned([(0, 0), (200, 0), (200, 300), (0, 300), (0, 0)]))
        for (points, wanted) in [
            ([(50, -10), (120, -12)], 70), ([(0, -20), (200, -40)], 100), ([(100, -80), (100, 0)], 10),
            ([(-11, -20), (17, 20)], 8), ([(210, 20), (215, 90)], 70),
        ] as [([(Double, Double)], Double)] {
            let line = FrontingLine(.road, class: "III", geometry: try .lineString(turned(points)))
            let facing = try EdgeFacing(parcel, lines: FrontingLines([line]), policy: Envelopes.paperPolicy)
            #expect(abs(facing.parts.values.joined().reduce(0) { $0 + $1.metres } - wanted) < 1e-6, "\(points)")
            let drawn = try facing.parts.values.joined().flatMap { try $0.lines() }
            #expect(abs(drawn.reduce(0) { $0 + $1.length } - wanted) < 1e-6)
            for piece in drawn { #expect(try piece.distance(to: parcel.boundary()) < 1e-6) }
        }
    }
}

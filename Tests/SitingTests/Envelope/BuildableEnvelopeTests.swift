// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("The buildable envelope of a parcel")
struct BuildableEnvelopeTests {
    /// The rules of the paper city for its P03: 30 m from a class I road, 5 m from class III, 10 m from other edges.
    static let paperPolicy = SetbackPolicy(
        setbacks: [
            .init(faces: .road, class: "I", metres: 30, measuredFrom: .edge, source: "paper city", confidence: "given"),
            .init(
                faces: .road, class: "III", metres: 5, measuredFrom: .edge, source: "paper city", confidence: "given"),
        ], otherMetres: 10, source: "paper city")

    static func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) throws -> Geometry {
        try .rectangle(Envelope(minX: 420_000 + x0, minY: 3_080_000 + y0, maxX: 420_000 + x1, maxY: 3_080_000 + y1))
    }

    static func road(_ class: String, _ points: (Double, Double)...) throws -> FrontingLine {
        try line(.road, `class`, points)
    }

    static func line(_ kind: FrontingLine.Kind, _ class: String?, _ points: [(Double, Double)]) throws -> FrontingLine {
        FrontingLine(
            kind, class: `class`,
            geometry: try .lineString(points.map { Coordinate(420_000 + $0.0, 3_080_000 + $0.1) }))
    }

    @Test("of P03 of the paper city is 180 × 260 m, and each metre lost has its cause")
    func paperCity() throws {
        let envelope = try BuildableEnvelope(
            of: Self.box(0, 1000, 200, 1300),
            lines: FrontingLines([Self.road("III", (0, 0), (6000, 0)), Self.road("I", (0, 1000), (300, 1000))]),
            policy: Self.paperPolicy)
        #expect(try envelope.geometry.equalsTopologically(Self.box(10, 1030, 190, 1290)))
        #expect(envelope.losses.map(\.cause) == [.setback(from: .init(.road, class: "I")), .otherEdges])
        #expect(abs(envelope.losses[0].squareMetres - 6000) < 1e-6)
        #expect(abs(envelope.losses[1].squareMetres - 7200) < 1e-6)
        #expect(abs(envelope.losses[0].area.mu - 9) < 1e-9)
        #expect(try !FitOutline(envelope.geometry).fit(lengthMetres: 190, widthMetres: 185).fits)
        #expect(try FitOutline(envelope.geometry).fit(lengthMetres: 150, widthMetres: 100).fits)
    }

    @Test("of P02 of the paper city is without the strip it gives up")
    func dedicated() throws {
        let envelope = try BuildableEnvelope(
            of: Self.box(300, 0, 500, 345), dedicated: [Self.box(300, 300, 500, 345)],
            lines: FrontingLines([Self.road("III", (0, 0), (6000, 0))]), policy: Self.paperPolicy)
        #expect(abs(envelope.grossSquareMetres - 69_000) < 1e-6)
        #expect(abs(envelope.netSquareMetres - 60_000) < 1e-6)
        #expect(envelope.losses.first?.cause == .dedicated)
        #expect(abs(Area(squareMetres: envelope.losses[0].squareMetres).mu - 13.5) < 1e-9)
        #expect(try envelope.geometry.equalsTopologically(Self.box(310, 5, 490, 290)))
    }

    @Test("counts ground that several causes want for the first of them")
    func attribution() throws {
        // A zone with a buffer of 10 m covers the west 50 m, of which 20 m are also the dedicated strip's.
        let zones = [
            ConstraintZone(id: "z", kind: "redline", bufferMetres: 10, geometry: try Self.box(-100, -500, 40, 900)),
            ConstraintZone(id: "a", kind: "heritage", geometry: try Self.box(45, -10, 60, 1000)),
            ConstraintZone(id: "far", kind: "heritage", geometry: try Self.box(5000, 0, 5100, 100)),
        ]
        let envelope = try BuildableEnvelope(
            of: Self.box(0, 0, 200, 300), dedicated: [Self.box(0, 0, 20, 300)], zones: zones,
            lines: FrontingLines([Self.road("I", (-100, 0), (400, 0))]), policy: Self.paperPolicy)
        #expect(
            envelope.losses.map(\.cause) == [
                .dedicated, .zone(kind: "heritage"), .zone(kind: "redline"), .setback(from: .init(.road, class: "I")),
                .otherEdges,
            ])
        let metres = envelope.losses.map(\.squareMetres)
        for (loss, wanted) in zip(metres, [6000, 15 * 300, 25 * 300, 140 * 30, 10 * 260 + 10 * 140] as [Double]) {
            #expect(abs(loss - wanted) < 1e-6)
        }
        #expect(abs(envelope.squareMetres - 130 * 260) < 1e-6)
    }

    @Test("keeps clear of every point of an edge, also around a corner that sticks in")
    func reflexCorner() throws {
        let ell = try LargestRectangleTests.polygon([(0, 0), (200, 0), (200, 100), (100, 100), (100, 200), (0, 200)])
        let policy = SetbackPolicy(setbacks: [], otherMetres: 20, source: "test")
        let envelope = try BuildableEnvelope(of: ell, policy: policy)
        // Two legs of 160 × 60 and 60 × 100, and a square of 20 m at the corner less a quarter disc, drawn by chords.
        let exact = 160 * 60 + 60 * 100 + 400 - 100 * Double.pi
        #expect(envelope.squareMetres > exact && envelope.squareMetres < exact + 3)
        #expect(try envelope.geometry.distance(to: ell.boundary()) > 20 * 0.995)
    }

    @Test("gives back the whole parcel where nothing is known to keep away from")
    func nothing() throws {
        let parcel = try Self.box(0, 0, 100, 100)
        // Its box meets the parcel, but it does not.
        let beside = try LargestRectangleTests.polygon([(99, -20), (130, -20), (130, 120)])
        let envelope = try BuildableEnvelope(
            of: parcel, zones: [ConstraintZone(id: "z", kind: "redline", geometry: beside)],
            lines: FrontingLines([Self.road("III", (0, 0), (100, 0))]))
        #expect(envelope.losses.isEmpty)
        #expect(try envelope.geometry.equalsTopologically(parcel))
    }

    @Test("may be empty, and then all of the parcel is lost")
    func empty() throws {
        let envelope = try BuildableEnvelope(of: Self.box(0, 0, 18, 300), policy: Self.paperPolicy)
        #expect(envelope.geometry.isEmpty)
        #expect(abs(envelope.losses.reduce(0) { $0 + $1.squareMetres } - 5400) < 1e-6)
        #expect(try FitOutline(envelope.geometry).largestRectangle().rectangle == nil)
    }

    @Test("measures a protection zone from the line, wherever it runs, and the edge beside it keeps its own setback")
    func protectionZones() throws {
        // 220 kV, 15 m to either side: outside the parcel 5 m from its west edge, and another one through the middle.
        let lines = FrontingLines([
            try Self.line(.powerLine, "220kV", [(-5, -500), (-5, 800)]),
            try Self.line(.powerLine, "220kV", [(-500, 150), (700, 150)]),
        ])
        var policy = SetbackPolicy.shipped
        let alone = try BuildableEnvelope(of: Self.box(0, 0, 200, 300), lines: lines, policy: policy)
        #expect(alone.losses.map(\.cause) == [.setback(from: .init(.powerLine, class: "220kV"))])
        #expect(abs(alone.losses[0].squareMetres - (10 * 300 + 190 * 30)) < 1e-6)
        #expect(alone.geometry.parts.count == 2)
        policy.otherMetres = .init(value: 3, source: "test", confidence: "given")
        let both = try BuildableEnvelope(of: Self.box(0, 0, 200, 300), lines: lines, policy: policy)
        #expect(both.losses.map(\.cause) == [.setback(from: .init(.powerLine, class: "220kV")), .otherEdges])
    }

    @Test("takes the figure of the class, else that of the kind, else none")
    func figures() {
        let policy = SetbackPolicy.shipped
        func metres(_ kind: FrontingLine.Kind, _ class: String?) -> [Double] {
            policy.setbacks(for: .init(kind, class: `class`), measuredFrom: .line).map(\.metres)
        }
        #expect(metres(.road, "expressway") == [30])
        #expect(metres(.road, "national") == [20])
        #expect(metres(.road, "provincial") == [15])
        #expect(metres(.road, "county") == [10])
        #expect(metres(.road, "III") == [])
        #expect(metres(.powerLine, "110kV") == [10])
        #expect(metres(.powerLine, "220kV") == [15])
        #expect(metres(.powerLine, "500kV") == [20])
        #expect(metres(.powerLine, nil) == [20])
        #expect(metres(.rail, "whatever") == [20])
        #expect(metres(.river, nil) == [])
        #expect(policy.setbacks.allSatisfy { !$0.source.isEmpty && $0.confidence == "E" && $0.metres > 0 })
    }

    @Test("keeps clear of half a metre as of thirty: no setback, buffer or loss is too small to count")
    func smallMeasures() throws {
        let parcel = try Self.box(0, 0, 200, 100)
        let policy = SetbackPolicy(
            setbacks: [.init(faces: .rail, metres: 0.5, measuredFrom: .line, source: "test", confidence: "given")],
            otherMetres: 0.25, source: "test")
        let beside = try BuildableEnvelope(
            of: parcel,
            zones: [ConstraintZone(id: "z", kind: "a", bufferMetres: 0.5, geometry: Self.box(200, 0, 210, 100))],
            lines: FrontingLines([Self.line(.rail, nil, [(0, 50), (200, 50)])]), policy: policy)
        #expect(beside.losses.map(\.cause) == [.zone(kind: "a"), .setback(from: .init(.rail)), .otherEdges])
        for (loss, wanted) in zip(beside.losses, [50, 199.5, 124.375]) {
            #expect(abs(loss.squareMetres - wanted) < 0.2, "\(loss)")
        }
        let corner = try BuildableEnvelope(of: parcel, dedicated: [Self.box(0, 0, 0.5, 0.5)])
        #expect(corner.losses.map(\.cause) == [.dedicated])
        #expect(abs(corner.netSquareMetres - 19_999.75) < 1e-6)
    }

    @Test("takes all of several strips, zones and stretches of one cause")
    func severalOfACause() throws {
        for count in 1...3 {
            let strips = try (0..<count).map { try Self.box(Double($0) * 50, 0, Double($0) * 50 + 10, 300) }
            let zones = strips.enumerated().map { ConstraintZone(id: "\($0)", kind: "a", geometry: $1) }
            let parcel = try Self.box(0, 0, 200, 300)
            let lost = Double(count) * 3000
            #expect(abs(try BuildableEnvelope(of: parcel, dedicated: strips).netSquareMetres - (60_000 - lost)) < 1e-6)
            #expect(abs(try BuildableEnvelope(of: parcel, zones: zones).squareMetres - (60_000 - lost)) < 1e-6)
        }
    }

    @Test("has one loss for a road that is kept clear of both from the edge and from its line")
    func edgeAndLine() throws {
        let road = FrontingLine.Key(.road, class: "I")
        let policy = SetbackPolicy(
            setbacks: [
                .init(faces: .road, class: "I", metres: 30, measuredFrom: .edge, source: "test", confidence: "given"),
                .init(faces: .road, class: "I", metres: 20, measuredFrom: .line, source: "test", confidence: "given"),
                .init(faces: .rail, metres: 25, measuredFrom: .line, source: "test", confidence: "given"),
            ], otherMetres: 0, source: "test")
        // The road runs along the south, and a branch of it 200 m into the parcel.
        let envelope = try BuildableEnvelope(
            of: Self.box(0, 0, 200, 300),
            lines: FrontingLines([
                Self.road("I", (-100, 0), (400, 0)), Self.road("I", (150, -10), (150, 200)),
                Self.line(.rail, nil, [(-100, 300), (400, 300)]),
            ]), policy: policy)
        #expect(envelope.losses.map(\.cause) == [.setback(from: road), .setback(from: .init(.rail))])
        // 30 m of the south; a band of 40 m for another 170 m, with a round end; and 25 m of the north.
        #expect(abs(envelope.losses[0].squareMetres - (6000 + 6800 + 628.3)) < 5)
        #expect(abs(envelope.losses[1].squareMetres - 5000) < 1e-6)
        let lost = envelope.losses.reduce(0) { $0 + $1.squareMetres }
        #expect(abs(lost + envelope.squareMetres - 60_000) < 1e-6)
    }

    @Test("counts for the road, of a road and a railway as deep, and for the class that comes first, of two roads")
    func equalDepths() throws {
        let policy = SetbackPolicy(
            setbacks: [FrontingLine.Kind.rail, .road, .river].map {
                .init(faces: $0, metres: 20, measuredFrom: .edge, source: "test", confidence: "given")
            }, otherMetres: 0, source: "test")
        let lines = FrontingLines([
            try Self.line(.river, nil, [(0, 0), (200, 0)]), try Self.line(.rail, nil, [(0, 0), (200, 0)]),
            try Self.road("III", (0, 0), (200, 0)), try Self.road("I", (0, 0), (100, 0)),
        ])
        let envelope = try BuildableEnvelope(of: Self.box(0, 0, 200, 300), lines: lines, policy: policy)
        #expect(
            envelope.losses.map(\.cause)
                == [.setback(from: .init(.road, class: "I")), .setback(from: .init(.road, class: "III"))])
        #expect(abs(envelope.losses[0].squareMetres - 2314.16) < 3)
        #expect(abs(envelope.losses.reduce(0) { $0 + $1.squareMetres } - 4000) < 1e-6)
    }

    @Test("loses exactly what its causes name, keeps its distances, and only shrinks as setbacks grow")
    func laws() throws {
        var seen = Set<String>()
        try forAll(seed: 77, count: 120) { generator, round in
            let parcel = try RandomOutline.any(&generator)
            let center = parcel.envelope.center
            func near(_ metres: Double, _ generator: inout RepeatableGenerator) -> Coordinate {
                Coordinate(
                    center.x + Double.random(in: -metres...metres, using: &generator),
                    center.y + Double.random(in: -metres...metres, using: &generator))
            }
            let lines = try (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                FrontingLine(
                    Bool.random(using: &generator) ? .road : .powerLine,
                    class: ["I", "III", "220kV"].randomElement(using: &generator),
                    geometry: try .lineString([near(300, &generator), near(300, &generator)]))
            }
            let zones = try (0..<Int.random(in: 0...3, using: &generator)).map { index in
                ConstraintZone(
                    id: "\(index)", kind: ["a", "b"].randomElement(using: &generator) ?? "a", bufferMetres: 7,
                    geometry: try .polygon(
                        exterior: RandomOutline.star(
                            vertices: 5, radius: 20...60, around: near(200, &generator), &generator)))
            }
            var policy = SetbackPolicy.shipped
            policy.setbacks += Self.paperPolicy.setbacks
            policy.otherMetres = .init(value: 10, source: "test", confidence: "given")
            let envelope = try BuildableEnvelope(of: parcel, zones: zones, lines: FrontingLines(lines), policy: policy)
            let lost = envelope.losses.reduce(0) { $0 + $1.squareMetres }
            #expect(abs(parcel.area - lost - envelope.squareMetres) < 1e-6, "round \(round)")
            #expect(envelope.geometry.isValid)
            #expect(Set(envelope.losses.map(\.cause)).count == envelope.losses.count)
            for loss in envelope.losses { seen.insert(loss.cause.name.en) }
            #expect(try envelope.geometry.difference(parcel).area < 1e-6)
            for zone in zones { #expect(try envelope.geometry.distance(to: zone.geometry) >= 7 * 0.989) }
            for line in lines where line.key == .init(.powerLine, class: "220kV") {
                #expect(try envelope.geometry.distance(to: line.geometry) >= 15 * 0.995 - 1e-6)
            }
            // No edge is nearer than the least setback there is.
            #expect(try envelope.geometry.distance(to: parcel.boundary()) >= 5 * 0.995 - 1e-6)
            policy.otherMetres = .init(value: 14, source: "test", confidence: "given")
            let smaller = try BuildableEnvelope(of: parcel, zones: zones, lines: FrontingLines(lines), policy: policy)
            #expect(smaller.squareMetres <= envelope.squareMetres + 1e-6)
        }
        #expect(seen.isSuperset(of: ["setback from road I", "setback from road III", "constraint zone a"]))
        #expect(seen.isSuperset(of: ["setback from power line 220kV", "setback from other edges"]))
    }
}

// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import SimpleFeatures

@Suite struct PolygonBatchTests {
    @Test("polygons go into columns and come back to the bit, with their areas and boxes")
    func roundTrip() throws {
        try forAll(count: 100) { generator, round in
            let geometries = try (0..<8).map { index in
                switch index {
                case 0: try Geometry.empty(.polygon)
                case 1: try Geometry.empty(.multiPolygon)
                case 2: try Geometry.multiPolygon([.empty(.polygon), RandomGeometry.polygon(&generator)])
                case 3, 4: try Geometry.multiPolygon((0..<3).map { _ in try RandomGeometry.polygon(&generator) })
                default: try RandomGeometry.polygon(&generator)
                }
            }
            let batch = try PolygonBatch(geometries)
            #expect(batch.count == geometries.count)
            for (index, geometry) in geometries.enumerated() {
                #expect(try batch.geometry(at: index, as: geometry.kind).wkb == geometry.wkb, "round \(round)")
                #expect(batch.envelope(at: index) == geometry.envelope, "round \(round)")
                #expect(abs(batch.area(at: index) - geometry.area) <= 1e-9 * geometry.area, "round \(round)")
                #expect(try batch.validity(at: index) == geometry.validity(), "round \(round)")
            }
        }
    }

    @Test("a feature is a polygon for one part and a multi-polygon for more, or what is asked for")
    func kinds() throws {
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1))
        let pair = try Geometry.multiPolygon([
            square, .rectangle(Envelope(minX: 2, minY: 0, maxX: 3, maxY: 1)),
        ])
        let batch = try PolygonBatch([square, pair, .empty(.multiPolygon)])
        #expect(try (0..<3).map { try batch.geometry(at: $0).kind } == [.polygon, .multiPolygon, .polygon])
        #expect(try (0..<3).allSatisfy { try batch.geometry(at: $0, as: .multiPolygon).kind == .multiPolygon })
        for (feature, kind) in [(1, GeometryKind.polygon), (0, .point), (0, .geometryCollection)] {
            let error = #expect(throws: SpatialError.self) { try batch.geometry(at: feature, as: kind) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("only polygons go into columns", arguments: [GeometryKind.point, .lineString, .geometryCollection])
    func otherKinds(kind: GeometryKind) throws {
        let error = #expect(throws: SpatialError.self) { try PolygonBatch([.empty(.polygon), .empty(kind)]) }
        #expect(error?.code == .unsupported && error?.message.contains("geometry 1") == true)
    }

    @Test("a ring that is none is refused as Geometry refuses it, and its neighbours are not touched")
    func badRings() throws {
        let good: [(Double, Double)] = [(0, 0), (4, 0), (4, 4), (0, 0)]
        let bad: [[(Double, Double)]] = [
            [(0, 0), (4, 0), (4, 4)], [(0, 0), (4, 0), (4, 4), (0, 1)], [(0, 0)],
            [(0, 0), (.nan, 0), (4, 4), (0, 0)], [(0, 0), (4, .infinity), (4, 4), (0, 0)],
            [(.nan, .nan), (4, 0), (4, 4), (.nan, .nan)],
        ]
        let batch = PolygonBatch(rings: bad.flatMap { [good, $0] })
        for (index, ring) in bad.enumerated() {
            #expect(try batch.validity(at: 2 * index) == .valid)
            let expected = #expect(throws: SpatialError.self) {
                try Geometry.polygon(exterior: ring.map { Coordinate($0.0, $0.1) })
            }
            for error in [
                #expect(throws: SpatialError.self) { try batch.validity(at: 2 * index + 1) },
                #expect(throws: SpatialError.self) { try batch.geometry(at: 2 * index + 1) },
            ] { #expect(error?.code == expected?.code && error?.message == expected?.message) }
        }
    }

    @Test("holes are judged and counted, and holes without an exterior ring refused")
    func holes() throws {
        let shell: [(Double, Double)] = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]
        let (inside, outside): ([(Double, Double)], [(Double, Double)]) = (
            [(1, 1), (1, 2), (2, 2), (1, 1)], [(10, 1), (10, 2), (12, 2), (10, 1)]
        )
        let batch = PolygonBatch(parts: [[shell, inside], [shell, outside], [[], inside], [[], []]])
        #expect(try batch.validity(at: 0) == .valid)
        #expect(batch.area(at: 0) == 80.5)
        #expect(try batch.validity(at: 1) == .invalid(reason: "Hole lies outside shell", location: Coordinate(10, 1)))
        #expect(throws: SpatialError.self) { try batch.validity(at: 2) }
        #expect(try batch.validity(at: 3) == .valid)
        #expect(try batch.geometry(at: 3).isEmpty)
        #expect(batch.envelope(at: 3).isEmpty && batch.area(at: 3) == 0)
    }

    @Test("no columns, no features")
    func nothing() throws {
        #expect(try PolygonBatch([]).count == 0)
        #expect(PolygonBatch(x: [], y: [], ringEnds: [], partEnds: [], featureEnds: []).count == 0)
        #expect(PolygonBatch(x: [], y: [], ringEnds: [], partEnds: [], featureEnds: [0]).envelope(at: 0).isEmpty)
    }
}

extension PolygonBatch {
    /// A feature of one part for each list of rings.
    init(parts: [[[(Double, Double)]]]) {
        let positions = parts.joined().joined()
        var (ringEnds, partEnds): ([Int], [Int]) = ([], [])
        for rings in parts {
            for ring in rings { ringEnds.append((ringEnds.last ?? 0) + ring.count) }
            partEnds.append(ringEnds.count)
        }
        self.init(
            x: positions.map(\.0), y: positions.map(\.1), ringEnds: ringEnds, partEnds: partEnds,
            featureEnds: Array(parts.indices.map { $0 + 1 }))
    }

    /// A feature for each ring.
    init(rings: [[(Double, Double)]]) {
        self.init(parts: rings.map { [$0] })
    }
}

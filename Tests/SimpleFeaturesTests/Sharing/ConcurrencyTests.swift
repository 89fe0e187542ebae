// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Synchronization
import TestSupport
import Testing

/// What `Geometry: @unchecked Sendable` promises, tried out.
///
/// No race detector sees into GEOS, and these tests do not see everything either: without any priming they still passed
/// on a busy machine of two cores. That priming is complete rests on reading GEOS, not on them.
@Suite struct ConcurrencyTests {
    fileprivate struct Answers: Equatable, Sendable {
        var predicates: [Bool] = []
        var prepared: [Bool] = []
        var measures: [Double] = []
        var overlays: [[UInt8]] = []
    }

    @Test("geometries nobody has asked anything yet, asked by several tasks at once, answer as they do to one")
    func coldSharing() async throws {
        for round in 0..<150 as Range<UInt64> {
            let serial = try scene(seed: round)
            let expected = try answers(of: serial.zone, about: serial.parcels)
            // The same scene again, cold: whatever GEOS computes lazily is still to be computed.
            let shared = try scene(seed: round)
            try await withThrowingTaskGroup(of: Answers.self) { group in
                for _ in 0..<4 { group.addTask { try answers(of: shared.zone, about: shared.parcels) } }
                for try await answer in group { #expect(answer == expected, "round \(round)") }
            }
        }
    }

    @Test("a polygon of many holes, asked for an overlay by several tasks at once, keeps them all")
    func coldHoles() async throws {
        let holes = (0..<900).map { place in
            let (x, y) = (Double(place % 30) * 3 + 2, Double(place / 30) * 3 + 2)
            return [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)].map { Coordinate(x + $0.0, y + $0.1) }
        }
        let frame = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)).exteriorRing
        // So small that the overlay does little but ask each hole for its extent, to find that it may be left out.
        let window = try Geometry.rectangle(Envelope(minX: 0.5, minY: 0.5, maxX: 2.5, maxY: 2.5))
        let expected = try Geometry.polygon(exterior: frame, interiors: holes).intersection(window).wkb
        for round in 0..<100 {
            let shared = try Geometry.polygon(exterior: frame, interiors: holes)
            let line = StartLine()
            try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        line.waitForTwo()
                        return try shared.intersection(window).wkb
                    }
                }
                for try await answer in group { #expect(answer == expected, "round \(round)") }
            }
        }
    }

    @Test("one prepared geometry per task answers hundreds of thousands of times without a wrong one")
    func preparedPerTask() async throws {
        let (zone, parcels) = try scene(seed: 7, vertices: 500)
        let lines = try parcels.map { try $0.boundary() }
        let expected = try lines.map { try zone.intersects($0) }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try zone.withPrepared { prepared in
                        var wrong = 0
                        for call in 0..<200_000 {
                            let place = call % lines.count
                            if try prepared.intersects(lines[place]) != expected[place] { wrong += 1 }
                        }
                        return wrong
                    }
                }
            }
            for try await wrong in group { #expect(wrong == 0) }
        }
    }

    @Test("a part may be released last, on another thread than made it")
    func releaseElsewhere() async throws {
        for _ in 0..<200 {
            let part: Geometry = try await Task.detached {
                try #require(
                    try Geometry(wkt: "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((5 5, 6 5, 6 6, 5 5)))").parts.last)
            }.value
            let area = await Task.detached { [part] in part.area }.value
            #expect(area == 0.5)
        }
    }

    private func scene(seed: UInt64, vertices: Int = 80) throws -> (zone: Geometry, parcels: [Geometry]) {
        var generator = RepeatableGenerator(seed: seed)
        let zone = try RandomGeometry.polygon(&generator, vertices: vertices...vertices)
        var parcels = try (0..<12).map { _ in try RandomGeometry.polygon(&generator) }
        try parcels.append(.multiPolygon([parcels[0], .empty(.polygon)]))
        try parcels.append(.empty(.polygon))
        return (zone, parcels)
    }
}

private func answers(of zone: Geometry, about parcels: [Geometry]) throws -> ConcurrencyTests.Answers {
    var answers = ConcurrencyTests.Answers()
    for parcel in parcels {
        answers.predicates += try [
            zone.intersects(parcel), zone.covers(parcel), zone.touches(parcel), parcel.within(zone), parcel.isValid,
        ]
        answers.measures += try [zone.distance(to: parcel), parcel.area, parcel.length]
    }
    for parcel in parcels.prefix(3) {
        answers.overlays += try [
            zone.intersection(parcel).wkb, zone.difference(parcel, precisionGrid: .millimetre).wkb,
        ]
    }
    answers.prepared = try zone.withPrepared { prepared in
        try parcels.flatMap { try [prepared.intersects($0), prepared.covers($0), prepared.touches($0)] }
    }
    return answers
}

/// Lets two tasks go at once, or one would be done before the other begins; gives up waiting on a single core.
private final class StartLine: Sendable {
    private let arrived = Atomic(0)

    func waitForTwo() {
        arrived.add(1, ordering: .sequentiallyConsistent)
        for _ in 0..<100_000 where arrived.load(ordering: .sequentiallyConsistent) >= 2 { return }
    }
}

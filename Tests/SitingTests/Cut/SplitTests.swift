// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct SplitTests {
    @Test("both sides of a line are valid, fill the parcel without gap or overlap, and are what GEOS clips")
    func conserves() throws {
        try forAll(count: 1_500) { generator, round in
            let parcel = try RandomParcel.any(&generator)
            let region = OrientedRings(parcel)
            let angle = Bool.random(using: &generator) ? 0 : Double.random(in: 0...6, using: &generator)
            let frame = RandomParcel.frame(angle, around: parcel)
            let vertices = region.rings.joined().map(frame.along).sorted()
            let isAtVertex = Bool.random(using: &generator)
            let place =
                isAtVertex
                ? vertices[Int.random(in: 0..<vertices.count, using: &generator)]
                : Double.random(in: vertices[0]...vertices[vertices.count - 1], using: &generator)
            let halves = try #require(region.split(at: place, along: frame), "round \(round)")
            let (before, after) = (try halves.before.geometry(), try halves.after.geometry())
            #expect(before.isValid && after.isValid, "round \(round)")
            #expect(abs(before.area + after.area - parcel.area) < 1e-9 * parcel.area, "round \(round)")
            #expect(try before.intersection(after).area < 1e-9 * parcel.area, "round \(round)")
            let union = try Geometry.unaryUnion(of: [before, after])
            #expect(try union.symmetricDifference(parcel).area < 1e-9 * parcel.area, "round \(round)")
            let clipped = try parcel.intersection(frame.halfPlane(before: place))
            #expect(abs(clipped.area - before.area) < 1e-6 * parcel.area, "round \(round)")
            // At a vertex GEOS may keep two parts together by a thread of a nanometre.
            #expect(isAtVertex || before.parts.count == clipped.solidParts.count, "round \(round)")
        }
    }

    @Test("where both sides border each other they have the same points, to the last bit")
    func sharesPoints() throws {
        try forAll(count: 300) { generator, round in
            let parcel = try RandomParcel.any(&generator)
            let frame = RandomParcel.frame(.random(in: 0...6, using: &generator), around: parcel)
            let halves = try #require(OrientedRings(parcel).split(at: 3.7, along: frame))
            func onLine(_ region: OrientedRings) -> Set<Coordinate> {
                Set(region.rings.joined().filter { abs(frame.along($0) - 3.7) < 1e-6 })
            }
            #expect(onLine(halves.before) == onLine(halves.after), "round \(round)")
            // No other vertex is new, moved or lost.
            let own = Set(parcel.coordinates)
            let kept = Set(halves.before.rings.joined()).union(halves.after.rings.joined())
            #expect(kept.subtracting(own) == kept.subtracting(own).intersection(onLine(halves.before)))
            #expect(own.isSubset(of: kept), "round \(round)")
        }
    }

    @Test("the point on an edge is the same for the neighbour who has that edge the other way round")
    func crossingIsSymmetric() {
        var generator = RepeatableGenerator(seed: 7)
        let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(0.6, 0.8))
        for _ in 0..<200 {
            let a = RandomParcel.place(
                .random(in: -9...0, using: &generator), .random(in: -9...(-1), using: &generator))
            let b = RandomParcel.place(.random(in: 1...9, using: &generator), .random(in: 0...9, using: &generator))
            #expect(frame.crossing(a, b, along: 0.3) == frame.crossing(b, a, along: 0.3))
            #expect(abs(frame.along(frame.crossing(a, b, along: 0.3)) - 0.3) < 1e-8)
        }
    }

    @Test("a hole that touches the line stays a hole, and a corner on it does not tear a side in two")
    func touchingHole() throws {
        let parcel = try RandomParcel.polygon(
            [(0, 0), (100, 0), (100, 100), (0, 100)], holes: [[(50, 50), (30, 60), (30, 40)]])
        let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(1, 0))
        let halves = try #require(OrientedRings(parcel).split(at: 50, along: frame))
        #expect(halves.before.rings.count == 2)
        #expect(try halves.before.geometry().interiorRings.count == 1)
        #expect(halves.after.rings == [[(50, 0), (100, 0), (100, 100), (50, 100), (50, 50)].map(RandomParcel.place)])
    }

    @Test("an island in the lake of another polygon keeps its own pond")
    func islandsAndPonds() throws {
        func square(_ low: Double, _ high: Double) -> [Coordinate] {
            [(low, low), (high, low), (high, high), (low, high)].map(RandomParcel.place)
        }
        var region = OrientedRings()
        region.append(square(0, 100))
        region.append(square(10, 90).reversed())
        region.append(square(20, 80))
        region.append(square(30, 70).reversed())
        let geometry = try region.geometry()
        #expect(geometry.isValid)
        #expect(geometry.parts.map(\.area) == [10_000 - 6_400, 3_600 - 1_600])
        #expect(abs(region.area - geometry.area) < 1e-6)
        region.append([(0, 0), (1, 0), (2, 0)].map(RandomParcel.place))
        #expect(region.rings.count == 4, "a ring without area bounds nothing")
        region.append([(0, 0), (-2, 0), (0, -1)].map(RandomParcel.place))
        #expect(region.rings.count == 5)
    }

    @Test("the region read from rings in any direction has its outer rings to the left and its holes to the right")
    func orients() throws {
        let hole = [(10.0, 10.0), (20, 10), (20, 20), (10, 20)]
        for (outer, inner) in [([0, 1, 2, 3], [3, 2, 1, 0]), ([3, 2, 1, 0], [0, 1, 2, 3])] {
            let corners = [(0.0, 0.0), (50, 0), (50, 50), (0, 50)]
            let parcel = try RandomParcel.polygon(outer.map { corners[$0] }, holes: [inner.map { hole[$0] }])
            let region = OrientedRings(parcel)
            #expect(region.rings.map(OrientedRings.signedArea) == [2_500, -100])
            #expect(region.vertexCount == 8)
        }
    }

    @Test("the width of a region is that of GEOS, also of what lies before a line")
    func width() throws {
        try forAll(count: 300) { generator, round in
            let parcel = try RandomParcel.any(&generator)
            let region = OrientedRings(parcel)
            #expect(abs(region.width - (try parcel.minimumWidth())) < 1e-6, "round \(round)")
            let frame = RandomParcel.frame(.random(in: 0...6, using: &generator), around: parcel)
            let place = Double.random(in: -100...100, using: &generator)
            let before = try parcel.intersection(frame.halfPlane(before: place))
            let width = before.isEmpty ? 0 : try before.minimumWidth()
            #expect(abs(region.width(before: place, along: frame) - width) < 1e-5, "round \(round)")
        }
    }

    @Test("ground of one square metre is ground, and ground of none is not")
    func leastGround() throws {
        #expect(OrientedRings(try RandomParcel.rectangle(0, 0, 1, 1)).rings.count == 1)
        let line = try Geometry.polygon(
            exterior: [(0.0, 0.0), (5, 0), (9, 0), (0, 0)].map { RandomParcel.place($0.0, $0.1) })
        #expect(OrientedRings(line).isEmpty)
    }
}

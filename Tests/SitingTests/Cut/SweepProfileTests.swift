// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct SweepProfileTests {
    @Test("the area before a line is what GEOS clips, and the place found for an area has that area before it")
    func area() throws {
        try forAll(count: 400) { generator, round in
            let parcel = try RandomParcel.any(&generator)
            let angle = Bool.random(using: &generator) ? 0 : Double.random(in: 0...6, using: &generator)
            let frame = RandomParcel.frame(angle, around: parcel)
            let profile = try #require(
                SweepProfile(OrientedRings(parcel), along: frame, workLimit: 1_000_000), "round \(round)")
            #expect(abs(profile.totalArea - parcel.area) < 1e-9 * parcel.area)
            for _ in 0..<5 {
                let place = Double.random(in: (profile.start - 5)...(profile.end + 5), using: &generator)
                let clipped = try parcel.intersection(frame.halfPlane(before: place)).area
                #expect(abs(profile.area(before: place) - clipped) < 1e-6 * parcel.area, "round \(round)")
                let asked = parcel.area * Double.random(in: 0...1, using: &generator)
                let found = profile.place(withAreaBefore: asked)
                let got = try parcel.intersection(frame.halfPlane(before: found)).area
                #expect(abs(got - asked) < 1e-6 * parcel.area, "round \(round)")
                #expect(abs(profile.area(before: found) - asked) < 1e-9 * parcel.area, "round \(round)")
            }
            let reversed = profile.reversed
            let place = Double.random(in: profile.start...profile.end, using: &generator)
            #expect(
                abs(reversed.area(before: -place) - (profile.totalArea - profile.area(before: place)))
                    < 1e-9 * parcel.area)
        }
    }

    @Test("outside the region there is nothing before the line, or everything")
    func ends() throws {
        let square = try RandomParcel.rectangle(0, 0, 100, 100)
        let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(1, 0))
        let profile = try #require(SweepProfile(OrientedRings(square), along: frame, workLimit: 100))
        #expect(profile.levels == [0, 100])
        #expect(profile.area(before: -1) == 0)
        #expect(profile.area(before: 101) == 10_000)
        #expect(profile.area(before: 25) == 2_500)
        #expect(profile.place(withAreaBefore: -1) == 0)
        #expect(profile.place(withAreaBefore: 0.5) == 0.005)
        #expect(profile.place(withAreaBefore: 2_500) == 25)
        #expect(profile.place(withAreaBefore: 10_001) == 100)
        #expect(SweepProfile(OrientedRings(), along: frame, workLimit: 100) == nil)
    }

    @Test("both sides are of one piece exactly where GEOS says so")
    func wholeness() throws {
        try forAll(count: 250) { generator, round in
            let parcel = try RandomParcel.any(&generator)
            let angle = Bool.random(using: &generator) ? 0 : Double.random(in: 0...6, using: &generator)
            let frame = RandomParcel.frame(angle, around: parcel)
            let profile = try #require(SweepProfile(OrientedRings(parcel), along: frame, workLimit: 1_000_000))
            let stretches = profile.wholeStretches(neck: 0)
            for _ in 0..<8 {
                let place = Double.random(in: profile.start...profile.end, using: &generator)
                let half = try frame.halfPlane(before: place)
                let counts = [try parcel.intersection(half), try parcel.difference(half)].map(\.parts.count)
                // Nearer to a level than rounding, either answer is right.
                if profile.levels.contains(where: { abs($0 - place) < 1e-3 }) { continue }
                #expect(
                    stretches.contains { $0.contains(place) } == (counts == [1, 1]), "round \(round) at \(place)")
            }
        }
    }

    @Test("beyond a place where a side falls apart the line keeps the neck away, and not from the ends")
    func neck() throws {
        // A U: a base 30 m deep and two legs, swept upward and downward.
        let parcel = try RandomParcel.polygon([
            (0, 0), (100, 0), (100, 90), (60, 90), (60, 30), (40, 30), (40, 90), (0, 90),
        ])
        let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(0, 1))
        let profile = try #require(SweepProfile(OrientedRings(parcel), along: frame, workLimit: 100))
        #expect(profile.wholeStretches(neck: 0) == [0...30])
        #expect(profile.wholeStretches(neck: 4) == [0...26])
        #expect(profile.reversed.wholeStretches(neck: 4) == [-26...0])
        #expect(profile.wholeStretches(neck: 31) == [])
        let sideways = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(1, 0))
        let across = try #require(SweepProfile(OrientedRings(parcel), along: sideways, workLimit: 100))
        #expect(across.wholeStretches(neck: 4) == [0...100])
    }

    @Test("a comb of ten thousand vertices is refused by the bound on work and not swept for ever")
    func bounded() throws {
        var points: [(Double, Double)] = [(0, 0), (2_500, 0)]
        for tooth in (0..<2_500).reversed() {
            points += [
                (Double(tooth) + 0.9, 100), (Double(tooth) + 0.8, 10), (Double(tooth) + 0.2, 10),
                (Double(tooth) + 0.1, 100),
            ]
        }
        let comb = OrientedRings(try RandomParcel.polygon(points))
        #expect(comb.vertexCount > 10_000)
        let upward = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(0.001, 1))
        #expect(SweepProfile(comb, along: upward, workLimit: 50_000) == nil)
        let sideways = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(1, 0))
        let profile = try #require(SweepProfile(comb, along: sideways, workLimit: 50_000))
        #expect(abs(profile.totalArea - comb.area) < 1e-6)
    }

    @Test("a ring that bounds no region is refused")
    func crossedRing() throws {
        var bow = OrientedRings()
        bow.append([(0, 0), (100, 0), (100, 90), (20, -50), (0, 80)].map(RandomParcel.place))
        let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(1, 0))
        // No promise about areas, but an answer: nothing here may trap.
        _ = SweepProfile(bow, along: frame, workLimit: 1_000)
        _ = bow.split(at: 50, along: frame)
    }
}

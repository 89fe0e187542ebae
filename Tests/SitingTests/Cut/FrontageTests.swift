// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct FrontageTests {
    private func line(_ points: [(Double, Double)]) throws -> Geometry {
        try .lineString(points.map { RandomParcel.place($0.0, $0.1) })
    }

    @Test("an edge along a road within reach is frontage, one that runs away from it is not, nor one out of reach")
    func alongOnly() throws {
        let parcel = try RandomParcel.rectangle(0, 0, 100, 60)
        let road = try line([(-50, -8), (150, -8)])
        let found = FrontageRoads([road], reachMetres: 10).frontages(of: parcel)
        #expect(found == [Frontage([RandomParcel.place(0, 0), RandomParcel.place(100, 0)])])
        #expect(FrontageRoads([road], reachMetres: 7).frontages(of: parcel).isEmpty)
        #expect(FrontageRoads([], reachMetres: 7).frontages(of: parcel).isEmpty)
    }

    @Test("a road that ends beside the parcel gives frontage as far as it reaches, round its end too")
    func partly() throws {
        let parcel = try RandomParcel.rectangle(0, 0, 100, 60)
        let found = FrontageRoads([try line([(-50, -3), (20, -3)])], reachMetres: 5).frontages(of: parcel)
        // At 5 m from (20, -3), along y = 0: four metres further.
        #expect(found.count == 1)
        #expect(abs(found.longestMetres - 24) < 1e-6)
    }

    @Test("a corner makes two frontages, a bend one, also where the ring begins in the middle of it")
    func corners() throws {
        let parcel = try RandomParcel.polygon([(50, 0), (100, 10), (100, 60), (0, 60), (0, 0)])
        let roads = try [line([(-50, -5), (50, -5), (160, 17)]), line([(105, -20), (105, 90)])]
        let found = FrontageRoads(roads, reachMetres: 6).frontages(of: parcel)
        #expect(found.count == 2)
        #expect(found.map(\.points.count).sorted() == [2, 3])
        let bend = try #require(found.first { $0.points.count == 3 })
        #expect(bend.points == [(0, 0), (50, 0), (100, 10)].map(RandomParcel.place))
        #expect(abs(bend.lengthMetres - (50 + Coordinate(0, 0).distance(to: Coordinate(50, 10)))) < 1e-6)
    }

    @Test("a road around a hole gives frontage there too")
    func holes() throws {
        let parcel = try RandomParcel.polygon(
            [(0, 0), (100, 0), (100, 100), (0, 100)], holes: [[(40, 40), (60, 40), (60, 60), (40, 60)]])
        let found = FrontageRoads([try line([(42, 50), (58, 50)])], reachMetres: 10.5).frontages(of: parcel)
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.lengthMetres > 16 })
    }

    @Test("the stretch of a segment within reach of another is that of GEOS' buffer")
    func stretches() throws {
        try forAll(count: 300) { generator, round in
            func place() -> Coordinate {
                RandomParcel.place(.random(in: 0...20, using: &generator), .random(in: 0...20, using: &generator))
            }
            let (own, other) = (Segment(start: place(), end: place()), Segment(start: place(), end: place()))
            let reach = Double.random(in: 0.5...8, using: &generator)
            let around = try Geometry.lineString([other.start, other.end])
                .buffer(distance: reach, quadrantSegments: 200)
            let inside = try Geometry.lineString([own.start, own.end]).intersection(around).length
            let stretch = own.stretch(within: reach, of: other)
            let length = stretch.map { ($0.upperBound - $0.lowerBound) * own.length } ?? 0
            #expect(abs(length - inside) < 0.1, "round \(round)")
            if let stretch {
                let line = try Geometry.lineString([other.start, other.end])
                for share in [stretch.lowerBound, stretch.upperBound, (stretch.lowerBound + stretch.upperBound) / 2] {
                    let metres = try Geometry.point(own.place(at: share)).distance(to: line)
                    #expect(metres <= reach + 1e-6)
                    // It ends where the segment ends, or where the reach does.
                    let isEnd = share == stretch.lowerBound && share > 0 || share == stretch.upperBound && share < 1
                    #expect(!isEnd || abs(metres - reach) < 1e-6, "round \(round)")
                }
            }
        }
    }

    @Test("a place beside a segment is at its share of the length, within reach, and not beyond the ends")
    func shares() throws {
        let segment = Segment(start: RandomParcel.place(10, 20), end: RandomParcel.place(40, 60))
        // Five metres to the left of the direction (0.6, 0.8).
        let beside = RandomParcel.place(10 + 0.3 * 30 - 4, 20 + 0.3 * 40 + 3)
        #expect(abs(try #require(segment.share(of: beside, within: 5.001)) - 0.3) < 1e-9)
        #expect(segment.share(of: beside, within: 4.999) == nil)
        #expect(segment.share(of: RandomParcel.place(9, 19), within: 5) == nil)
        #expect(segment.share(of: RandomParcel.place(41, 61), within: 5) == nil)
        for (x, y) in [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)] {
            let end = RandomParcel.place(10 + x, 20 + y)
            #expect(Segment(start: segment.start, end: end).stretch(within: 2, of: segment) == 0...1)
        }
        let short = Segment(start: RandomParcel.place(10, 20), end: RandomParcel.place(10.5, 20))
        #expect(short.share(of: RandomParcel.place(10.25, 21), within: 1) == 0.5)
        #expect(Segment(start: segment.start, end: segment.start).stretch(within: 2, of: segment) == nil)
        #expect(Segment(start: beside, end: beside).share(of: beside, within: 1) == nil)
        #expect(segment.cosine(to: Segment(start: beside, end: beside)) == 0)
        #expect(segment.place(at: 1) == segment.end)
    }

    @Test("what of a frontage lies before a line is in as many pieces as the line leaves, and as long as GEOS says")
    func pieces() throws {
        try forAll(count: 300) { generator, round in
            let points = (0..<Int.random(in: 2...7, using: &generator)).map { _ in
                RandomParcel.place(
                    Double(Int.random(in: 0...9, using: &generator)), Double(Int.random(in: 0...9, using: &generator)))
            }
            guard zip(points, points.dropFirst()).allSatisfy({ $0 != $1 }) else { return }
            let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(0.6, 0.8))
            let place = Bool.random(using: &generator) ? frame.along(points[0]) : .random(in: 0...9, using: &generator)
            let pieces = Frontage(points).pieces(before: place, along: frame)
            let sum = pieces.reduce(0) { $0 + $1.lengthMetres }
            var inside = 0.0
            for (a, b) in zip(points, points.dropFirst()) {
                inside += try Geometry.lineString([a, b]).intersection(frame.halfPlane(before: place)).length
            }
            #expect(abs(sum - inside) < 1e-5, "round \(round)")
            let rest = Frontage(points).pieces(before: -place, along: frame.reversed)
            let whole = Frontage(points).lengthMetres
            #expect(abs(sum + rest.reduce(0) { $0 + $1.lengthMetres } - whole) < 1e-6, "round \(round)")
        }
        let zigzag = Frontage([(0, 0), (10, 0), (10, 1), (0, 1)].map(RandomParcel.place))
        let frame = SweepFrame(origin: RandomParcel.corner, direction: Coordinate(1, 0))
        let pieces = zigzag.pieces(before: 4, along: frame)
        #expect(pieces.map(\.lengthMetres) == [4, 4])
        #expect([zigzag].longestMetres == 21)
        #expect(Frontage([Coordinate(0, 0), Coordinate(0.3, 0.4)]).direction == Coordinate(0.6, 0.8))
        #expect(Frontage([Coordinate(0, 0), Coordinate(9, 0), Coordinate(0, 0)]).direction == nil)
        #expect([Frontage]().longestMetres == 0)
    }

    @Test("ranges are joined where they overlap or nearly meet, and clamped to a window")
    func ranges() {
        let ranges: [ClosedRange<Double>] = [5...6, 0...1, 1...2, 0.5...0.6, 2.5...3]
        #expect(ranges.joined() == [0...2, 2.5...3, 5...6])
        #expect(ranges.joined(apart: 0.5) == [0...3, 5...6])
        #expect(ranges.joined().clamped(to: 2...2.75) == [2...2, 2.5...2.75])
        #expect(ranges.joined().clamped(to: 7...8).isEmpty)
        let three: [ClosedRange<Double>] = [0...2, 3...5]
        #expect(three.removing([1...3.5]) == [0...1, 3.5...5])
        #expect(three.removing([2...3]) == three)
        #expect(three.removing([-1...2.5, 4...9]) == [3...4])
        #expect(three.removing([0...1, 4...4.5]) == [0...0, 1...2, 3...4, 4.5...5])
    }
}

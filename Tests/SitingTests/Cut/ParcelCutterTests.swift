// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct ParcelCutterTests {
    /// The longest edge of a parcel as its only frontage.
    static func ground(_ parcel: Geometry, net: ParcelGround.NetLand = .whole) -> ParcelGround {
        var frontages: [Frontage] = []
        for part in parcel.parts {
            let ring = part.exteriorRing
            let longest = zip(ring, ring.dropFirst()).max { $0.0.distance(to: $0.1) < $1.0.distance(to: $1.1) }
            if let longest { frontages.append(Frontage([longest.0, longest.1])) }
        }
        return ParcelGround(parcelIDs: ["P"], geometry: parcel, net: net, frontages: frontages)
    }

    /// Every cut at even offsets, made and judged by GEOS alone.
    struct Bruteforce {
        struct Cut {
            let area: Double
            let usefulness: Double
        }
        var good: [Cut] = []

        init(_ ground: ParcelGround, _ policy: CutPolicy, steps: Int) throws {
            for part in ground.geometry.parts {
                for frontage in ground.frontages {
                    let line = try Geometry.lineString(frontage.points)
                    guard try line.distance(to: part) < 1e-3, let direction = frontage.direction else { continue }
                    for turn in 0..<4 {
                        var turned = direction
                        for _ in 0..<turn { turned = Coordinate(-turned.y, turned.x) }
                        let frame = SweepFrame(origin: part.envelope.center, direction: turned)
                        let reach = part.coordinates.map(frame.along)
                        guard let low = reach.min(), let high = reach.max() else { continue }
                        for step in 1..<steps {
                            let place = low + (high - low) * (Double(step) + 0.37) / Double(steps)
                            try add(part, line, frame.halfPlane(before: place), policy)
                        }
                    }
                }
            }
        }

        private mutating func add(_ part: Geometry, _ road: Geometry, _ half: Geometry, _ policy: CutPolicy) throws {
            let (before, after) = (try part.intersection(half), try part.difference(half))
            guard before.kind == .polygon, after.kind == .polygon else { return }
            for (piece, front, asked) in [
                (before, try road.intersection(half), policy.allotment),
                (after, try road.difference(half), policy.remainder),
            ] {
                guard piece.area >= asked.minimumNetAreaSquareMetres + 1e-3,
                    try piece.minimumWidth() >= asked.minimumWidthMetres + 1e-4,
                    front.parts.map(\.length).max() ?? 0 >= asked.minimumFrontageMetres + 1e-4
                else { return }
            }
            let box = try after.minimumRotatedRectangle().area
            good.append(Cut(area: before.area, usefulness: after.area * after.area / box))
        }
    }

    static let policy: CutPolicy = {
        var policy = CutPolicy(
            allotment: PartRequirement(minimumFrontageMetres: 30, minimumWidthMetres: 35),
            remainder: PartRequirement(
                minimumNetAreaSquareMetres: 6_000, minimumFrontageMetres: 25, minimumWidthMetres: 30))
        // Offsets of the brute force fall nearer to a place where a side falls apart only by great chance.
        policy.minimumNeckMetres = 1e-3
        return policy
    }()

    @Test("a fine brute force finds no cut outside the ladder, and none in the window with a better remainder")
    func bruteforce() throws {
        var cutsSeen = 0
        try forAll(count: 60) { generator, round in
            let ground = Self.ground(try RandomParcel.any(&generator))
            let brute = try Bruteforce(ground, Self.policy, steps: 60)
            let cutter = ParcelCutter(policy: Self.policy)
            let ladder = try cutter.ladder(of: ground)
            for cut in brute.good {
                #expect(
                    ladder.intervals.contains { $0.lowerBound - 1 <= cut.area && cut.area <= $0.upperBound + 1 },
                    "round \(round): \(cut.area) m²")
            }
            #expect(brute.good.isEmpty || !ladder.intervals.isEmpty)
            let low = Double.random(in: 0.1...0.8, using: &generator) * ground.geometry.area
            let window = low...low * 1.2
            let search = try cutter.cuts(of: ground, netArea: window)
            let best = brute.good.filter { window.contains($0.area) }.map(\.usefulness).max() ?? 0
            #expect((search.cuts.first?.usefulness ?? 0) >= best * 0.9999, "round \(round)")
            #expect((ladder.leastArea(in: window) == nil) == search.cuts.isEmpty, "round \(round)")
            for cut in search.cuts {
                try Self.check(cut, of: ground, in: window, Self.policy, "round \(round)")
                cutsSeen += 1
            }
        }
        #expect(cutsSeen > 60)
    }

    @Test("a part need be no wider than asked, and no less, also where that is less than a metre")
    func smallWidth() throws {
        let ground = Self.ground(try RandomParcel.rectangle(0, 0, 200, 100))
        var policy = CutPolicy(allotment: PartRequirement(minimumWidthMetres: 0.8), remainder: PartRequirement())
        policy.minimumNeckMetres = 1e-3
        let ladder = try ParcelCutter(policy: policy).ladder(of: ground)
        #expect(abs(try #require(ladder.intervals.first).lowerBound - 80) < 0.01)
    }

    @Test("every rung of a ladder can be cut, at its ends and between, with exactly that area")
    func rungs() throws {
        var rungs = 0
        try forAll(count: 80) { generator, round in
            let ground = Self.ground(try RandomParcel.any(&generator))
            var policy = CutPolicy.customary
            policy.minimumNeckMetres = 2
            let cutter = ParcelCutter(policy: policy)
            let ladder = try cutter.ladder(of: ground)
            #expect(zip(ladder.intervals, ladder.intervals.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
            for rung in ladder.intervals {
                let share = Double.random(in: 0...1, using: &generator)
                for area in [
                    rung.lowerBound, rung.upperBound, rung.lowerBound.interpolated(to: rung.upperBound, share),
                ] {
                    let search = try cutter.cuts(of: ground, netArea: area...area)
                    let cut = try #require(search.cuts.first, "round \(round): \(area) m² of \(ladder)")
                    #expect(abs(cut.allotment.netAreaSquareMetres - area) < 1e-6 * area)
                    try Self.check(cut, of: ground, in: (area - 0.01)...(area + 0.01), policy, "round \(round)")
                    rungs += 1
                }
            }
            let outside = (ladder.intervals.last?.upperBound ?? 0) + 1
            #expect(try cutter.cuts(of: ground, netArea: outside...outside).cuts.isEmpty, "round \(round)")
        }
        #expect(rungs > 100)
    }

    /// What must hold of any cut, by geometry that the cutter does not use.
    static func check(
        _ cut: ParcelCut, of ground: ParcelGround, in window: ClosedRange<Double>, _ policy: CutPolicy,
        _ comment: Comment
    ) throws {
        let parent = ground.geometry.area
        let (allotment, remainder) = (cut.allotment, cut.remainder)
        #expect(window.lowerBound - 0.01 <= allotment.netAreaSquareMetres, comment)
        #expect(allotment.netAreaSquareMetres <= window.upperBound + 0.01, comment)
        #expect(allotment.geometry.isValid && remainder.geometry.isValid, comment)
        #expect(allotment.netGeometry.kind == .polygon && remainder.netGeometry.kind == .polygon, comment)
        let all = [allotment, remainder] + cut.untouched
        #expect(abs(all.reduce(0) { $0 + $1.geometry.area } - parent) < 1e-6 * parent, comment)
        #expect(try allotment.geometry.intersection(remainder.geometry).area < 1e-6 * parent, comment)
        let union = try Geometry.unaryUnion(of: all.map(\.geometry))
        #expect(try union.symmetricDifference(ground.geometry).area < 1e-6 * parent, comment)
        for (part, asked) in [(allotment, policy.allotment), (remainder, policy.remainder)] {
            #expect(part.netAreaSquareMetres >= asked.minimumNetAreaSquareMetres - 0.01, comment)
            #expect(part.frontageMetres >= asked.minimumFrontageMetres - 1e-5, comment)
            #expect(try part.netGeometry.minimumWidth() >= asked.minimumWidthMetres - 1e-5, comment)
            for frontage in part.frontages {
                let line = try Geometry.lineString(frontage.points)
                #expect(try line.difference(part.geometry.buffer(distance: 1e-4)).isEmpty, comment)
            }
        }
        #expect(cut.parcelIDs == ground.parcelIDs)
        let line = try Geometry.lineString([cut.line.start, cut.line.end])
        #expect(try line.distance(to: allotment.geometry) < 1e-6 && line.distance(to: remainder.geometry) < 1e-6)
        #expect(try line.covers(allotment.geometry.intersection(remainder.geometry).centroid()) || line.length > 0)
    }

    @Test("the dedicated strip does not count: by its shape, or by its share where the place is not known")
    func netArea() throws {
        let parcel = try RandomParcel.rectangle(0, 0, 300, 200)
        let frontage = [Frontage([RandomParcel.place(0, 0), RandomParcel.place(300, 0)])]
        // A strip 50 m deep at the back: a quarter.
        let land = try RandomParcel.rectangle(0, 0, 300, 150)
        for net in [ParcelGround.NetLand.part(land), .share(0.75)] {
            let ground = ParcelGround(parcelIDs: ["P"], geometry: parcel, net: net, frontages: frontage)
            #expect(abs(ground.netArea - 45_000) < 1e-6)
            let search = try ParcelCutter().cuts(of: ground, netArea: 15_000...15_000)
            let cut = try #require(search.cuts.first)
            #expect(cut.line.course == .perpendicular)
            #expect(abs(cut.allotment.netAreaSquareMetres - 15_000) < 1e-6)
            #expect(abs(cut.remainder.netAreaSquareMetres - 30_000) < 1e-6)
            #expect(abs(cut.allotment.geometry.area - 20_000) < 1e-6)
            let ladder = try ParcelCutter().ladder(of: ground)
            #expect(ladder.intervals.count == 1)
            // A micrometre short of 40 m still counts, and no more.
            #expect(abs(ladder.intervals[0].lowerBound - (40 - 1e-6) * 150) < 1e-5)
            #expect(abs(ladder.intervals[0].upperBound - 35_000) < 0.01, "15亩 remain")
        }
    }

    @Test("of a parcel in several polygons one is cut and the others are handed back as they are")
    func severalPolygons() throws {
        let parcel = try Geometry.multiPolygon([
            RandomParcel.rectangle(0, 0, 300, 100), RandomParcel.rectangle(0, 200, 40, 240),
        ])
        let land = try Geometry.multiPolygon([
            RandomParcel.rectangle(0, 0, 300, 80), RandomParcel.rectangle(0, 200, 40, 230),
        ])
        let frontages = [
            Frontage([RandomParcel.place(0, 0), RandomParcel.place(300, 0)]),
            Frontage([RandomParcel.place(0, 200), RandomParcel.place(40, 200)]),
        ]
        let ground = ParcelGround(parcelIDs: ["P"], geometry: parcel, net: .part(land), frontages: frontages)
        let search = try ParcelCutter().cuts(of: ground, netArea: 8_000...9_000)
        let cut = try #require(search.cuts.first)
        #expect(cut.untouched.map(\.netAreaSquareMetres) == [1_200])
        #expect(cut.untouched[0].frontages.count == 1)
        #expect(abs(cut.allotment.netAreaSquareMetres - 8_000) < 1e-6)
        try Self.check(cut, of: ground, in: 8_000...9_000, .customary, "two polygons")
    }

    @Test("land without frontage is not cut where frontage is asked for; else it is cut along its longest edge")
    func noFrontage() throws {
        let ground = ParcelGround(
            parcelIDs: ["P08"], geometry: try RandomParcel.rectangle(0, 0, 200, 300), frontages: [])
        let search = try ParcelCutter().cuts(of: ground, netArea: 29_000...31_000)
        #expect(search.cuts.isEmpty)
        #expect(search.cautions == [.noFrontage])
        var policy = CutPolicy.customary
        policy.allotment.minimumFrontageMetres = 0
        #expect(try ParcelCutter(policy: policy).cuts(of: ground, netArea: 29_000...31_000).cuts.isEmpty)
        policy.remainder.minimumFrontageMetres = 0
        let free = try ParcelCutter(policy: policy).cuts(of: ground, netArea: 29_000...31_000)
        #expect(free.cuts.count == 4)
        #expect(free.cautions.isEmpty)
        #expect(
            free.cuts.allSatisfy { $0.line.frontage == nil && abs($0.allotment.netAreaSquareMetres - 29_000) < 1e-6 })
    }

    @Test("an invalid parcel is not cut, and is told with the place")
    func invalid() throws {
        let bow = try RandomParcel.polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
        let ground = ParcelGround(
            parcelIDs: ["B"], geometry: bow,
            frontages: [Frontage([RandomParcel.place(0, 0), RandomParcel.place(9, 9)])])
        let search = try ParcelCutter().cuts(of: ground, netArea: 1...2)
        #expect(search.cuts.isEmpty)
        guard case .notValid(let reason, let place) = search.cautions.first else {
            Issue.record("no caution")
            return
        }
        #expect(reason.contains("Self-intersection"))
        #expect(place == RandomParcel.place(50, 50))
        #expect(try ParcelCutter().ladder(of: ground).cautions.count == 1)
        #expect(try ParcelCutter().division(of: ground, into: [5]).cautions.count == 1)
        #expect(try ParcelCutter().equalDivision(of: ground, count: 2).division == nil)
    }

    @Test("a cut that would leave a part in two is dropped, and said")
    func connected() throws {
        // A comb of two teeth 100 m wide: cutting them off below leaves nothing, above two pieces.
        let comb = try RandomParcel.polygon([
            (0, 0), (300, 0), (300, 200), (200, 200), (200, 45), (100, 45), (100, 200), (0, 200),
        ])
        var policy = CutPolicy(allotment: PartRequirement(), remainder: PartRequirement())
        policy.minimumNeckMetres = 2
        let ground = Self.ground(comb)
        let cutter = ParcelCutter(policy: policy)
        let search = try cutter.cuts(of: ground, netArea: 13_000...14_000)
        #expect(search.cuts.allSatisfy { $0.line.course == .perpendicular })
        #expect(search.cuts.count == 2)
        #expect(search.cautions == [.partsNotConnected(2)])
    }

    @Test("the hook decides what a remainder is good for, and which allotments will do")
    func hooks() throws {
        let ground = Self.ground(try RandomParcel.rectangle(0, 0, 400, 300))
        let largest = ParcelCutter { part in -part.netAreaSquareMetres }
        let search = try largest.cuts(of: ground, netArea: 50_000...60_000)
        #expect(abs(try #require(search.cuts.first).allotment.netAreaSquareMetres - 60_000) < 1e-3)
        let peak = ParcelCutter { part in -abs(part.netAreaSquareMetres - 66_543) }
        let middle = try #require(try peak.cuts(of: ground, netArea: 50_000...60_000).cuts.first)
        #expect(abs(middle.remainder.netAreaSquareMetres - 66_543) < 1)
        let wide = try ParcelCutter().cuts(of: ground, netArea: 50_000...60_000) { $0.widthMetres >= 190 }
        #expect(abs(try #require(wide.cuts.first).allotment.netAreaSquareMetres - 57_000) < 0.01)
        #expect(try ParcelCutter().cuts(of: ground, netArea: 50_000...60_000) { _ in false }.cuts.isEmpty)
    }

    @Test("at most so many directions are tried, the longest frontages first, and the rest is said")
    func manyFrontages() throws {
        let ring = (0..<12).map { step in
            let angle = Double(step) * 2 * Double.pi / 12 + 0.003 * Double(step * step)
            return (200 + (180 + Double(step)) * cos(angle), 200 + (180 + Double(step)) * sin(angle))
        }
        let parcel = try RandomParcel.polygon(ring)
        let edges = parcel.exteriorRing
        let frontages = zip(edges, edges.dropFirst()).map { Frontage([$0, $1]) }
        let ground = ParcelGround(parcelIDs: ["R"], geometry: parcel, frontages: frontages)
        let search = try ParcelCutter().cuts(of: ground, netArea: 30_000...40_000)
        #expect(search.cautions == [.directionsLeftOut(tried: 4, of: 12)])
        let longest = frontages.map(\.lengthMetres).sorted(by: >)[3]
        #expect(search.cuts.allSatisfy { ($0.line.frontage?.lengthMetres ?? 0) >= longest })
        #expect(search.cuts.contains { $0.line.course == .perpendicular })
    }

    @Test("ten thousand vertices are cut, and a comb of as many costs a caution and not a minute")
    func manyVertices() throws {
        let rough = (0..<10_000).map { step in
            let angle = Double(step) * 2 * Double.pi / 10_000
            let reach = 200 + 3 * sin(Double(step) / 7) + 0.5 * sin(Double(step))
            return (300 + reach * cos(angle), 300 + reach * sin(angle))
        }
        let parcel = try RandomParcel.polygon(rough)
        let front = parcel.exteriorRing
        let ground = ParcelGround(parcelIDs: ["R"], geometry: parcel, frontages: [Frontage(Array(front[0..<1_200]))])
        let search = try ParcelCutter().cuts(of: ground, netArea: 60_000...60_000)
        let cut = try #require(search.cuts.first)
        try Self.check(cut, of: ground, in: 60_000...60_000, .customary, "10,000 vertices")
        var points: [(Double, Double)] = [(0, 0), (2_500, 0)]
        for tooth in (0..<2_500).reversed() {
            let x = Double(tooth)
            points += [(x + 0.9, 100), (x + 0.8, 50), (x + 0.2, 50), (x + 0.1, 100 - x / 1_000)]
        }
        let comb = Self.ground(try RandomParcel.polygon(points))
        let ladder = try ParcelCutter().ladder(of: comb)
        #expect(ladder.cautions.contains(.sweepsLeftOut(1)))
        #expect(!ladder.intervals.isEmpty)
    }
}

extension Double {
    fileprivate func interpolated(to other: Double, _ share: Double) -> Double { self + (other - self) * share }
}

// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct DivisionTests {
    private let cutter = ParcelCutter()

    /// Parts fill the ground, do not overlap, have the areas asked for and share every point of their boundaries.
    private func check(_ division: ParcelDivision, of ground: ParcelGround, _ areas: [Double]) throws {
        let shapes = division.parts.map(\.ground.geometry)
        let parent = ground.geometry.area
        let all = shapes + division.untouched.map(\.geometry)
        #expect(abs(all.reduce(0) { $0 + $1.area } - parent) < 1e-6 * parent)
        for (a, first) in shapes.enumerated() {
            #expect(first.isValid)
            #expect(division.parts[a].ground.netGeometry.kind == .polygon)
            for second in shapes[(a + 1)...] {
                #expect(try first.intersection(second).area < 1e-6 * parent)
                // A vertex of one on the boundary of the other is a vertex of the other.
                let known = Set(second.coordinates)
                for vertex in first.coordinates where !known.contains(vertex) {
                    #expect(try Geometry.point(vertex).distance(to: second) > 1e-7)
                }
            }
        }
        let union = try Geometry.unaryUnion(of: all)
        #expect(try union.symmetricDifference(ground.geometry).area < 1e-6 * parent)
        #expect(Set(division.parts.compactMap(\.asked)) == Set(areas.indices))
        for part in division.parts {
            if let asked = part.asked { #expect(abs(part.ground.netAreaSquareMetres - areas[asked]) <= 1) }
        }
        #expect(division.lines.count == division.parts.count - 1)
        #expect(division.parcelIDs == ground.parcelIDs)
    }

    private func ground(_ width: Double, _ depth: Double) throws -> ParcelGround {
        ParcelGround(
            parcelIDs: ["P"], geometry: try RandomParcel.rectangle(0, 0, width, depth),
            frontages: [Frontage([RandomParcel.place(0, 0), RandomParcel.place(width, 0)])])
    }

    @Test("several areas are cut out of one parcel, in whatever order leaves the best remainder")
    func areas() throws {
        let ground = try ground(400, 300)
        let areas = [20_000.0, 45_000, 30_000]
        let found = try #require(try cutter.division(of: ground, into: areas).division)
        try check(found, of: ground, areas)
        #expect(found.parts.count == 4)
        #expect(found.parts.last?.asked == nil)
        #expect(abs(try #require(found.parts.last).ground.netAreaSquareMetres - 25_000) < 1e-3)
        #expect(abs(found.usefulness - 25_000) < 1e-3)
        for part in found.parts { #expect(part.ground.frontageMetres >= 40 - 1e-6) }
    }

    @Test("areas that use the parcel up leave no remainder")
    func usedUp() throws {
        let ground = try ground(400, 300)
        let areas = [50_000.0, 70_000.4]
        let found = try #require(try cutter.division(of: ground, into: areas).division)
        try check(found, of: ground, areas)
        #expect(found.parts.count == 2)
        #expect(try cutter.division(of: ground, into: [50_000, 70_002]).division == nil)
        #expect(try cutter.division(of: ground, into: [50_000, 65_000]).division == nil, "a remainder under 15亩")
        #expect(try cutter.division(of: ground, into: [50_000, 60_000]).division == nil, "a remainder under 40 m")
        #expect(try cutter.division(of: ground, into: [50_000, 58_000]).division != nil)
    }

    @Test("two frontages let cuts run both ways, and a point of one cut on another part's edge is known to both")
    func twoRoads() throws {
        let parcel = try RandomParcel.turned(RandomParcel.rectangle(0, 0, 100, 300), 0.3)
        let ring = parcel.exteriorRing
        // Front and one side; only cuts across the side give three parts of 40 m.
        let ground = ParcelGround(
            parcelIDs: ["P"], geometry: parcel,
            frontages: [Frontage([ring[0], ring[1]]), Frontage([ring[1], ring[2]])])
        let areas = [5_000.0, 9_000]
        let found = try #require(try cutter.division(of: ground, into: areas).division)
        try check(found, of: ground, areas)
        let all = Frontage([ring[0], ring[1]])
        #expect(all.lengthMetres < 101)
        // Nearly all of it in small lots, which needs lots back to back.
        let both = ParcelGround(
            parcelIDs: ["P"], geometry: parcel,
            frontages: zip(ring, ring.dropFirst()).map { Frontage([$0, $1]) })
        let lots = [Double](repeating: 7_500, count: 4)
        let four = try #require(try cutter.division(of: both, into: lots).division)
        try check(four, of: both, lots)
    }

    @Test("equal parts are equal, two to eight of them")
    func equalParts() throws {
        for count in 2...8 {
            let ground = try ground(400, 300)
            let found = try #require(try cutter.equalDivision(of: ground, count: count).division, "\(count)")
            try check(found, of: ground, [Double](repeating: 120_000 / Double(count), count: count))
            #expect(found.parts.count == count)
        }
        #expect(try cutter.equalDivision(of: ground(400, 300), count: 11).division == nil, "36 m each")
        #expect(throws: SpatialError.self) { try cutter.equalDivision(of: ground(400, 300), count: 1) }
        #expect(throws: SpatialError.self) { try cutter.division(of: ground(400, 300), into: []) }
        #expect(throws: SpatialError.self) { try cutter.division(of: ground(400, 300), into: [0]) }
        #expect(throws: SpatialError.self) { try cutter.division(of: ground(400, 300), into: [.infinity]) }
    }

    @Test("strips have the width asked for, as many as leave a remainder or as asked")
    func strips() throws {
        let ground = try ground(400, 300)
        let all = try #require(try cutter.strips(of: ground, widthMetres: 70, count: 99).division)
        #expect(all.parts.count == 6)
        for part in all.parts.dropLast() { #expect(abs(part.ground.geometry.area - 21_000) < 1e-3) }
        #expect(abs(try #require(all.parts.last).ground.geometry.area - 50 * 300) < 1e-3)
        let two = try #require(try cutter.strips(of: ground, widthMetres: 70, count: 2).division)
        #expect(two.parts.map(\.asked) == [0, 1, nil])
        #expect(try cutter.strips(of: ground, widthMetres: 39, count: 9).division == nil)
        #expect(try cutter.strips(of: ground, widthMetres: 361, count: 9).division == nil)
        #expect(try cutter.strips(of: ground, widthMetres: 360, count: 9).division?.parts.count == 2)
        #expect(throws: SpatialError.self) { try cutter.strips(of: ground, widthMetres: 0, count: 9) }
        #expect(throws: SpatialError.self) { try cutter.strips(of: ground, widthMetres: 5, count: 0) }
    }

    @Test("random parcels are divided without gap or overlap, or not at all")
    func random() throws {
        var divided = 0
        try forAll(count: 40) { generator, round in
            let ground = ParcelCutterTests.ground(try RandomParcel.any(&generator))
            let area = ground.geometry.area
            let areas = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
                area * Double.random(in: 0.1...0.3, using: &generator)
            }
            guard let found = try cutter.division(of: ground, into: areas).division else { return }
            try check(found, of: ground, areas)
            divided += 1
        }
        #expect(divided > 5)
    }

    @Test("up to four areas may be cut in any directions; of more all cuts run one way")
    func freeDirections() throws {
        func surrounded(_ depth: Double) throws -> ParcelGround {
            let parcel = try RandomParcel.rectangle(0, 0, 100, depth)
            let ring = parcel.exteriorRing
            return ParcelGround(
                parcelIDs: ["P"], geometry: parcel, frontages: zip(ring, ring.dropFirst()).map { Frontage([$0, $1]) })
        }
        // The last two lie side by side, which is 40 m by 60 m and 60 m by 60 m.
        let four = [8_000.0, 8_000, 2_400, 3_600]
        let found = try #require(try cutter.division(of: surrounded(220), into: four).division)
        try check(found, of: surrounded(220), four)
        #expect(Set(found.lines.map(\.course)) == [.parallel, .perpendicular])
        #expect(try cutter.division(of: surrounded(300), into: [8_000] + four).division == nil)
        #expect(try cutter.division(of: surrounded(300), into: Array(repeating: 6_000, count: 5)).division != nil)
    }

    @Test("a division that would cost too much is cut short, and said")
    func bounded() throws {
        var policy = CutPolicy.customary
        policy.maximumDivisionWork = 3
        let search = try ParcelCutter(policy: policy).division(of: ground(1_000, 300), into: [20_000, 30_000, 40_000])
        #expect(search.cautions == [.divisionsLeftOut])
        // One area: two directions from two ends.
        for (work, isEnough) in [(3, false), (4, true)] {
            policy.maximumDivisionWork = work
            let one = try ParcelCutter(policy: policy).division(of: ground(1_000, 300), into: [20_000])
            #expect(one.cautions.isEmpty == isEnough)
        }
        let full = try cutter.division(of: ground(1_000, 300), into: [20_000, 30_000, 40_000])
        #expect(full.cautions.isEmpty)
    }
}

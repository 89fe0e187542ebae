// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("The sweep through a strip")
struct StripSweepTests {
    static let east = Direction(cosine: 1, sine: 0)

    /// A part whose numbers are as they are written: no seven digits of easting around them.
    static func part(_ corners: [(Double, Double)], hole: [(Double, Double)] = []) throws -> OutlinePart {
        func ring(_ corners: [(Double, Double)]) -> [Coordinate] {
            (corners + corners.prefix(1)).map { Coordinate($0.0, $0.1) }
        }
        return try #require(
            OutlinePart(.polygon(exterior: ring(corners), interiors: hole.isEmpty ? [] : [ring(hole)])))
    }

    static func box(_ halfLength: Double, _ halfWidth: Double) -> [(Double, Double)] {
        [(-halfLength, -halfWidth), (halfLength, -halfWidth), (halfLength, halfWidth), (-halfLength, halfWidth)]
    }

    /// 8 × 4 m around a hole of 2 × 2 m, all about the origin.
    private func frame() throws -> StripSweep {
        StripSweep(try Self.part(Self.box(4, 2), hole: Self.box(1, 1)))
    }

    @Test("begins in the frame of the axes, and counts each edge it looks at")
    func beginning() throws {
        var sweep = StripSweep(try Self.part(Self.box(4, 2)))
        #expect(sweep.direction == Self.east)
        #expect(sweep.visits == 4)
        #expect((sweep.lowAlong, sweep.highAlong) == (-4, 4))
        #expect((sweep.lowAcross, sweep.highAcross) == (-2, 2))
        #expect((sweep.lengthAlong, sweep.lengthAcross) == (8, 4))
        _ = sweep.widestGap(from: -1, to: 1)
        #expect(sweep.visits == 8)
        sweep.turn(to: Self.east.perpendicular)
        #expect(sweep.visits == 12)
        #expect((sweep.lengthAlong, sweep.lengthAcross) == (4, 8))
        // In a frame along a 3-4-5 triangle, all measures are plain numbers too.
        sweep.turn(to: Direction(cosine: 0.6, sine: 0.8))
        #expect(abs(sweep.lengthAlong - (8 * 0.6 + 4 * 0.8)) < 1e-12)
        #expect(abs(sweep.lengthAcross - (8 * 0.8 + 4 * 0.6)) < 1e-12)
    }

    @Test("finds the gap beside a hole, the lower of two as wide, and none outside")
    func gaps() throws {
        var sweep = try frame()
        let beside = sweep.widestGap(from: -4, to: 4)
        #expect((beside.low, beside.high) == (-2, -1))
        #expect((beside.metres, beside.middle) == (1, -1.5))
        let before = sweep.widestGap(from: -4, to: -1)
        #expect((before.low, before.high) == (-2, 2))
        #expect(sweep.widestGap(from: 5, to: 6).metres == 0)
        #expect(sweep.widestGap(from: -6, to: -5).metres == 0)
    }

    @Test("takes the wider of two gaps, wherever it is")
    func widest() throws {
        for shift in [-0.5, 0.5] {
            let hole: [(Double, Double)] = [(-1, -1 + shift), (1, -1 + shift), (1, 1 + shift), (-1, 1 + shift)]
            var sweep = StripSweep(try Self.part(Self.box(4, 2), hole: hole))
            let gap = sweep.widestGap(from: -2, to: 2)
            #expect(gap.metres == 1.5)
            #expect(gap.middle == (shift > 0 ? -1.25 : 1.25))
        }
    }

    @Test("what reaches into the strip by less than the slack does not block it, what reaches further does")
    func slack() throws {
        var sweep = try frame()
        #expect(sweep.widestGap(from: -4, to: -1 + 0.9e-7).metres == 4)
        #expect(sweep.widestGap(from: -4, to: -1 + 1.1e-7).metres == 1)
        #expect(sweep.widestGap(from: 1 - 0.9e-7, to: 4).metres == 4)
        #expect(sweep.widestGap(from: 1 - 1.1e-7, to: 4).metres == 1)
        // A strip narrower than the slack is its own middle, and what only ends or begins there does not enter it.
        #expect(sweep.widestGap(from: 1, to: 1).metres == 4)
        #expect(sweep.widestGap(from: -1, to: -1).metres == 4)
        #expect(sweep.widestGap(from: -1 + 1e-6, to: -1 + 1e-6).metres == 1)
    }

    @Test("a vertex in the very middle of the strip counts once for inside and outside")
    func middleVertex() throws {
        let corners = [(-4.0, -2.0), (-1, -2), (4, -2), (4, 2), (1, 2), (-4, 2)]
        var sweep = StripSweep(try Self.part(corners))
        for middle in [-1.0, 1, 0] {
            #expect(sweep.widestGap(from: middle - 2, to: middle + 2).metres == 4)
        }
    }

    @Test("an edge blocks what it covers within the strip, however steep it is and whichever way it was drawn")
    func slopes() throws {
        // A roof from 2 m at the walls to 4 m in the middle; a step of half a metre in its floor.
        let house = [(-4.0, 0.0), (0, 0), (0, 0.5), (0.5, 0.75), (4, 0.75), (4, 2), (0, 4), (-4, 2)]
        for corners in [house, house.reversed()] {
            var sweep = StripSweep(try Self.part(corners))
            // Across is measured from the centre of the box, 2 m up.
            let left = sweep.widestGap(from: -4, to: -2)
            #expect(abs(left.low - -2) < 1e-6 && abs(left.high - 0) < 1e-6)
            let right = sweep.widestGap(from: 2, to: 3)
            #expect(abs(right.low - -1.25) < 1e-6 && abs(right.high - 0.5) < 1e-6)
            let middle = sweep.widestGap(from: -1, to: 0.25)
            #expect(abs(middle.low - -1.375) < 1e-6 && abs(middle.high - 1.5) < 1e-6)
        }
    }

    @Test("of many edges, the gaps are those that a comb shows tooth by tooth")
    func comb() throws {
        // Slots of 1, 2, … 9 m between teeth of 1 m, in an order that is not that of their widths.
        let slots: [Double] = [3, 7, 1, 9, 4, 8, 2, 6, 5]
        var corners: [(Double, Double)] = [(0, 0)]
        var y = 0.0
        for slot in slots {
            corners += [(20, y), (20, y + slot), (10, y + slot), (10, y + slot + 1)]
            y += slot + 1
        }
        corners += [(20, y), (20, y + 1), (0, y + 1)]
        let part = try Self.part(corners)
        #expect(part.segments.count > 16)
        var sweep = StripSweep(part)
        let gap = sweep.widestGap(from: 2, to: 8)
        #expect(abs(gap.metres - 9) < 1e-9)
        #expect(abs(gap.low + part.origin.y - 14) < 1e-9)
        #expect(abs(sweep.widestGap(from: -8, to: -2).metres - (y + 1)) < 1e-9)
    }

    @Test("the levels are those of the vertices, those within the slack of another once")
    func levels() throws {
        func levels(_ x: Double) throws -> [Double] {
            StripSweep(try Self.part([(-4, -2), (0, -2), (x, -2), (4, -2), (4, 2), (-4, 2)])).levels()
        }
        #expect(try levels(StripSweep.slackMetres) == [-4, 0, 4])
        #expect(try levels(1.1e-7) == [-4, 0, 1.1e-7, 4])
    }

    @Test("what is placed stands where the frame says, with its longer side as its length")
    func places() throws {
        var sweep = StripSweep(try Self.part([(100, 50), (108, 50), (108, 54), (100, 54)]))
        sweep.turn(to: Direction(cosine: 0.6, sine: 0.8))
        let high = sweep.place(along: 10, across: 5, lengthMetres: 6, widthMetres: 2)
        #expect(abs(high.center.x - (104 + 6 - 4)) < 1e-12 && abs(high.center.y - (52 + 8 + 3)) < 1e-12)
        #expect((high.lengthMetres, high.widthMetres) == (6, 2))
        #expect(high.direction == sweep.direction)
        let wide = sweep.place(along: 10, across: 5, lengthMetres: 2, widthMetres: 6)
        #expect((wide.lengthMetres, wide.widthMetres) == (6, 2))
        #expect(wide.direction == sweep.direction.perpendicular)
        #expect(sweep.place(along: 0, across: 0, lengthMetres: 3, widthMetres: 3).direction == sweep.direction)
        let filled = sweep.fill(from: 8, to: 12, .init(low: 4, high: 6))
        #expect(abs(filled.center.x - high.center.x) < 1e-12 && abs(filled.center.y - high.center.y) < 1e-12)
        #expect((filled.lengthMetres, filled.widthMetres) == (4, 2))
    }
}

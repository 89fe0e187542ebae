// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import Testing

@testable import Siting

@Suite("A polygon as segments")
struct OutlinePartTests {
    private func part(_ corners: [(Double, Double)], hole: [(Double, Double)] = []) throws -> OutlinePart {
        try StripSweepTests.part(corners, hole: hole)
    }

    @Test("has the segments of all rings around the centre of its box, none of no length")
    func segments() throws {
        let part = try part(
            [(100, 50), (108, 50), (108, 50), (108, 54), (100, 54)], hole: [(102, 51), (103, 51), (102, 52)])
        #expect((part.origin.x, part.origin.y) == (104, 52))
        #expect(part.segments.count == 7)
        #expect(part.segments[0].start == Coordinate(-4, -2) && part.segments[0].end == Coordinate(4, -2))
        #expect(part.segments[4].start == Coordinate(-2, -1) && part.segments[4].end == Coordinate(-1, -1))
        #expect(part.areaSquareMetres == 31.5)
    }

    @Test("is there however small it is, unless it has no area")
    func smallness() throws {
        let small = try part([(0, 0), (0.3, 0), (0.3, 0.4), (0, 0.4)])
        #expect(abs(small.diameterMetres - 0.5) < 1e-12)
        let line = try Geometry.polygon(exterior: [(0, 0), (5, 0), (9, 0), (0, 0)].map { Coordinate($0.0, $0.1) })
        #expect(OutlinePart(line) == nil)
    }

    @Test("knows its directions, the longest edge first, equal ones as drawn, parallel and perpendicular ones once")
    func directions() throws {
        #expect(try part([(0, 0), (300, 0), (300, 200), (0, 200)]).directions == [Direction(cosine: 1, sine: 0)])
        #expect(
            try part([(0, 0), (8, 6), (8, 16), (0, 16)]).directions
                == [Direction(cosine: 0, sine: -1), Direction(cosine: 0.8, sine: 0.6)])
        // A rhombus of sides of 5 m, drawn from either.
        let (flat, steep) = (Direction(cosine: 1, sine: 0), Direction(cosine: 0.6, sine: 0.8))
        #expect(try part([(0, 0), (5, 0), (8, 4), (3, 4)]).directions == [flat, steep])
        #expect(try part([(5, 0), (8, 4), (3, 4), (0, 0)]).directions == [steep, Direction(cosine: -1, sine: 0)])
    }

    @Test("takes edges as parallel or perpendicular that are so but for 1e-10")
    func nearlyParallel() throws {
        func count(_ rise: Double, _ lean: Double) throws -> Int {
            try part([(0, 0), (1000, 0), (1000 + lean, 1000), (0, 1000 + rise)]).directions.count
        }
        #expect(try count(0.5e-7, 0) == 1)
        #expect(try count(2e-7, 0) == 2)
        #expect(try count(0, 0.5e-7) == 1)
        #expect(try count(0, 2e-7) == 2)
    }

    @Test("has no more directions than are of use")
    func manyDirections() throws {
        let corners = (0..<40).map { index -> (Double, Double) in
            let angle = 2 * Double.pi * (Double(index) + Double(index % 7) / 20) / 40
            return (100 * cos(angle), 100 * sin(angle))
        }
        #expect(try part(corners).directions.count == OutlinePart.directionLimit)
        #expect(OutlinePart.directionLimit == 12)
    }

    @Test("cannot hold what has more area or is longer than itself, but for the slack")
    func canHold() throws {
        let part = try part([(0, 0), (4, 0), (4, 3), (0, 3)])
        let slack = StripSweep.slackMetres
        #expect(part.canHold(width: 3, length: 4))
        #expect(part.canHold(width: 3 + slack, length: 4 + slack))
        // Beyond it by half of what the area is rounded by, and by twice that.
        #expect(part.canHold(width: 3 + slack, length: 4 * (1 + 0.5e-12) + slack))
        #expect(!part.canHold(width: 3 + slack, length: 4 * (1 + 2e-12) + slack))
        #expect(!part.canHold(width: 3.01, length: 4))
        #expect(part.canHold(width: 0.1, length: 5 + slack))
        #expect(!part.canHold(width: 0.1, length: 5 + 2 * slack))
    }
}

// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@testable import Siting

/// Edges looked at, which are the same on every machine and at every run. A search that looks at more has become slower
/// or has lost a bound; one that looks at fewer has become better or has lost a proof: whoever changes a number here
/// knows which.
@Suite("The work of the searches for rectangles")
struct SearchWorkTests {
    enum Ground: CaseIterable {
        case rectangle, ell, kite, court, tinyTriangle, slantedCourt

        func part() throws -> OutlinePart {
            switch self {
            case .rectangle: try StripSweepTests.part(StripSweepTests.box(150, 100))
            case .ell: try StripSweepTests.part([(0, 0), (300, 0), (300, 60), (50, 60), (50, 200), (0, 200)])
            case .kite: try StripSweepTests.part([(0, 0), (210, 40), (260, 190), (30, 130)])
            case .court: try StripSweepTests.part(StripSweepTests.box(150, 150), hole: StripSweepTests.box(70, 70))
            case .tinyTriangle: try StripSweepTests.part([(0, 0), (1.5, 0), (0.5, 0.9)])
            case .slantedCourt:
                try StripSweepTests.part(
                    [(0, 0), (220, 30), (300, 170), (150, 260), (20, 180)], hole: [(130, 100), (150, 110), (120, 130)])
            }
        }
    }

    /// Whether the work ends at the limit and not one edge before.
    private func needs(_ visits: Int, _ isComplete: (_ visitLimit: Int) -> Bool) -> Bool {
        isComplete(visits) && !isComplete(visits - 1)
    }

    @Test(
        "the largest rectangle is proven after as many edges as ever",
        arguments: [
            (Ground.rectangle, 2720), (.ell, 6396), (.kite, 45_844), (.court, 18_088), (.tinyTriangle, 328_467),
            (.slantedCourt, 51_488),
        ])
    func largest(ground: Ground, visits: Int) throws {
        let part = try ground.part()
        #expect(
            needs(visits) { limit in
                var search = LargestRectangleSearch(part, best: nil, visitLimit: limit)
                return search.run()
            })
    }

    @Test(
        "what another polygon holds spares work, and is nothing to climb from",
        arguments: [(Ground.kite, 45_840), (.court, 824), (.tinyTriangle, 8373), (.slantedCourt, 3464)])
    func largestBesideAnother(ground: Ground, visits: Int) throws {
        let part = try ground.part()
        let elsewhere = PlacedRectangle(
            center: Coordinate(10_000, 10_000), lengthMetres: part.areaSquareMetres / 100, widthMetres: 55,
            direction: StripSweepTests.east)
        #expect(
            needs(visits) { limit in
                var search = LargestRectangleSearch(part, best: elsewhere, visitLimit: limit)
                return search.run()
            })
    }

    @Test(
        "the frontier is bounded after as many edges as ever",
        arguments: [
            (Ground.rectangle, 13_676), (.ell, 3336), (.kite, 8236), (.court, 23_952), (.tinyTriangle, 5820),
            (.slantedCourt, 48_792),
        ])
    func frontier(ground: Ground, visits: Int) throws {
        let part = try ground.part()
        let metres = part.diameterMetres
        #expect(
            needs(visits) { limit in
                var search = FrontierSearch(
                    part, widths: [metres / 16, metres / 8, metres / 5], lengths: [0, 0, 0],
                    effort: FrontierEffort(toleranceRatio: FitOutline.frontierTolerance, visitLimit: limit))
                search.run()
                return search.bounds.allSatisfy(\.isFinite)
            })
    }

    @Test(
        "a turn is judged as ever, after as many edges",
        arguments: [
            (Ground.rectangle, "+16 +16 +16 +16 ?32 ?32 ?32 +16 +16 ?60 +16 ?80"),
            (.ell, "?102 -18 ?66 -18 ?48 ?30 ?36 -12 -24 -24 -18 -24"),
            (.kite, "+16 +16 -24 +16 ?32 ?32 ?32 ?88 ?60 +20 ?64 +20"),
            (.court, "+32 -32 +32 -32 ?48 ?56 ?48 -24 -32 -48 -32 -48"),
            (.tinyTriangle, "+39 +12 ?42 +12 ?24 ?18 ?24 -6 ?45 +12 ?39 +12"),
            (.slantedCourt, "+32 +32 +32 +32 ?64 ?64 ?48 ?264 ?120 ?128 ?128 +48"),
        ])
    func probes(ground: Ground, judged: String) throws {
        let part = try ground.part()
        let metres = part.diameterMetres
        var found: [String] = []
        for (width, length) in [(metres / 8, metres / 2), (metres / 30, metres * 0.8), (metres / 4, metres / 3)] {
            for turn in [Turn.all[0], Turn.all[3], Turn.all[7], Turn.all[3].halves[1].halves[0]] {
                var search = RectangleSearch(
                    sweep: StripSweep(part), toleranceMetres: FitOutline.fitToleranceMetres, visitLimit: .max)
                let sign =
                    switch search.probe(turn, width: width, length: length) {
                    case .excluded: "-"
                    case .found: "+"
                    case .undecided: "?"
                    }
                found.append("\(sign)\(search.sweep.visits)")
            }
        }
        #expect(found.joined(separator: " ") == judged)
    }
}

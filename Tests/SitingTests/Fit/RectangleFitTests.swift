// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("Does a rectangle fit")
struct RectangleFitTests {
    @Test("190 × 185 m does not fit in 180 × 260 m at any angle, and 150 × 100 m does", arguments: [0, 28.5, 77])
    func paperCity(degrees: Double) throws {
        let envelope = try LargestRectangleTests.polygon([(0, 0), (180, 0), (180, 260), (0, 260)], turnedBy: degrees)
        let outline = try FitOutline(envelope)
        let refused = try outline.fit(lengthMetres: 190, widthMetres: 185)
        #expect(!refused.fits)
        #expect(refused.isProven)
        let placed = try #require(try outline.fit(lengthMetres: 150, widthMetres: 100).placement)
        #expect(placed.lengthMetres == 150)
        #expect(placed.widthMetres == 100)
        #expect(try LargestRectangleTests.covers(envelope, placed))
        #expect(try outline.fit(lengthMetres: 260, widthMetres: 180).fits)
        #expect(try outline.fit(lengthMetres: 180, widthMetres: 260).fits)
        #expect(try !outline.fit(lengthMetres: 260.002, widthMetres: 180).fits)
        #expect(try !outline.fit(lengthMetres: 260, widthMetres: 180.002).fits)
    }

    @Test("a hall longer than every side fits along a diagonal, up to what trigonometry says")
    func diagonal() throws {
        // At φ, a hall of 20 m reaches L·cos φ + 20·sin φ of the 200 m and L·sin φ + 20·cos φ of the 150.
        let outline = try FitOutline(LargestRectangleTests.polygon([(0, 0), (200, 0), (200, 150), (0, 150)]))
        var longest = 0.0
        for step in 0...900_000 {
            let angle = Double(step) * .pi / 1_800_000
            longest = max(
                longest, min((200 - 20 * sin(angle)) / cos(angle), (150 - 20 * cos(angle)) / sin(angle)))
        }
        #expect(longest > 200)
        #expect(try outline.fit(lengthMetres: longest - 0.002, widthMetres: 20).fits)
        #expect(try !outline.fit(lengthMetres: longest + 0.002, widthMetres: 20).fits)
    }

    @Test("the clearance is a ring around the hall, and the hall alone is what is placed")
    func clearance() throws {
        let parcel = try LargestRectangleTests.polygon([(0, 0), (120, 0), (120, 80), (0, 80)], turnedBy: 12)
        let outline = try FitOutline(parcel)
        let placed = try #require(
            try outline.fit(lengthMetres: 100, widthMetres: 60, clearanceMetres: 10).placement)
        #expect(abs(placed.lengthMetres - 100) < 1e-9)
        #expect(abs(placed.widthMetres - 60) < 1e-9)
        #expect(abs(try placed.geometry().distance(to: parcel.boundary()) - 10) < 1e-6)
        #expect(try !outline.fit(lengthMetres: 100, widthMetres: 60, clearanceMetres: 10.002).fits)
    }

    @Test("a hole in the middle leaves the sides only")
    func hole() throws {
        let parcel = try Geometry.polygon(
            exterior: LargestRectangleTests.ring([(0, 0), (300, 0), (300, 300), (0, 300)]),
            interiors: [LargestRectangleTests.ring([(145, 145), (155, 145), (155, 155), (145, 155)])])
        let outline = try FitOutline(parcel)
        #expect(try outline.fit(lengthMetres: 300, widthMetres: 145).fits)
        #expect(try !outline.fit(lengthMetres: 300, widthMetres: 145.002).fits)
        #expect(try !outline.fit(lengthMetres: 200, widthMetres: 200).fits)
    }

    /// How many times as large as asked the best is that trying places.
    private func scale(
        _ brute: BruteRectangles, _ length: Double, _ width: Double, _ generator: inout RepeatableGenerator
    ) -> Double {
        func worth(_ one: Double, _ other: Double) -> Double {
            min(max(one, other) / length, min(one, other) / width)
        }
        let best = brute.best(degrees: 1, cells: 24, &generator, worth: worth)
        return best.map { worth($0.length, $0.width) } ?? 0
    }

    @Test("what was placed by trying fits; what is refused is placed by no trying; every witness is covered")
    func bruteForce() throws {
        var (yes, no) = (0, 0)
        try forAll(seed: 41, count: 80) { generator, round in
            let geometry = try RandomOutline.any(&generator)
            let outline = try FitOutline(geometry)
            let brute = BruteRectangles(geometry)
            let aspect = Double.random(in: 1...6, using: &generator)
            let width = scale(brute, aspect, 1, &generator)
            for factor in [0.7, 0.95, 0.9999, 1.002, 1.01, 1.2, 1.6] {
                let (asked, across) = (width * aspect * factor, width * factor)
                let fit = try outline.fit(lengthMetres: asked, widthMetres: across)
                #expect(fit.isProven)
                if factor < 1 { #expect(fit.fits, "round \(round): \(asked) × \(across) in \(geometry.wkt())") }
                if let placement = fit.placement {
                    yes += 1
                    #expect(try LargestRectangleTests.covers(geometry, placement))
                    #expect(abs(placement.lengthMetres - asked) < 1e-9)
                    #expect(abs(placement.widthMetres - across) < 1e-9)
                } else {
                    no += 1
                    #expect(scale(brute, asked, across, &generator) < 1 + 1e-5, "round \(round)")
                }
            }
        }
        #expect(yes > 100 && no > 50)
    }

    @Test(
        "a measure that is no measure is an error",
        arguments: [(0.0, 5.0), (5, 0), (5, -1), (.nan, 5), (.infinity, 5), (1e308, 1e308)])
    func badMeasures(length: Double, width: Double) throws {
        let outline = try FitOutline(LargestRectangleTests.polygon([(0, 0), (9, 0), (9, 9), (0, 9)]))
        #expect(throws: SpatialError.self) { try outline.fit(lengthMetres: length, widthMetres: width) }
        #expect(throws: SpatialError.self) {
            try outline.fit(lengthMetres: 5, widthMetres: 5, clearanceMetres: -1)
        }
    }

    @Test("what is larger than the ground by no more than the slack fits, and stands where the ground is")
    func slack() throws {
        let slack = StripSweep.slackMetres
        let outline = try FitOutline(.rectangle(Envelope(minX: 100, minY: 50, maxX: 116, maxY: 54)))
        for share in [0, 0.9, 1] {
            let placed = try #require(
                try outline.fit(lengthMetres: 16 + share * slack, widthMetres: 4 + share * slack).placement)
            #expect(abs(placed.center.x - 108) < 1e-6 && abs(placed.center.y - 52) < 1e-6)
        }
        #expect(try !outline.fit(lengthMetres: 16 + 2 * slack, widthMetres: 4 + 2 * slack).fits)
        // The diagonal of a sliver is its length, but for less than the slack.
        let sliver = try FitOutline(.rectangle(Envelope(minX: 0, minY: 0, maxX: 800, maxY: 0.001)))
        #expect(try sliver.fit(lengthMetres: 800, widthMetres: 0.001).fits)
        let small = try FitOutline(.rectangle(Envelope(minX: 0, minY: 0, maxX: 0.5, maxY: 0.25)))
        #expect(try small.fit(lengthMetres: 0.5, widthMetres: 0.25).fits)
        #expect(try small.fit(lengthMetres: 0.25, widthMetres: 0.5).fits)
    }

    @Test("in a turn without width, what is as large as the ground is found, and what is larger is not there")
    func tight() throws {
        let east = Turn(middleRadians: 0, halfWidth: 0)
        for (length, width) in [(8.0, 4.0), (1, 0.25)] {
            let part = try StripSweepTests.part(StripSweepTests.box(length / 2, width / 2))
            var search = RectangleSearch(sweep: StripSweep(part), toleranceMetres: 0, visitLimit: 16)
            guard case .found(let found) = search.probe(east, width: width, length: length) else {
                Issue.record("\(length) × \(width)")
                return
            }
            #expect((found.bottom, found.top, found.gap.metres) == (-length / 2, length / 2, width))
            // The beginning, the turn, what all strips share, and the strip itself: four looks at four edges.
            #expect(search.sweep.visits == 16)
            for (longer, wider) in [(1e-9, 0.0), (0, 1e-9)] {
                search = RectangleSearch(sweep: StripSweep(part), toleranceMetres: 0, visitLimit: 16)
                guard case .excluded = search.probe(east, width: width + wider, length: length + longer) else {
                    Issue.record("\(length) × \(width) and more")
                    return
                }
            }
        }
    }

    @Test("strips that share nothing but a line are split before anything is looked at")
    func touchingStrips() throws {
        let part = try StripSweepTests.part(StripSweepTests.box(8, 2))
        var search = RectangleSearch(sweep: StripSweep(part), toleranceMetres: 0, visitLimit: 100)
        guard case .found(let found) = search.probe(Turn(middleRadians: 0, halfWidth: 0), width: 4, length: 8) else {
            Issue.record("not found")
            return
        }
        #expect((found.bottom, found.top) == (-2, 6))
        #expect(search.sweep.visits == 16)
    }

    @Test("a search is cut off once it has looked at more edges than it may, and not at as many")
    func cutOff() throws {
        let part = try StripSweepTests.part(StripSweepTests.box(4, 2))
        for (limit, isFound) in [(7, false), (8, true)] {
            var search = RectangleSearch(sweep: StripSweep(part), toleranceMetres: 0, visitLimit: limit)
            let outcome = search.probe(Turn(middleRadians: 0, halfWidth: 0), width: 4, length: 8)
            if case .found = outcome { #expect(isFound) } else { #expect(!isFound) }
        }
    }
}

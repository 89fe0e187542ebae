// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("The frontier of rectangles that fit")
struct FitFrontierTests {
    private let widths: [Double] = [20, 35, 60, 90, 130]

    @Test("of a rectangle is its length up to its width, and nothing beyond")
    func rectangle() throws {
        let parcel = try LargestRectangleTests.polygon([(0, 0), (300, 0), (300, 100), (0, 100)], turnedBy: 20)
        let outline = try FitOutline(parcel)
        let frontier = outline.frontier(widthsMetres: [100, 101, 60, 100, -3, .nan, 200])
        #expect(frontier.steps.map(\.widthMetres) == [60, 100, 101, 200])
        #expect(frontier.steps[0].lengthMetres >= 300 - 1e-6 && frontier.steps[0].lengthMetres <= 300.001)
        #expect(abs(frontier.steps[1].lengthMetres - 300) < 1e-6)
        #expect(frontier.steps[2].lengthMetres == 0)
        #expect(frontier.steps[3].lengthMetres == 0)
        #expect(frontier.fits(lengthMetres: 300 - 1e-6, widthMetres: 100) == true)
        #expect(frontier.fits(lengthMetres: 80, widthMetres: 290) == true)
        #expect(frontier.fits(lengthMetres: 310, widthMetres: 60.002) == false)
        #expect(frontier.fits(lengthMetres: 310, widthMetres: 60) == nil)
        #expect(frontier.fits(lengthMetres: 150, widthMetres: 150) == false)
        #expect(frontier.fits(lengthMetres: 310, widthMetres: 50) == nil)
    }

    @Test("never says that something fits that does not, nor the other way round")
    func oneSided() throws {
        var answers: [Bool?: Int] = [:]
        try forAll(seed: 5, count: 60) { generator, round in
            let outline = try FitOutline(RandomOutline.any(&generator))
            let frontier = outline.frontier(widthsMetres: widths)
            for step in frontier.steps {
                #expect(step.lengthMetres == 0 || step.lengthMetres >= step.widthMetres)
                #expect(step.lengthBoundMetres > step.lengthMetres)
                let bound = max(step.widthMetres, step.lengthMetres * (1 + FitOutline.frontierTolerance))
                #expect(step.lengthBoundMetres <= bound + 2 * FitOutline.fitToleranceMetres)
            }
            for (one, next) in zip(frontier.steps, frontier.steps.dropFirst()) {
                #expect(next.lengthMetres <= one.lengthMetres)
                #expect(next.lengthBoundMetres <= one.lengthBoundMetres)
            }
            for _ in 0..<12 {
                let width = Double.random(in: 15...140, using: &generator)
                let length = width * Double.random(in: 1...4, using: &generator)
                let answer = frontier.fits(lengthMetres: length, widthMetres: width)
                answers[answer, default: 0] += 1
                guard let answer else { continue }
                // What the frontier knows to fit may fit by no more than rounding.
                let slack = answer ? -2 * FitOutline.fitToleranceMetres : 0
                let fit = try outline.fit(lengthMetres: length + slack, widthMetres: width + slack)
                #expect(fit.fits == answer, "round \(round): \(length) × \(width)")
            }
        }
        #expect((answers[true] ?? 0) > 50 && (answers[false] ?? 0) > 50)
    }

    @Test("of a square of just a width is that square")
    func square() throws {
        let square = try LargestRectangleTests.polygon([(0, 0), (100, 0), (100, 100), (0, 100)], turnedBy: 8)
        #expect(abs(try FitOutline(square).frontier(widthsMetres: [100]).steps[0].lengthMetres - 100) < 1e-6)
    }

    @Test("of two polygons is the longer of both at each width")
    func parts() throws {
        let long = try LargestRectangleTests.polygon([(0, 0), (400, 0), (400, 50), (0, 50)])
        let square = try LargestRectangleTests.polygon([(0, 100), (150, 100), (150, 250), (0, 250)])
        let both = try FitOutline(.multiPolygon([long, square])).frontier(widthsMetres: [50, 60])
        #expect(abs(both.steps[0].lengthMetres - 400) < 0.01)
        #expect(both.steps[0].lengthBoundMetres < 405)
        #expect(both.steps[1].lengthMetres >= 150)
        #expect(both.steps[1].lengthMetres < 155)
    }

    @Test("of nothing holds nothing")
    func nothing() throws {
        let frontier = try FitOutline(.empty(.multiPolygon)).frontier(widthsMetres: [10])
        #expect(frontier.steps.map(\.lengthMetres) == [0])
        #expect(frontier.fits(lengthMetres: 10.1, widthMetres: 10.1) == false)
        let unasked = try FitOutline(.empty(.polygon)).frontier(widthsMetres: [])
        #expect(unasked.fits(lengthMetres: 1, widthMetres: 1) == nil)
    }

    @Test("answers at its steps and bounds as at any other measure")
    func steps() {
        let frontier = FitFrontier(steps: [
            .init(widthMetres: 10, lengthMetres: 40, lengthBoundMetres: 41),
            .init(widthMetres: 20, lengthMetres: 30, lengthBoundMetres: 31),
        ])
        let beyond = 10 + FitOutline.fitToleranceMetres
        #expect(frontier.fits(lengthMetres: 40, widthMetres: 10) == true)
        #expect(frontier.fits(lengthMetres: 30, widthMetres: beyond) == true)
        #expect(frontier.fits(lengthMetres: 42, widthMetres: 10) == nil)
        #expect(frontier.fits(lengthMetres: 42, widthMetres: beyond) == false)
        #expect(frontier.fits(lengthMetres: 41, widthMetres: beyond) == nil)
    }

    @Test("has a step for every width that is one, however small, and none for others")
    func smallWidths() throws {
        let outline = try FitOutline(.rectangle(Envelope(minX: 0, minY: 0, maxX: 0.9, maxY: 0.6)))
        let steps = outline.frontier(widthsMetres: [0, 0.5, -1, .infinity]).steps
        #expect(steps.map(\.widthMetres) == [0.5])
        #expect(abs(steps[0].lengthMetres - 0.9) < 1e-6)
        let nothing = try FitOutline(.empty(.polygon)).frontier(widthsMetres: [0.5]).steps
        #expect(nothing.map(\.lengthBoundMetres) == [0])
    }

    @Test("of a square counts what is wider by the slack as fitting")
    func slack() throws {
        let square = try FitOutline(.rectangle(Envelope(minX: -50, minY: -50, maxX: 50, maxY: 50)))
        #expect(square.frontier(widthsMetres: [100 + StripSweep.slackMetres]).steps[0].lengthMetres == 100)
        #expect(square.frontier(widthsMetres: [100 + 2 * StripSweep.slackMetres]).steps[0].lengthMetres == 0)
    }

    @Test("climbs from what stands between two vertices to the longest near by, not only to within the tolerance")
    func climb() throws {
        // A slanting end: at the height of a hall of 10 m, there is half of half a metre more than at the top.
        let outline = try FitOutline(
            LargestRectangleTests.polygon([(0, 0), (100.5, 0), (100, 20), (0, 20)], turnedBy: 20))
        let steps = outline.frontier(widthsMetres: [10, 20]).steps
        #expect(steps[0].lengthMetres > 100.23 && steps[0].lengthMetres < 100.251)
        #expect(abs(steps[1].lengthMetres - 100) < 1e-6)
    }
}

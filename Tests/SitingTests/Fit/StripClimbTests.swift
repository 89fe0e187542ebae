// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("The climb from one rectangle to a better one near by")
struct StripClimbTests {
    @Test("reaches the best of a triangle from a hundredth of it, and stays inside")
    func triangle() throws {
        let outline = try LargestRectangleTests.polygon([(0, 0), (200, 0), (60, 120)], turnedBy: 40)
        let part = try #require(try FitOutline(outline).parts.first)
        var sweep = StripSweep(part)
        let start = try #require(try FitOutline(outline).fit(lengthMetres: 12, widthMetres: 10).placement)
        var climb = StripClimb(from: start, around: part.origin, value: start.areaSquareMetres)
        climb.run(&sweep, leastStep: 1e-5) { $0 * $1 }
        #expect(climb.value == climb.best.areaSquareMetres)
        #expect(climb.value > 0.995 * 6000)
        #expect(try LargestRectangleTests.covers(outline, climb.best))
    }

    @Test("never loses what it started from, and says what it has")
    func monotone() throws {
        try forAll(seed: 8, count: 60) { generator, _ in
            let outline = try RandomOutline.any(&generator)
            let fit = try FitOutline(outline)
            guard let start = try fit.fit(lengthMetres: 20, widthMetres: 15).placement else { return }
            for part in fit.parts {
                var sweep = StripSweep(part)
                var climb = StripClimb(from: start, around: part.origin, value: start.lengthMetres)
                climb.run(&sweep, leastStep: 1e-4) { $1 >= 15 ? $0 : 0 }
                #expect(climb.value >= 20)
                // The place may be in another part; then there is nothing to climb on here.
                if climb.value > 20 {
                    #expect(max(climb.best.lengthMetres, climb.best.widthMetres) >= climb.value - 1e-9)
                    #expect(climb.best.widthMetres >= 15 - 1e-9)
                }
                #expect(try LargestRectangleTests.covers(outline, climb.best))
            }
        }
    }
}

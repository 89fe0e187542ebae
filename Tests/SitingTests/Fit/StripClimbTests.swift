// SPDX-License-Identifier: Apache-2.0
import Foundation
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

    /// A climb of 80 m of height about the middle of so large a square that every strip is free, a little off the axes.
    private func climb(value: Double = 1) throws -> (climb: StripClimb, sweep: StripSweep) {
        let part = try StripSweepTests.part([(-400, -400), (600, -400), (600, 600), (-400, 600)])
        let start = PlacedRectangle(
            center: Coordinate(130, 140), lengthMetres: 80, widthMetres: 40,
            direction: Direction(cosine: 0.8, sine: 0.6))
        return (StripClimb(from: start, around: part.origin, value: value), StripSweep(part))
    }

    @Test("tries to grow, shift and shrink in this order: at its own angle, a step to the right, a step to the left")
    func moves() throws {
        let ends: [(down: Double, up: Double)] = [
            (10, 10), (0, 10), (10, 0), (-10, 10), (10, -10), (0, 0), (0, -10), (-10, 0), (-10, -10),
        ]
        for (index, move) in [0.0, -0.125, 0.125].flatMap({ turn in ends.map { (turn, $0) } }).enumerated() {
            var (climb, sweep) = try climb()
            // Pays at that move only: once for the frame, once for the gap, once for the value.
            var asked = 0
            climb.run(&sweep, leastStep: 0.12) { _, _ in
                asked += 1
                return (index + 1...index + 3).contains(asked) ? 2 : 0
            }
            #expect(climb.value == 2)
            let (turn, (down, up)) = move
            let angle = atan2(0.6, 0.8) + turn
            let (along, middle) = (Direction(radians: angle), 30 * cos(angle) + 40 * sin(angle) + (up - down) / 2)
            let gap = sweep.fill(from: 0, to: 1, try widestGap(&sweep, along, middle, 80 + down + up))
            #expect(abs(climb.best.widthMetres - (80 + down + up)) < 1e-9, "move \(index)")
            #expect(abs(climb.best.lengthMetres - gap.lengthMetres) < 1e-9)
            // From the centre of the part, the place along is the middle of the strip.
            let (x, y) = (climb.best.center.x - 100, climb.best.center.y - 100)
            #expect(abs(x * along.cosine + y * along.sine - middle) < 1e-9, "move \(index)")
            // It went on from there: all moves once, from the new place, which by then is the first with no turn.
            #expect(asked == index + 3 + 27)
        }
    }

    private func widestGap(
        _ sweep: inout StripSweep, _ direction: Direction, _ middle: Double, _ height: Double
    ) throws -> StripSweep.Gap {
        sweep.turn(to: direction)
        return sweep.widestGap(from: middle - height / 2, to: middle + height / 2)
    }

    @Test("halves its step when nothing pays, and ends when the step is the least")
    func steps() throws {
        for (leastStep, rounds) in [(0.2, 0), (0.125, 0), (0.12, 1), (0.0625, 1), (0.05, 2), (0.01, 4)] {
            var (climb, sweep) = try climb()
            var asked = 0
            climb.run(&sweep, leastStep: leastStep) { _, _ in
                asked += 1
                return 0
            }
            #expect(asked == rounds * 27)
            #expect(climb.best.lengthMetres == 80)
        }
    }

    @Test("goes on as long as it pays, but for no more than 400 moves")
    func moveLimit() throws {
        var (climb, sweep) = try climb()
        var asked = 0
        climb.run(&sweep, leastStep: 0.1) { _, _ in
            asked += 1
            return 2 * Double(asked)
        }
        #expect(asked == 3 * 400)
        #expect(climb.value == 2400)
    }

    @Test("takes a gain of more than 1e-7 of the value for one, and no less")
    func leastGain() throws {
        for (gain, pays) in [(5e-8, false), (1e-7, false), (1.5e-7, true)] {
            var (climb, sweep) = try climb(value: 3)
            var asked = 0
            climb.run(&sweep, leastStep: 0.1) { _, _ in
                asked += 1
                return 3 * (1 + gain)
            }
            #expect((climb.value > 3) == pays)
            #expect(asked == (pays ? 3 + 27 : 27))
            // What the gap must bring is no less than what the frame must.
            (climb, sweep) = try self.climb(value: 3)
            asked = 0
            climb.run(&sweep, leastStep: 0.1) { _, _ in
                asked += 1
                return asked == 1 ? 4 : 3 * (1 + gain)
            }
            #expect((climb.value > 3) == pays)
        }
    }

    @Test("asks for no strip without height")
    func noHeight() throws {
        var (climb, sweep) = try climb()
        var least = Double.infinity
        climb.run(&sweep, leastStep: 0.1) { height, _ in
            least = min(least, height)
            return 1000 - height
        }
        #expect(least > 0)
        #expect(climb.best.widthMetres < 20)
    }
}

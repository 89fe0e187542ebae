// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// A climb from one free strip to better ones near by: a little turned, higher or lower, as long as that pays.
///
/// It proves nothing. It makes what a search starts from so good that the rest of the search is short: a bound is soon
/// out of reach when it must exceed the true best by the tolerance, and never when the best found is just short of it.
struct StripClimb {
    private static let moveLimit = 400

    private var radians: Double
    /// Relative to the part's origin.
    private var center: Coordinate
    private var height: Double
    private(set) var best: PlacedRectangle
    private(set) var value: Double

    init(from placed: PlacedRectangle, around origin: Coordinate, value: Double) {
        radians = atan2(placed.direction.sine, placed.direction.cosine)
        center = Coordinate(placed.center.x - origin.x, placed.center.y - origin.y)
        height = placed.lengthMetres
        best = placed
        self.value = value
    }

    /// Climbs until steps of `leastStep` times the height no longer pay; `worth` never falls with the gap.
    mutating func run(
        _ sweep: inout StripSweep, leastStep: Double, worth: (_ height: Double, _ gap: Double) -> Double
    ) {
        var step = height / 8
        let last = leastStep * height
        for _ in 0..<Self.moveLimit where step > last {
            if !move(by: step, &sweep, worth) { step /= 2 }
        }
    }

    /// Takes the first of the 26 steps in angle, bottom and top that pays.
    private mutating func move(
        by step: Double, _ sweep: inout StripSweep, _ worth: (_ height: Double, _ gap: Double) -> Double
    ) -> Bool {
        // Steps that pay next to nothing would be endless.
        let least = value * (1 + 1e-7)
        for turn in [0.0, -1.0, 1.0] {
            let turned = radians + turn * step / height
            sweep.turn(to: Direction(radians: turned))
            let along = center.x * sweep.direction.cosine + center.y * sweep.direction.sine
            for (down, up) in [(1.0, 1.0), (0, 1), (1, 0), (-1, 1), (1, -1), (0, 0), (0, -1), (-1, 0), (-1, -1)] {
                let (bottom, top) = (along - height / 2 - down * step, along + height / 2 + up * step)
                guard top > bottom, worth(top - bottom, sweep.lengthAcross) > least else { continue }
                let gap = sweep.widestGap(from: bottom, to: top)
                guard worth(top - bottom, gap.metres) > least else { continue }
                value = worth(top - bottom, gap.metres)
                best = sweep.fill(from: bottom, to: top, gap)
                (radians, height) = (turned, top - bottom)
                let origin = sweep.origin
                center = Coordinate(best.center.x - origin.x, best.center.y - origin.y)
                return true
            }
        }
        return false
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// The lie of the land: slopes that change over a kilometre or two, steeper where the country is open.
struct Terrain: Sendable {
    private let waves: [(direction: Coordinate, turns: Double, phase: Double)]

    init(seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: "terrain")
        waves = [5_200.0, 3_100, 1_700, 1_100].map { length in
            let angle = stream.number(0...2 * Double.pi)
            return (
                Coordinate(cos(angle), sin(angle)), 2 * Double.pi / (length * stream.number(0.8...1.2)),
                stream.number(0...2 * Double.pi)
            )
        }
    }

    /// Mean slope of natural ground in percent, 1 to 26.
    func slopePercent(at place: Coordinate, maturity: Double) -> Double {
        let relief = waves.reduce(0) { $0 + sin($1.turns * $1.direction.dot(place - DistrictSites.center) + $1.phase) }
        return ((9 - 5 * maturity) * exp(relief * 0.33)).clamped(to: 1...26)
    }
}

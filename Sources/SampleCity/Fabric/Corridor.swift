// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// A river or a railway: a winding line through the whole city with a width, given by sums of sines, so that any piece
/// of it can be drawn without the rest.
struct Corridor: Sendable {
    enum Kind: String, Sendable { case river, railway }

    private struct Wave: Sendable {
        let amplitude: Double
        let length: Double
        let phase: Double
    }

    let kind: Kind
    private let origin: Coordinate
    private let direction: Coordinate
    private let waves: [Wave]
    private let halfWidth: Double
    private let stepMetres: Double

    static func all(radiusMetres: Double, seed: UInt64) -> [Corridor] {
        let rivers = 1 + Int(radiusMetres / 30_000)
        let railways = 1 + Int(radiusMetres / 24_000)
        return (0..<rivers).map { Corridor(.river, number: $0, radius: radiusMetres, seed: seed) }
            + (0..<railways).map { Corridor(.railway, number: $0, radius: radiusMetres, seed: seed) }
    }

    private init(_ kind: Kind, number: Int, radius: Double, seed: UInt64) {
        self.kind = kind
        var stream = RandomStream(seed: seed, purpose: "corridor/\(kind.rawValue)/\(number)")
        // The first two cross near the centre, the river roughly northward, the railway roughly eastward.
        let turn = kind == .river ? Double.pi / 2 : 0
        let angle = turn + stream.number(-0.5...0.5) + Double(number) * 1.1
        direction = Coordinate(cos(angle), sin(angle))
        let shift = stream.number(0.08...0.3) * (stream.chance(0.5) ? 1 : -1) * radius * (number == 0 ? 1 : 2)
        origin = DistrictSites.center + direction.turnedLeft * shift
        func wave(_ amplitude: Double, _ length: Double) -> Wave {
            Wave(
                amplitude: amplitude * stream.number(0.6...1), length: length * stream.number(0.85...1.15),
                phase: stream.number(0...2 * Double.pi))
        }
        switch kind {
        case .river:
            halfWidth = (radius * 0.022).clamped(to: 28...150)
            stepMetres = 14
            waves = [
                wave(radius * 0.1, radius * 1.4), wave(halfWidth * 2.6, halfWidth * 42),
                wave(halfWidth * 0.9, halfWidth * 17),
            ]
        case .railway:
            halfWidth = 16
            stepMetres = 40
            waves = [wave(radius * 0.07, radius * 2.2), wave(radius * 0.02, max(2_500, radius * 0.7))]
        }
    }

    private func centre(_ along: Double) -> Double {
        waves.reduce(0) { $0 + $1.amplitude * sin(2 * Double.pi * along / $1.length + $1.phase) }
    }

    private func slope(_ along: Double) -> Double {
        waves.reduce(0) { sum, wave in
            let turns = 2 * Double.pi / wave.length
            return sum + wave.amplitude * turns * cos(turns * along + wave.phase)
        }
    }

    private func place(_ along: Double, sideways: Double = 0) -> Coordinate {
        let tangent = Coordinate(1, slope(along)).unit
        let middle = Coordinate(along, centre(along)) + tangent.turnedLeft * sideways
        return origin + direction * middle.x + direction.turnedLeft * middle.y
    }

    /// Half of what it takes up, wider in some places than in others where it is a river.
    private func halfWidth(_ along: Double) -> Double {
        kind == .river ? halfWidth * (1 + 0.22 * sin(along / (halfWidth * 11))) : halfWidth
    }

    /// The steps whose pieces may lie within `margin` of the region.
    private func steps(near region: ConvexRegion, margin: Double) -> ClosedRange<Int> {
        let along = ConvexRegion(region.corners.map { $0 - origin }).extent(along: direction)
        return Int(
            ((along.lowerBound - margin) / stepMetres).rounded(.down))...Int(
                ((along.upperBound + margin) / stepMetres).rounded(.up))
    }

    /// The ground it takes up in and around the region, `widenedMetres` more on each side; nil when it passes by.
    func band(near region: ConvexRegion, widenedMetres: Double = 0) throws -> Geometry? {
        let reach = 3 * (halfWidth + widenedMetres)
        let steps = steps(near: region, margin: reach)
        let across = ConvexRegion(region.corners.map { $0 - origin }).extent(along: direction.turnedLeft)
        let meets = steps.contains { step in
            let middle = centre(Double(step) * stepMetres)
            return middle > across.lowerBound - reach && middle < across.upperBound + reach
        }
        guard meets else { return nil }
        func bank(_ sign: Double) -> [Coordinate] {
            steps.map { step in
                let along = Double(step) * stepMetres
                return place(along, sideways: sign * (halfWidth(along) + widenedMetres))
            }
        }
        return try Geometry.polygon(exterior: (bank(-1) + bank(1).reversed()).closedRing)
    }

    /// Its middle line from one end of the city to the other.
    func line(radiusMetres: Double) -> [Coordinate] {
        let step = max(stepMetres, radiusMetres / 400)
        let count = Int(radiusMetres * 1.7 / step)
        return (-count...count).map { place(Double($0) * step) }
    }

    /// Points on it, about `spacingMetres` apart, within the radius.
    func points(every spacingMetres: Double, radiusMetres: Double) -> [Coordinate] {
        let count = max(1, Int(2 * radiusMetres * 0.85 / spacingMetres))
        return (0..<count).map { place((Double($0) + 0.5) * spacingMetres - Double(count) * spacingMetres / 2) }
    }
}

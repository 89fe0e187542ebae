// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// The shift of 国测局 maps, in the form published as `eviltransform`.
enum GCJ02 {
    private static let box = Envelope(minX: 72.004, minY: 0.8293, maxX: 137.8347, maxY: 55.8271)
    /// The formula is written for the ellipsoid of Krassowsky.
    private static let semiMajorAxisMetres = 6_378_245.0
    private static let eccentricitySquared = 0.00669342162296594323

    static func forward(_ position: Coordinate) -> Coordinate {
        guard box.contains(position) else { return position }
        let (x, y) = (position.x - 105, position.y - 35)
        let waves = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        let root = abs(x).squareRoot()
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3

        let latitude = position.y * .pi / 180
        let sine = sin(latitude)
        let square = 1 - eccentricitySquared * sine * sine
        let meridianRadius = semiMajorAxisMetres * (1 - eccentricitySquared) / (square * square.squareRoot())
        let parallelRadius = semiMajorAxisMetres / square.squareRoot() * cos(latitude)
        return Coordinate(
            position.x + east / parallelRadius * 180 / .pi, position.y + north / meridianRadius * 180 / .pi)
    }

    static func inverse(_ position: Coordinate) -> Coordinate {
        guard box.contains(position) else { return position }
        return fixedPointInverse(of: position, forward)
    }
}

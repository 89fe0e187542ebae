// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// The shift of 百度 maps on top of GCJ-02.
enum BD09 {
    static func forward(_ position: Coordinate) -> Coordinate {
        let frequency = Double.pi * 3000 / 180
        let radius =
            (position.x * position.x + position.y * position.y).squareRoot() + 0.00002 * sin(position.y * frequency)
        let angle = atan2(position.y, position.x) + 0.000003 * cos(position.x * frequency)
        return Coordinate(radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
    }

    /// The exact inverse, not the approximation usually published with the formula, which is off by up to a metre.
    static func inverse(_ position: Coordinate) -> Coordinate {
        fixedPointInverse(of: position, forward)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// A park's own rotated coordinates: origin at its centre, first axis turned by `rotation` radians from east.
struct ParkFrame: Sendable {
    var center: Coordinate
    var rotation: Double

    func planar(_ u: Double, _ v: Double) -> Coordinate {
        let (sine, cosine) = (sin(rotation), cos(rotation))
        return Coordinate(center.x + u * cosine - v * sine, center.y + u * sine + v * cosine)
    }

    func planar(_ ring: [Coordinate]) -> [Coordinate] {
        ring.map { planar($0.x, $0.y) }
    }
}

/// An upright rectangle in a park's own coordinates.
struct LocalRectangle: Hashable, Sendable {
    var minU: Double
    var minV: Double
    var maxU: Double
    var maxV: Double

    var width: Double { maxU - minU }
    var height: Double { maxV - minV }
    var area: Double { width * height }
    var center: Coordinate { Coordinate((minU + maxU) / 2, (minV + maxV) / 2) }

    /// Closed and counter-clockwise.
    var ring: [Coordinate] {
        [
            Coordinate(minU, minV), Coordinate(maxU, minV), Coordinate(maxU, maxV), Coordinate(minU, maxV),
            Coordinate(minU, minV),
        ]
    }

    func expanded(by margin: Double) -> LocalRectangle {
        LocalRectangle(minU: minU - margin, minV: minV - margin, maxU: maxU + margin, maxV: maxV + margin)
    }

    /// The part of it from its left side over `share` of its width.
    func leading(share: Double) -> LocalRectangle {
        LocalRectangle(minU: minU, minV: minV, maxU: minU + width * share, maxV: maxV)
    }
}

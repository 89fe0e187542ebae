// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The smallest rectangle, at any angle, around a convex region: one of its sides lies on one of the region's
/// (Freeman and Shapira 1975).
struct OrientedBox: Sendable {
    /// Unit vector of the longer side.
    let direction: Coordinate
    let center: Coordinate
    let length: Double
    let width: Double

    /// - Complexity: O(n²) for n corners, of which a lot has few.
    init(_ region: ConvexRegion) {
        var best: (area: Double, direction: Coordinate, along: ClosedRange<Double>, across: ClosedRange<Double>)?
        for (index, corner) in region.corners.enumerated() {
            let direction = (region.corner(after: index) - corner).unit
            let (along, across) = (
                region.extent(along: direction), region.extent(along: direction.turnedLeft)
            )
            let area = along.length * across.length
            // A hair's breadth of advantage keeps the first of equal boxes.
            if best.map({ area < $0.area * (1 - 1e-9) }) ?? true { best = (area, direction, along, across) }
        }
        guard let best else { preconditionFailure("a region has corners") }
        center = best.direction * best.along.middle + best.direction.turnedLeft * best.across.middle
        let isAlong = best.along.length >= best.across.length
        direction = isAlong ? best.direction : best.direction.turnedLeft
        length = isAlong ? best.along.length : best.across.length
        width = isAlong ? best.across.length : best.along.length
    }

    var area: Double { length * width }
    var aspect: Double { length / max(width, 1e-9) }
}

extension ClosedRange<Double> {
    var length: Double { upperBound - lowerBound }
    var middle: Double { (lowerBound + upperBound) / 2 }
}

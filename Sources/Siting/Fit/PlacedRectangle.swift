// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import SimpleFeatures

/// A rectangle laid down on the ground at an angle: the witness that it fits.
public struct PlacedRectangle: Sendable, Hashable {
    public let center: Coordinate
    /// The longer side.
    public let lengthMetres: Double
    /// The shorter side.
    public let widthMetres: Double
    /// The unit vector of the longer side.
    let direction: Direction

    public var areaSquareMetres: Double { lengthMetres * widthMetres }

    /// From the first axis (east) to the longer side, counter-clockwise, in [0°, 180°).
    public var angleDegrees: Double {
        let degrees = atan2(direction.sine, direction.cosine) * 180 / .pi
        let turned = degrees < 0 ? degrees + 180 : degrees
        return turned >= 180 ? 0 : turned
    }

    /// The four corners, counter-clockwise.
    public var corners: [Coordinate] {
        let (along, across) = (lengthMetres / 2, widthMetres / 2)
        return [(-along, -across), (along, -across), (along, across), (-along, across)].map { x, y in
            Coordinate(
                center.x + x * direction.cosine - y * direction.sine,
                center.y + x * direction.sine + y * direction.cosine)
        }
    }

    /// The polygon of the corners.
    public func geometry() throws(SpatialError) -> Geometry {
        let corners = corners
        return try Geometry.polygon(exterior: corners + corners.prefix(1))
    }

    /// The rectangle about the same centre with each side moved inward by `metres`.
    func shrunk(by metres: Double) -> PlacedRectangle {
        PlacedRectangle(
            center: center, lengthMetres: lengthMetres - 2 * metres, widthMetres: widthMetres - 2 * metres,
            direction: direction)
    }
}

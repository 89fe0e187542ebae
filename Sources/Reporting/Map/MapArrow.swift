// SPDX-License-Identifier: Apache-2.0

/// An arrow from one place to another, with a head of the same size at every scale.
struct MapArrow {
    let from: MapPosition
    let to: MapPosition

    private static let headPixels = 9.0
    private static let halfWidthPixels = 3.5

    var line: MapShape { .line([from, to]) }

    /// A triangle that ends at the place it points to.
    func head(_ projection: MapProjection) -> MapShape {
        let (x, y) = (to.x - from.x, to.y - from.y)
        let length = (x * x + y * y).squareRoot()
        guard length > 0 else { return .point(to) }
        let (along, across) = (
            Self.headPixels / projection.pixelsPerMetre / length,
            Self.halfWidthPixels / projection.pixelsPerMetre / length
        )
        let base = MapPosition(to.x - x * along, to.y - y * along)
        return .polygon([
            [
                to, MapPosition(base.x - y * across, base.y + x * across),
                MapPosition(base.x + y * across, base.y - x * across),
            ]
        ])
    }
}

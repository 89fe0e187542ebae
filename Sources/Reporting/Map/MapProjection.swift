// SPDX-License-Identifier: Apache-2.0

/// The way from planar metres to pixels of the sheet: one scale for both axes, north up, centred in the frame.
struct MapProjection {
    let pixelsPerMetre: Double
    private let centreX: Double
    private let centreY: Double
    private let frameCentreX: Double
    private let frameCentreY: Double

    /// The share of the frame left free at each edge.
    private static let margin = 0.04
    /// The share of the frame that an extent takes, in the direction that is the tighter one.
    static let usableShare = 1 - 2 * margin
    /// What a single point is shown in, so that the scale stays finite.
    private static let leastExtentMetres = 100.0

    init(_ extent: MapExtent, into frame: MapExtent) {
        let usable = Self.usableShare
        let width = max(extent.width, Self.leastExtentMetres)
        let height = max(extent.height, Self.leastExtentMetres)
        pixelsPerMetre = min(frame.width * usable / width, frame.height * usable / height)
        centreX = (extent.minX + extent.maxX) / 2
        centreY = (extent.minY + extent.maxY) / 2
        frameCentreX = (frame.minX + frame.maxX) / 2
        frameCentreY = (frame.minY + frame.maxY) / 2
    }

    func pixel(_ position: MapPosition) -> MapPosition {
        MapPosition(
            frameCentreX + (position.x - centreX) * pixelsPerMetre,
            frameCentreY - (position.y - centreY) * pixelsPerMetre)
    }
}

// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A rectangle of whole pixels of a raster.
public struct RasterWindow: Sendable, Hashable {
    public let columns: Range<Int>
    public let rows: Range<Int>

    /// The pixels of `raster` in which `places` lie, and `margin` more on each side. Nil where none of the box around
    /// the places lies on the raster itself.
    ///
    /// - Parameter places: in the CRS of the raster, finite.
    public init?(of raster: ElevationRaster, around places: [Coordinate], margin: Int) {
        let pixels = places.map(raster.geoTransform.pixel)
        guard let columns = Self.span(of: pixels.map(\.column), in: raster.width, margin),
            let rows = Self.span(of: pixels.map(\.row), in: raster.height, margin)
        else { return nil }
        self.columns = columns
        self.rows = rows
    }

    private static func span(of positions: [Double], in count: Int, _ margin: Int) -> Range<Int>? {
        guard let low = positions.min(), let high = positions.max(), high >= 0, low <= Double(count) else { return nil }
        let first = Int(max(0, low.rounded(.down))) - margin
        let end = Int(min(Double(count), high.rounded(.up))) + margin
        let span = (max(0, first)..<max(0, end)).clamped(to: 0..<count)
        return span.isEmpty ? nil : span
    }
}

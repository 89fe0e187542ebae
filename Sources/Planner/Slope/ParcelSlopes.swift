// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
internal import LandStore
internal import SimpleFeatures

/// Mean slopes of parcels from a raster of slopes.
///
/// Of a parcel the pixels count that have their centre in it. One too small or too narrow to have any takes the pixel
/// under its point on surface.
struct ParcelSlopes {
    /// Parcels of which less is known get no slope.
    static let leastKnownShare = 0.5
    /// Steeper than 84°: no ground that anybody offers, but what a gap looks like that is not marked as one.
    static let steepestPercent = 1000.0

    struct Outcome {
        /// Nil where it is not known.
        let meanPercent: Double?
        /// Of the parcel's pixels; nil where it lies outside.
        let knownShare: Double?
    }

    let shapes: PolygonColumns
    let raster: SlopeRaster

    /// - Parameter parcels: indices into `shapes`.
    /// - Returns: an outcome for each.
    func outcomes(of parcels: [Int]) throws -> [Outcome] {
        var zones = ZonalMean(over: parcels, of: shapes, on: raster.grid)
        try raster.forEachBlock { rows, values in zones.add(rows, values) }
        return try zip(parcels, zones.sums).map { parcel, sum in
            guard sum.inside > 0 else { return try outcomeOnSurface(of: parcel) }
            let share = Double(sum.known) / pixelCount(of: parcel, inside: sum.inside)
            return Outcome(meanPercent: share >= Self.leastKnownShare ? sum.mean : nil, knownShare: share)
        }
    }

    /// How many pixels a parcel has, those included that it would have beyond the raster.
    private func pixelCount(of parcel: Int, inside: Int) -> Double {
        // What is no polygon has no area beyond the raster.
        guard !raster.grid.envelope.covers(shapes.envelope(at: parcel)),
            let area = try? shapes.geometry(at: parcel).area
        else { return Double(inside) }
        return max(Double(inside), area / (raster.grid.pixelWidth * raster.grid.pixelHeight))
    }

    private func outcomeOnSurface(of parcel: Int) throws -> Outcome {
        let grid = raster.grid
        guard grid.envelope.intersects(shapes.envelope(at: parcel)),
            // What is no polygon has no surface.
            let place = try? shapes.geometry(at: parcel).pointOnSurface().coordinates.first,
            grid.envelope.contains(place)
        else { return Outcome(meanPercent: nil, knownShare: nil) }
        // The eastern and southern edges belong to the last pixels.
        let value = try raster.slopePercent(
            column: min(Int(grid.column(ofX: place.x) + 0.5), grid.width - 1),
            row: min(Int(grid.row(ofY: place.y) + 0.5), grid.height - 1))
        let isKnown = value >= 0 && value.isFinite
        return Outcome(meanPercent: isKnown ? Double(value) : nil, knownShare: isKnown ? 1 : 0)
    }
}

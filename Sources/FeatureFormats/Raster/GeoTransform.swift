// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The affine map from pixels to coordinates, as GDAL writes it: column and row are counted from the outer corner of the
/// first pixel, whose centre is (0.5, 0.5).
///
/// x = c₀ + c₁·column + c₂·row and y = c₃ + c₄·column + c₅·row (GDAL raster data model, "Affine GeoTransform").
public struct GeoTransform: Sendable, Hashable {
    public let coefficients: [Double]

    /// Nil for what maps all pixels onto a line or a point.
    public init?(_ coefficients: [Double]) {
        guard coefficients.count == 6, coefficients.allSatisfy(\.isFinite) else { return nil }
        self.coefficients = coefficients
        guard determinant != 0 else { return nil }
    }

    private var determinant: Double { coefficients[1] * coefficients[5] - coefficients[2] * coefficients[4] }

    /// Rows run south along the y axis and columns along the x axis.
    var isNorthUp: Bool {
        coefficients[2] == 0 && coefficients[4] == 0 && coefficients[1] > 0 && coefficients[5] < 0
    }

    public func coordinate(column: Double, row: Double) -> Coordinate {
        Coordinate(
            coefficients[0] + coefficients[1] * column + coefficients[2] * row,
            coefficients[3] + coefficients[4] * column + coefficients[5] * row)
    }

    public func pixel(at place: Coordinate) -> (column: Double, row: Double) {
        let (x, y) = (place.x - coefficients[0], place.y - coefficients[3])
        return (
            (coefficients[5] * x - coefficients[2] * y) / determinant,
            (coefficients[1] * y - coefficients[4] * x) / determinant
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
public import LandStore
public import SimpleFeatures

/// Takes geometries of a workspace to the longitude and latitude in which they leave the house.
public struct DatumShift: Sendable {
    public let datum: ExportDatum
    private let operation: CoordinateOperation

    private static let grid = PrecisionGrid(size: 1e-7)

    public init(from workspace: Workspace, to datum: ExportDatum = .crs84) throws {
        self.datum = datum
        operation = try CoordinateOperation(from: workspace.city.crs, to: workspace.city.crs.longitudeLatitude())
    }

    /// Words for features in a datum that is for display only; nil in longitude and latitude proper.
    public var remark: String? { datum == .crs84 ? nil : "\(datum.rawValue), display only" }

    /// With seven decimals, about a centimetre; a shape that these would make invalid is moved onto valid places.
    public func geometry(_ geometry: Geometry) throws -> Geometry {
        let shifted = try geometry.mapCoordinates { x, y in
            try operation.transform(x: &x, y: &y)
            MapDatum.convert(x: &x, y: &y, from: .cgcs2000, to: datum.mapDatum)
        }
        let scale = 1e7
        let rounded = try shifted.mapCoordinates { x, y in
            for index in x.indices {
                x[index] = (x[index] * scale).rounded() / scale
                y[index] = (y[index] * scale).rounded() / scale
            }
        }
        guard !rounded.isValid, shifted.isValid else { return rounded }
        let mended = try shifted.snapped(to: Self.grid)
        return mended.isEmpty || !mended.isValid ? rounded : mended
    }
}

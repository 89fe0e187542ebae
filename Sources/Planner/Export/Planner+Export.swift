// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
public import FeatureFormats
public import LandModel
public import LandStore

/// In which coordinates a layer leaves the house.
public enum ExportDatum: String, CaseIterable, Sendable {
    /// Longitude and latitude, CGCS2000, which equals WGS 84 within centimetres: what RFC 7946 asks for.
    case crs84
    /// What AMap and Tencent draw on: shifted by hundreds of metres, for display only.
    case gcj02
    /// What Baidu draws on: for display only.
    case bd09

    var mapDatum: MapDatum {
        switch self {
        case .crs84: .cgcs2000
        case .gcj02: .gcj02
        case .bd09: .bd09
        }
    }
}

extension Planner {
    /// A layer to be written in longitude and latitude; a map datum shift is written into every feature.
    public func export(_ layer: Layer, datum: ExportDatum = .crs84) throws -> LayerExport {
        try LayerExport(layer, of: workspace, datum: datum.mapDatum)
    }

    /// The rows of a layer for a table: without their geometry, whatever the datum.
    public func table(of layer: Layer) throws -> [Feature] {
        try workspace.features(of: layer)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
public import FeatureFormats
public import LandModel
internal import LandStore
internal import SimpleFeatures

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
    /// The features of a layer in longitude and latitude; a map datum shift is written into every feature.
    public func export(_ layer: Layer, datum: ExportDatum = .crs84) throws -> [Feature] {
        let operation = try CoordinateOperation(from: workspace.city.crs, to: workspace.city.crs.longitudeLatitude())
        return try workspace.features(of: layer).map { feature in
            var feature = feature
            feature.geometry = try feature.geometry.map { geometry in
                let geographic = try operation.transform(geometry)
                guard datum != .crs84 else { return geographic }
                return try geographic.mapCoordinates { x, y in
                    for index in x.indices {
                        let shifted = datum.mapDatum.converted(Coordinate(x[index], y[index]))
                        (x[index], y[index]) = (shifted.x, shifted.y)
                    }
                }
            }
            if datum != .crs84 { feature.properties["map_datum"] = .text("\(datum.rawValue), display only") }
            return feature
        }
    }
}

extension MapDatum {
    /// A CGCS2000 position as this datum has it.
    fileprivate func converted(_ coordinate: Coordinate) -> Coordinate {
        MapDatum.convert(coordinate, from: .cgcs2000, to: self)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The seven geometry types of OGC Simple Features; the raw value is the OGC well-known binary code.
public enum GeometryKind: UInt32, Sendable, Hashable, CaseIterable {
    case point = 1
    case lineString = 2
    case polygon = 3
    case multiPoint = 4
    case multiLineString = 5
    case multiPolygon = 6
    case geometryCollection = 7

    /// The OGC name, as GeoJSON writes it: `"MultiPolygon"`.
    public var name: String {
        switch self {
        case .point: "Point"
        case .lineString: "LineString"
        case .polygon: "Polygon"
        case .multiPoint: "MultiPoint"
        case .multiLineString: "MultiLineString"
        case .multiPolygon: "MultiPolygon"
        case .geometryCollection: "GeometryCollection"
        }
    }

    /// Whether a geometry of this kind is made of parts that are geometries.
    public var isCollection: Bool { rawValue >= GeometryKind.multiPoint.rawValue }

    /// The kind every part must have; nil where parts may be anything or there are none.
    var partKind: GeometryKind? {
        switch self {
        case .multiPoint: .point
        case .multiLineString: .lineString
        case .multiPolygon: .polygon
        case .point, .lineString, .polygon, .geometryCollection: nil
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A shape in the plane of EPSG:4547, before it is brought to longitude and latitude. Rings are closed.
enum PlanarShape: Sendable {
    case point(Coordinate)
    case line([Coordinate])
    case polygon([Coordinate])
    case multiPolygon([[Coordinate]])

    /// One polygon, or several that do not touch each other.
    static func polygons(_ rings: [[Coordinate]]) -> PlanarShape {
        rings.count == 1 ? .polygon(rings[0]) : .multiPolygon(rings)
    }

    func geometry() throws(SpatialError) -> Geometry {
        switch self {
        case .point(let coordinate): return try Geometry.point(coordinate)
        case .line(let coordinates): return try Geometry.lineString(coordinates)
        case .polygon(let ring): return try Geometry.polygon(exterior: ring)
        case .multiPolygon(let rings):
            var parts: [Geometry] = []
            for ring in rings { parts.append(try Geometry.polygon(exterior: ring)) }
            return try Geometry.multiPolygon(parts)
        }
    }

    /// All coordinates, in order.
    var coordinates: [Coordinate] {
        switch self {
        case .point(let coordinate): [coordinate]
        case .line(let coordinates), .polygon(let coordinates): coordinates
        case .multiPolygon(let rings): rings.flatMap(\.self)
        }
    }

    /// The same shape with its coordinates replaced, in order, by the next ones of `replacement`.
    func replacingCoordinates(from replacement: inout some IteratorProtocol<Coordinate>) -> PlanarShape {
        func next(_ coordinates: [Coordinate]) -> [Coordinate] {
            coordinates.map { replacement.next() ?? $0 }
        }
        switch self {
        case .point(let coordinate): return .point(next([coordinate])[0])
        case .line(let coordinates): return .line(next(coordinates))
        case .polygon(let ring): return .polygon(next(ring))
        case .multiPolygon(let rings): return .multiPolygon(rings.map(next))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import SimpleFeatures

/// The plane in which the city is laid out, EPSG:4547 (CGCS2000, 3-degree belt, central meridian 114° E).
struct CityMap: Sendable {
    static let planeIdentifier = "EPSG:4547"

    let plane: CRS
    private let degreesOperation: CoordinateOperation
    private let toPlane: CoordinateOperation

    init() throws {
        plane = try CRS(CityMap.planeIdentifier)
        degreesOperation = try CoordinateOperation(from: plane, to: .cgcs2000)
        toPlane = try CoordinateOperation(from: .cgcs2000, to: plane)
    }

    func planar(longitude: Double, latitude: Double) throws -> Coordinate {
        try toPlane.transform(Coordinate(longitude, latitude))
    }

    /// Brings eastings and northings to longitudes and latitudes in place.
    func toDegrees(x: inout [Double], y: inout [Double]) throws {
        try degreesOperation.transform(x: &x, y: &y)
    }

    /// Longitude and latitude of all shapes, in one call to the projection.
    func geographic(_ shapes: [PlanarShape]) throws -> [PlanarShape] {
        let all = shapes.flatMap(\.coordinates)
        var x = all.map(\.x)
        var y = all.map(\.y)
        try toDegrees(x: &x, y: &y)
        var transformed = zip(x, y).map { Coordinate($0, $1) }.makeIterator()
        return shapes.map { $0.replacingCoordinates(from: &transformed) }
    }

    /// Area on the ellipsoid, as a survey records it, to 0.01 m².
    func recordedArea(of ring: [Coordinate]) throws -> Double {
        let polygon = try Geometry.polygon(exterior: ring)
        return try EllipsoidalArea.squareMetres(of: polygon, in: plane).rounded(toStep: 0.01)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// An open ring in whole ten-millionths of a degree, about a centimetre each: the positions a file can hold.
struct DegreeRing: Hashable, Sendable {
    struct Position: Hashable, Sendable {
        var longitude: Int32
        var latitude: Int32
    }

    static let stepsPerDegree = 10_000_000.0

    var positions: [Position]

    /// Neighbours that fall on one position become one.
    init(longitudes: ArraySlice<Double>, latitudes: ArraySlice<Double>) {
        positions = []
        for (longitude, latitude) in zip(longitudes, latitudes) {
            let position = Position(
                longitude: Int32((longitude * DegreeRing.stepsPerDegree).rounded()),
                latitude: Int32((latitude * DegreeRing.stepsPerDegree).rounded()))
            if positions.last != position { positions.append(position) }
        }
        if positions.count > 1, positions.first == positions.last { positions.removeLast() }
    }

    var count: Int { positions.count }

    /// As a reader of the file gets them.
    var degrees: [Coordinate] {
        positions.map {
            Coordinate(
                Double($0.longitude) / DegreeRing.stepsPerDegree, Double($0.latitude) / DegreeRing.stepsPerDegree)
        }
    }

    /// Whether it forms a valid polygon.
    var isValid: Bool {
        get throws { try Geometry.polygon(exterior: degrees.closedRing).isValid }
    }
}

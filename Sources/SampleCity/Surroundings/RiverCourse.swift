// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The 湘江 through the city as a plausible line, within a kilometre or two of its bed.
enum RiverCourse {
    /// Longitude and latitude, downstream: from the south past 渌口 and the old town, then west past 清水塘.
    private static let course: [(Double, Double)] = [
        (113.060, 27.330), (113.045, 27.400), (113.075, 27.470), (113.050, 27.545), (113.085, 27.610),
        (113.118, 27.668),
        (113.112, 27.715), (113.122, 27.755), (113.133, 27.785), (113.131, 27.812), (113.122, 27.832),
        (113.107, 27.846),
        (113.085, 27.853), (113.058, 27.853), (113.034, 27.850), (113.010, 27.842), (112.988, 27.838),
        (112.973, 27.842),
    ]

    static func planar(map: CityMap) throws -> [Coordinate] {
        try course.map { try map.planar(longitude: $0.0, latitude: $0.1) }
    }
}

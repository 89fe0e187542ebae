// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures

/// Buffers are not unique, so they are compared as JTS does: by the area they do not share, and by how far apart
/// their boundaries run.
enum CorpusBufferMatch {
    private static let areaShare = 1e-3
    private static let distanceShare = 0.01
    private static let smallestDistance = 1e-8

    static func complaint(about actual: Geometry, _ expected: Geometry, _ distance: Double) throws -> String? {
        if actual.isEmpty && expected.isEmpty { return nil }
        if actual.isEmpty || expected.isEmpty { return "answered \(actual)" }
        let apart = try actual.symmetricDifference(expected).area
        if apart > areaShare * actual.area { return "\(apart) of \(actual.area) are not shared" }
        return try complaint(aboutCurve: actual.boundary(), expected.boundary(), distance)
    }

    static func complaint(aboutCurve actual: Geometry, _ expected: Geometry, _ distance: Double) throws -> String? {
        if actual.isEmpty && expected.isEmpty { return nil }
        let limit = max(smallestDistance, abs(distance) * distanceShare)
        let apart = try max(
            actual.hausdorffDistance(to: expected, densifyRatio: 0.25),
            expected.hausdorffDistance(to: actual, densifyRatio: 0.25))
        return apart <= limit ? nil : "the boundaries are \(apart) apart"
    }
}

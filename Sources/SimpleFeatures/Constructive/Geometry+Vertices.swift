// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The geometry with vertices added so that no segment is longer than `maximumSegmentLength`, in the unit of the
    /// coordinates (`GEOSDensify_r`). Each segment is divided evenly; points stay as they are.
    /// - Throws: `invalidArgument` for a length that is not positive, or so short that it would take more than ten
    ///   million vertices.
    /// - Complexity: O(vertices of the result).
    public func densify(maximumSegmentLength: Double) throws(SpatialError) -> Geometry {
        let most = 1e7
        try SpatialError.require(
            maximumSegmentLength > 0 && length / maximumSegmentLength <= most, "densify",
            "a length of \(length) in segments of \(maximumSegmentLength); at most \(Int(most)) can be made")
        // Nothing is to be divided, and GEOS takes no infinite length.
        guard maximumSegmentLength < length else { return self }
        return try unsafe derive("densify") { unsafe GEOSDensify_r($0, $1, maximumSegmentLength) }
    }

    /// The geometry with every run of coordinates, holes included, in the opposite order (`GEOSReverse_r`).
    /// - Complexity: O(n).
    public func reverse() throws(SpatialError) -> Geometry {
        try unsafe derive("reverse", GEOSReverse_r)
    }

    /// The geometry without vertices that are at most `tolerance` from the one kept before them
    /// (`GEOSRemoveRepeatedPoints_r`); each line and ring keeps as many as it needs to stay one. With a tolerance above
    /// zero a polygon may become invalid.
    /// - Throws: `invalidArgument` for a tolerance that is negative or not finite.
    /// - Complexity: O(n).
    public func removeRepeatedPoints(tolerance: Double = 0) throws(SpatialError) -> Geometry {
        try SpatialError.require(
            tolerance >= 0 && tolerance.isFinite, "removeRepeatedPoints", "tolerance \(tolerance)")
        return try unsafe derive("removeRepeatedPoints") { unsafe GEOSRemoveRepeatedPoints_r($0, $1, tolerance) }
    }
}

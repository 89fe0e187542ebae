// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The geometry with vertices and segments that come within `tolerance` of a vertex of `other` moved onto it
    /// (`GEOSSnap_r`). Takes away the slivers between two digitizations of one boundary; may make a polygon invalid when
    /// the tolerance is not small against its edges.
    /// - Throws: `invalidArgument` for a tolerance that is negative or not finite.
    /// - Complexity: O(n · m).
    public func snap(to other: Geometry, tolerance: Double) throws(SpatialError) -> Geometry {
        try SpatialError.require(tolerance >= 0 && tolerance.isFinite, "snap", "tolerance \(tolerance)")
        return try unsafe derive("snap", with: other) { unsafe GEOSSnap_r($0, $1, $2, tolerance) }
    }
}

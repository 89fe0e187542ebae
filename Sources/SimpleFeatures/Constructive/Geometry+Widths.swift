// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The smallest distance between two parallel lines that hold the geometry between them; zero without width.
    public func minimumWidth() throws(SpatialError) -> Double {
        try unsafe derive("minimumWidth", GEOSMinimumWidth_r).length
    }

    /// The smallest distance by which a vertex could move to make the geometry invalid or lose it a vertex
    /// (`GEOSMinimumClearance_r`), in the unit of the coordinates; infinite where there is none, as for one point.
    /// - Complexity: O(n log n).
    public func minimumClearance() throws(SpatialError) -> Double {
        var distance = 0.0
        // SAFETY: the handle is only read and lives as long as `self`.
        try unsafe GEOS.status("minimumClearance", failure: 2) {
            unsafe GEOSMinimumClearance_r($0, handle, &distance)
        }
        return distance
    }

    /// The two places ``minimumClearance()`` lies between, as a line string (`GEOSMinimumClearanceLine_r`); empty where
    /// it is infinite.
    /// - Complexity: O(n log n).
    public func minimumClearanceLine() throws(SpatialError) -> Geometry {
        try unsafe derive("minimumClearanceLine", GEOSMinimumClearanceLine_r)
    }
}

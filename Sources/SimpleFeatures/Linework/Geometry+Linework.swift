// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// All lines and rings, cut wherever they meet, each piece once (`GEOSNode_r`): a multi-line string. Points are left
    /// out; empty for an empty geometry.
    /// - Complexity: O((n + k) log n) for k crossings.
    public func node() throws(SpatialError) -> Geometry {
        try unsafe derive("node", GEOSNode_r)
    }

    /// The lines of the geometry joined end to end where exactly two meet (`GEOSLineMerge_r`): a line string, or several
    /// as a multi-line string, or an empty collection. Lines that only cross must be noded first: ``node()``.
    ///
    /// With `directed`, only lines that follow each other in their own direction are joined (`GEOSLineMergeDirected_r`).
    /// - Complexity: O(n log n).
    public func lineMerge(directed: Bool = false) throws(SpatialError) -> Geometry {
        try unsafe derive("lineMerge") {
            directed ? unsafe GEOSLineMergeDirected_r($0, $1) : unsafe GEOSLineMerge_r($0, $1)
        }
    }

    /// The stretches that the lines of this geometry and of `other` share, apart by whether both run the same way
    /// (`GEOSSharedPaths_r`). Polygons count by their rings.
    /// - Throws: `invalidArgument` for points and collections of them.
    /// - Complexity: that of an intersection of the lines.
    public func sharedPaths(with other: Geometry) throws(SpatialError) -> SharedPaths {
        let paths = try unsafe derive("sharedPaths", with: other, GEOSSharedPaths_r).parts
        precondition(paths.count == 2, "GEOS answers with two collections")
        return SharedPaths(sameDirection: paths[0], oppositeDirection: paths[1])
    }
}

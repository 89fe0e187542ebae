// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The smallest convex geometry around: a polygon, or a line string or point where there is no width.
    public func convexHull() throws(SpatialError) -> Geometry {
        try unsafe derive("convexHull", GEOSConvexHull_r)
    }

    /// A polygon around all vertices that follows them more closely than the convex hull (`GEOSConcaveHull_r`).
    ///
    /// Edges longer than `ratio` of the way from the shortest to the longest edge of the vertices' triangulation are
    /// taken away from outside: 1 is the convex hull, 0 the closest hull that is connected. Less than three vertices
    /// off one line give the convex hull; an empty geometry an empty polygon.
    /// - Throws: `invalidArgument` for a ratio outside 0 to 1.
    /// - Complexity: O(n log n).
    public func concaveHull(ratio: Double, allowsHoles: Bool = false) throws(SpatialError) -> Geometry {
        try SpatialError.require((0...1).contains(ratio), "concaveHull", "ratio \(ratio); it must be from 0 to 1")
        return try unsafe derive("concaveHull") { unsafe GEOSConcaveHull_r($0, $1, ratio, allowsHoles ? 1 : 0) }
    }
}

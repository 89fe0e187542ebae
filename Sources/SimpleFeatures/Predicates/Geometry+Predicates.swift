// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

// The named relations of OGC Simple Features, in valid geometries. An invalid operand gets an answer that may be wrong,
// or an error. The parts of a mixed collection are not dissolved: where they overlap, GEOS' answers are its own.
extension Geometry {
    /// Whether the two share a point.
    public func intersects(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("intersects", other, GEOSIntersects_r)
    }

    /// Whether the two share no point. True when either is empty.
    public func disjoint(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("disjoint", other, GEOSDisjoint_r)
    }

    /// Whether no point of `other` lies outside and some lies in the interior: a polygon does not contain its own
    /// boundary. Use ``covers(_:)`` where the boundary should count.
    public func contains(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("contains", other, GEOSContains_r)
    }

    /// Whether no point of `other` lies outside.
    public func covers(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("covers", other, GEOSCovers_r)
    }

    /// ``covers(_:)`` with the operands exchanged.
    public func coveredBy(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("coveredBy", other, GEOSCoveredBy_r)
    }

    /// ``contains(_:)`` with the operands exchanged.
    public func within(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("within", other, GEOSWithin_r)
    }

    /// Whether the two share boundary points but no interior point.
    public func touches(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("touches", other, GEOSTouches_r)
    }

    /// Whether the interiors meet in less than the larger dimension of the two, and neither covers the other.
    public func crosses(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("crosses", other, GEOSCrosses_r)
    }

    /// Whether the two, of one dimension, share part of their interiors and each has more besides.
    public func overlaps(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("overlaps", other, GEOSOverlaps_r)
    }

    /// Whether the two are the same set of points, whatever the order and number of vertices.
    public func equalsTopologically(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("equalsTopologically", other, GEOSEquals_r)
    }

    /// Whether the two have the same structure and, vertex by vertex in order, positions within `tolerance`.
    public func equalsExactly(_ other: Geometry, tolerance: Double = 0) throws(SpatialError) -> Bool {
        try unsafe ask("equalsExactly", other) { unsafe GEOSEqualsExact_r($0, $1, $2, tolerance) }
    }

    /// The DE-9IM matrix of the two: nine of `F`, `0`, `1`, `2`, by interior, boundary and exterior of each.
    public func relate(_ other: Geometry) throws(SpatialError) -> String {
        // SAFETY: both handles live through the call; the text is taken over and released at once.
        var matrix: UnsafeMutablePointer<CChar>? = nil
        try unsafe GEOS.status("relate", failure: 0) { context in
            unsafe matrix = unsafe GEOSRelate_r(context, handle, other.handle)
            return unsafe matrix == nil ? 0 : 1
        }
        return unsafe GEOS.text(taking: matrix) ?? ""
    }

    /// Whether the DE-9IM matrix of the two fits `pattern` (`GEOSRelatePattern_r`): nine of `T` (not empty), `F`, `0`,
    /// `1`, `2` and `*` (anything), by interior, boundary and exterior of each.
    ///
    /// ```swift
    /// // Share an edge, not only a corner, and no inner point:
    /// try a.relate(b, pattern: "F***1****")
    /// ```
    /// - Throws: `invalidArgument` for a pattern that is not nine of those characters.
    /// - Complexity: O(n log n) in the segments of both, where few cross.
    public func relate(_ other: Geometry, pattern: String) throws(SpatialError) -> Bool {
        try SpatialError.require(
            pattern.utf8.count == 9 && pattern.allSatisfy { "TF012*tf".contains($0) }, "relate",
            "the pattern \"\(pattern)\" is not nine of T, F, 0, 1, 2 and *")
        return try unsafe ask("relate", other) { context, a, b in
            unsafe pattern.withCString { unsafe GEOSRelatePattern_r(context, a, b, $0) }
        }
    }

    /// Whether `other` lies in the interior and touches the boundary nowhere: the pattern `T**FF*FF*`. False when
    /// either is empty.
    /// - Complexity: as ``relate(_:pattern:)``; ``PreparedGeometry/containsProperly(_:)`` is much faster.
    public func containsProperly(_ other: Geometry) throws(SpatialError) -> Bool {
        try relate(other, pattern: "T**FF*FF*")
    }
}

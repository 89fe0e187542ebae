// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

// The set operations, by GEOS' OverlayNG. With a grid all vertices, of the operands too, are snapped to it, and what
// that collapses is dropped; the result is valid on the grid. Operands must be valid: nothing is repaired silently.
extension Geometry {
    /// The points in both. Empty where they do not meet.
    /// - Throws: `topology` for invalid operands; `unsupported` for collections of mixed dimension on a grid.
    public func intersection(
        _ other: Geometry, precisionGrid: PrecisionGrid = .floating
    ) throws(SpatialError) -> Geometry {
        try unsafe overlay("intersection", other, precisionGrid, GEOSIntersection_r, GEOSIntersectionPrec_r)
    }

    /// The points in either.
    /// - Throws: as ``intersection(_:precisionGrid:)``.
    public func union(_ other: Geometry, precisionGrid: PrecisionGrid = .floating) throws(SpatialError) -> Geometry {
        try unsafe overlay("union", other, precisionGrid, GEOSUnion_r, GEOSUnionPrec_r)
    }

    /// The points in this geometry that are not in `other`.
    /// - Throws: as ``intersection(_:precisionGrid:)``.
    public func difference(
        _ other: Geometry, precisionGrid: PrecisionGrid = .floating
    ) throws(SpatialError) -> Geometry {
        try unsafe overlay("difference", other, precisionGrid, GEOSDifference_r, GEOSDifferencePrec_r)
    }

    /// The points in exactly one of the two.
    /// - Throws: as ``intersection(_:precisionGrid:)``.
    public func symmetricDifference(
        _ other: Geometry, precisionGrid: PrecisionGrid = .floating
    ) throws(SpatialError) -> Geometry {
        try unsafe overlay("symmetricDifference", other, precisionGrid, GEOSSymDifference_r, GEOSSymDifferencePrec_r)
    }

    /// The points in any of `geometries`, with overlaps dissolved; an empty collection for none.
    ///
    /// Much faster than one union after the other, and the way to dissolve zones before their shares are summed.
    /// - Throws: as ``intersection(_:precisionGrid:)``.
    public static func unaryUnion(
        of geometries: [Geometry], precisionGrid: PrecisionGrid = .floating
    ) throws(SpatialError) -> Geometry {
        // SAFETY: the collection of copies is owned by `all`, the result by the Geometry returned.
        let all = try unsafe Geometry(
            owning: collectionHandle(geometries, kind: .geometryCollection, operation: "unaryUnion"))
        return try all.unaryUnion(precisionGrid: precisionGrid)
    }

    /// The geometry with overlaps of its parts dissolved and its lines noded (`GEOSUnaryUnion_r`); polygons that overlap
    /// within a multi-polygon become one. Empty for an empty geometry.
    /// - Throws: as ``intersection(_:precisionGrid:)``.
    /// - Complexity: O(n log n) where few edges cross.
    public func unaryUnion(precisionGrid: PrecisionGrid = .floating) throws(SpatialError) -> Geometry {
        try unsafe derive("unaryUnion") { context, handle in
            precisionGrid == .floating
                ? unsafe GEOSUnaryUnion_r(context, handle)
                : unsafe GEOSUnaryUnionPrec_r(context, handle, precisionGrid.size)
        }
    }

    /// The union of polygons that form a coverage: that meet only along edges with the same vertices on both sides, as
    /// parcels of one cadastre do (`GEOSCoverageUnion_r`). Empty for none.
    ///
    /// It drops the edges that occur twice and looks no further, which is several times as fast as
    /// ``unaryUnion(of:precisionGrid:)``; where polygons do overlap the answer may be invalid.
    /// - Throws: `topology` or `invalidArgument` where GEOS notices that they are no coverage.
    /// - Complexity: O(n log n).
    public static func coverageUnion(of polygons: [Geometry]) throws(SpatialError) -> Geometry {
        // SAFETY: as in `unaryUnion`.
        let all = try unsafe Geometry(
            owning: collectionHandle(polygons, kind: .geometryCollection, operation: "coverageUnion"))
        return try unsafe all.derive("coverageUnion", GEOSCoverageUnion_r)
    }

    /// The geometry with its vertices on `grid`, valid if it was valid: edges that meet there are joined, what
    /// collapses is dropped. On the floating grid, the geometry itself.
    public func snapped(to grid: PrecisionGrid) throws(SpatialError) -> Geometry {
        if grid == .floating { return self }
        return try unsafe derive("snapped") { unsafe GEOSGeom_setPrecision_r($0, $1, grid.size, 0) }
    }

    private func overlay(
        _ operation: String, _ other: Geometry, _ grid: PrecisionGrid,
        _ floating: (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?,
        _ snapping: (OpaquePointer, OpaquePointer, OpaquePointer, Double) -> OpaquePointer?
    ) throws(SpatialError) -> Geometry {
        // SAFETY: the calls only read both handles, as `derive` says.
        try unsafe derive(operation, with: other) { context, a, b in
            grid == .floating ? unsafe floating(context, a, b) : unsafe snapping(context, a, b, grid.size)
        }
    }
}

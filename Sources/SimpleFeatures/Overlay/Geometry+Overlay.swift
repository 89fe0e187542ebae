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
        return try unsafe Geometry(
            owning: GEOS.pointer("unaryUnion") { context in
                precisionGrid == .floating
                    ? unsafe GEOSUnaryUnion_r(context, all.handle)
                    : unsafe GEOSUnaryUnionPrec_r(context, all.handle, precisionGrid.size)
            })
    }

    /// The geometry with its vertices on `grid`, valid if it was valid: edges that meet there are joined, what
    /// collapses is dropped. On the floating grid, the geometry itself.
    public func snapped(to grid: PrecisionGrid) throws(SpatialError) -> Geometry {
        if grid == .floating { return self }
        // SAFETY: `handle` is only read, and the result is new.
        return try unsafe Geometry(
            owning: GEOS.pointer("snapped") { unsafe GEOSGeom_setPrecision_r($0, handle, grid.size, 0) })
    }

    private func overlay(
        _ operation: String, _ other: Geometry, _ grid: PrecisionGrid,
        _ floating: (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?,
        _ snapping: (OpaquePointer, OpaquePointer, OpaquePointer, Double) -> OpaquePointer?
    ) throws(SpatialError) -> Geometry {
        // SAFETY: both operands outlive the call and are only read; the result is new and owned by the Geometry.
        try unsafe Geometry(
            owning: GEOS.pointer(operation) { context in
                grid == .floating
                    ? unsafe floating(context, handle, other.handle)
                    : unsafe snapping(context, handle, other.handle, grid.size)
            })
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The points within `distance` of the geometry, in the unit of the coordinates; a negative distance shrinks
    /// polygons, possibly to nothing. Quarter circles are drawn with `quadrantSegments` chords, which stay inside the
    /// true circle.
    public func buffer(distance: Double, quadrantSegments: Int = 8) throws(SpatialError) -> Geometry {
        guard distance.isFinite, (1...10_000).contains(quadrantSegments) else {
            throw SpatialError(
                code: .invalidArgument, operation: "buffer",
                message: "distance \(distance) with \(quadrantSegments) segments per quadrant")
        }
        return try unsafe derive("buffer") { unsafe GEOSBuffer_r($0, $1, distance, Int32(quadrantSegments)) }
    }

    /// The smallest convex geometry around: a polygon, or a line string or point where there is no width.
    public func convexHull() throws(SpatialError) -> Geometry {
        try unsafe derive("convexHull", GEOSConvexHull_r)
    }

    /// The centre of mass of the parts of highest dimension, which may lie outside. Empty for an empty geometry.
    public func centroid() throws(SpatialError) -> Geometry {
        try unsafe derive("centroid", GEOSGetCentroid_r)
    }

    /// A point that is surely on the geometry, and in the interior of a valid polygon. Empty for an empty geometry.
    public func pointOnSurface() throws(SpatialError) -> Geometry {
        try unsafe derive("pointOnSurface", GEOSPointOnSurface_r)
    }

    /// The rings of a polygon as lines, the ends of a line string as points, nothing of a point.
    /// - Throws: `unsupported` for a mixed collection.
    public func boundary() throws(SpatialError) -> Geometry {
        try unsafe derive("boundary", GEOSBoundary_r)
    }

    /// The geometry with fewer vertices: none moves, none further than `tolerance` from the new line is dropped, and
    /// rings neither collapse nor come to cross each other within one polygon.
    public func simplify(tolerance: Double) throws(SpatialError) -> Geometry {
        guard tolerance >= 0, tolerance.isFinite else {
            throw SpatialError(code: .invalidArgument, operation: "simplify", message: "tolerance \(tolerance)")
        }
        return try unsafe derive("simplify") { unsafe GEOSTopologyPreserveSimplify_r($0, $1, tolerance) }
    }

    /// The geometry in GEOS' canonical order of parts, rings and first vertices, for comparing two of them.
    public func normalized() throws(SpatialError) -> Geometry {
        // Normalizing changes in place, so only a copy nobody else knows may be given to it.
        try unsafe derive("normalized") { context, handle in
            guard let copy = unsafe GEOSGeom_clone_r(context, handle) else { return nil }
            guard unsafe GEOSNormalize_r(context, copy) == 0 else {
                unsafe GEOSGeom_destroy_r(context, copy)
                return nil
            }
            return unsafe copy
        }
    }

    /// The smallest distance between two parallel lines that hold the geometry between them; zero without width.
    public func minimumWidth() throws(SpatialError) -> Double {
        try unsafe derive("minimumWidth", GEOSMinimumWidth_r).length
    }

    private func derive(
        _ operation: String, _ call: (OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(SpatialError) -> Geometry {
        // SAFETY: `handle` outlives the call and is only read; the result is new and owned by the Geometry.
        try unsafe Geometry(owning: GEOS.pointer(operation) { unsafe call($0, handle) })
    }
}

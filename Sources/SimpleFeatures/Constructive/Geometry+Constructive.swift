// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
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
}

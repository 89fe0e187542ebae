// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

extension Geometry {
    /// The planar area in the square of the coordinates' unit; zero for points and lines.
    ///
    /// Of each polygon the area its exterior ring encloses less that of its holes, whatever their direction, as
    /// `GEOSArea` defines it also where the polygon is not valid.
    public var area: Double {
        var area = 0.0
        // SAFETY: reads the coordinates of a live geometry; it has no way to fail.
        unsafe GEOSArea_r(suodi_geos_context(), handle, &area)
        return area
    }

    /// The length of lines, or of all rings of polygons, in the unit of the coordinates; zero for points.
    public var length: Double {
        var length = 0.0
        // SAFETY: as in `area`.
        unsafe GEOSLength_r(suodi_geos_context(), handle, &length)
        return length
    }

    /// The shortest distance between a point of this geometry and one of `other`: zero where they meet, infinite when
    /// either is empty (GEOS itself would say zero).
    /// - Complexity: O(n · m) in the coordinates, less where the boxes of the parts are far apart.
    public func distance(to other: Geometry) throws(SpatialError) -> Double {
        if isEmpty || other.isEmpty { return .infinity }
        return try unsafe measure("distance", to: other, GEOSDistance_r)
    }

    /// Whether some point of `other` is at most `distance` away; never true when either is empty.
    public func isWithinDistance(_ distance: Double, of other: Geometry) throws(SpatialError) -> Bool {
        if isEmpty || other.isEmpty { return false }
        return try unsafe ask("isWithinDistance", other) { unsafe GEOSDistanceWithin_r($0, $1, $2, distance) }
    }
}

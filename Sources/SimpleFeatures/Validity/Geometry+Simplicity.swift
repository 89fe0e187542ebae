// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// Whether the geometry passes no point twice, save that lines may end where they begin (`GEOSisSimple_r`): no line
    /// crosses itself or another of the same geometry, no point occurs twice. Polygons: whether their rings are simple.
    /// The empty geometry is simple.
    /// - Throws: `engine` when GEOS cannot examine it.
    /// - Complexity: O(n log n) where few segments cross.
    public func isSimple() throws(SpatialError) -> Bool {
        // SAFETY: the handle is only read and lives as long as `self`.
        try unsafe GEOS.predicate("isSimple") { unsafe GEOSisSimple_r($0, handle) }
    }

    /// Whether this is a line string, or several, each of which ends where it begins (`GEOSisClosed_r`). False for
    /// other kinds and for the empty.
    /// - Complexity: O(1) per line string.
    public func isClosed() throws(SpatialError) -> Bool {
        guard kind == .lineString || kind == .multiLineString, !isEmpty else { return false }
        // SAFETY: as in `isSimple`.
        return try unsafe GEOS.predicate("isClosed") { unsafe GEOSisClosed_r($0, handle) }
    }

    /// Whether this is a line string that is closed and simple (`GEOSisRing_r`). False for other kinds and the empty.
    /// - Complexity: as ``isSimple()``.
    public func isRing() throws(SpatialError) -> Bool {
        guard kind == .lineString, !isEmpty else { return false }
        // SAFETY: as in `isSimple`.
        return try unsafe GEOS.predicate("isRing") { unsafe GEOSisRing_r($0, handle) }
    }
}

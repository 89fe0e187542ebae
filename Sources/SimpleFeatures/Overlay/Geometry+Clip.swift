// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// What lies in `box`, fast but only for showing it (`GEOSClipByRect_r`): the result may be invalid where the
    /// geometry runs along the box. Points on the edge are dropped. Empty for an empty box or geometry.
    ///
    /// For measures, use ``intersection(_:precisionGrid:)`` with ``rectangle(_:)``.
    /// - Throws: `invalidArgument` for a box that is not finite.
    /// - Complexity: O(n).
    public func clip(to box: Envelope) throws(SpatialError) -> Geometry {
        let operation = "clip"
        if isEmpty || !box.intersects(envelope) { return try .empty(.geometryCollection) }
        try SpatialError.require(
            box.width.isFinite && box.height.isFinite, operation, "a box that goes on without end")
        // GEOS takes no box without area.
        guard box.width > 0, box.height > 0 else { return try .empty(.geometryCollection) }
        return try unsafe derive(operation) {
            unsafe GEOSClipByRect_r($0, $1, box.minX, box.minY, box.maxX, box.maxY)
        }
    }
}

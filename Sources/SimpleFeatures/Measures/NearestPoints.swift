// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

/// Where two geometries come nearest: the ends of a shortest line between them.
public struct NearestPoints: Hashable, Sendable {
    /// On the geometry that was asked.
    public var here: Coordinate
    /// On the other.
    public var there: Coordinate

    /// Reads the two positions of a sequence and releases it.
    init(taking sequence: OpaquePointer) {
        var ordinates = [0.0, 0, 0, 0]
        let context = unsafe suodi_geos_context()
        // SAFETY: GEOS made the sequence with two positions and handed it over.
        unsafe GEOSCoordSeq_copyToBuffer_r(context, sequence, &ordinates, 0, 0)
        unsafe GEOSCoordSeq_destroy_r(context, sequence)
        here = Coordinate(ordinates[0], ordinates[1])
        there = Coordinate(ordinates[2], ordinates[3])
    }
}

extension Geometry {
    /// Where this geometry and `other` come nearest (`GEOSNearestPoints_r`): the same place twice where they meet, any
    /// of several such pairs; nil when either is empty.
    /// - Complexity: as ``distance(to:)``.
    public func nearestPoints(to other: Geometry) throws(SpatialError) -> NearestPoints? {
        if isEmpty || other.isEmpty { return nil }
        // SAFETY: both handles live as long as their geometries; the sequence is handed over.
        return try unsafe NearestPoints(
            taking: GEOS.pointer("nearestPoints") { unsafe GEOSNearestPoints_r($0, handle, other.handle) })
    }
}

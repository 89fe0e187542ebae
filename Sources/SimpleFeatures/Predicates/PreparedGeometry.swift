// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

/// A geometry with an index of its segments, for asking about many others. Made by ``Geometry/withPrepared(_:)``.
///
/// The answers are those of the predicates of ``Geometry``. It must not be shared between tasks, and the compiler
/// rejects it: not copyable, not sendable.
// Do not make this Sendable, and do not "warm it up" first either: GEOS 3.11 keeps writing to the index while it
// answers, and two threads on one prepared geometry corrupt memory (libgeos/geos#825).
@safe public struct PreparedGeometry: ~Copyable {
    private let base: Geometry
    private let prepared: Result<OpaquePointer, SpatialError>

    init(_ base: Geometry) {
        self.base = base
        // GEOS builds the index at the first question, and there a failure to prepare shows too.
        // SAFETY: the prepared geometry refers to the base, which is kept here and released after it.
        unsafe prepared = Result { () throws(SpatialError) in
            try unsafe GEOS.pointer("prepare") { unsafe GEOSPrepare_r($0, base.handle) }
        }
    }

    deinit {
        // SAFETY: made in init, and this is its only owner.
        if case .success(let prepared) = unsafe prepared {
            unsafe GEOSPreparedGeom_destroy_r(suodi_geos_context(), prepared)
        }
    }

    public borrowing func intersects(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("intersects", other, GEOSPreparedIntersects_r)
    }

    public borrowing func disjoint(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("disjoint", other, GEOSPreparedDisjoint_r)
    }

    public borrowing func contains(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("contains", other, GEOSPreparedContains_r)
    }

    public borrowing func covers(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("covers", other, GEOSPreparedCovers_r)
    }

    public borrowing func coveredBy(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("coveredBy", other, GEOSPreparedCoveredBy_r)
    }

    public borrowing func within(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("within", other, GEOSPreparedWithin_r)
    }

    public borrowing func touches(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("touches", other, GEOSPreparedTouches_r)
    }

    public borrowing func crosses(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("crosses", other, GEOSPreparedCrosses_r)
    }

    public borrowing func overlaps(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("overlaps", other, GEOSPreparedOverlaps_r)
    }

    /// Whether `other` lies in the interior and touches the boundary nowhere (`GEOSPreparedContainsProperly_r`).
    public borrowing func containsProperly(_ other: Geometry) throws(SpatialError) -> Bool {
        try unsafe ask("containsProperly", other, GEOSPreparedContainsProperly_r)
    }

    /// The shortest distance to `other` (`GEOSPreparedDistance_r`); infinite when either is empty.
    /// - Complexity: O(m log n) once the index of the n segments is built.
    public borrowing func distance(to other: Geometry) throws(SpatialError) -> Double {
        if base.isEmpty || other.isEmpty { return .infinity }
        var distance = 0.0
        // SAFETY: as in `ask`.
        let prepared = try unsafe prepared.get()
        try unsafe GEOS.status("distance", failure: 0) {
            unsafe GEOSPreparedDistance_r($0, prepared, other.handle, &distance)
        }
        return distance
    }

    /// Where this geometry and `other` come nearest, as ``Geometry/nearestPoints(to:)`` (`GEOSPreparedNearestPoints_r`).
    public borrowing func nearestPoints(to other: Geometry) throws(SpatialError) -> NearestPoints? {
        if base.isEmpty || other.isEmpty { return nil }
        // SAFETY: as in `ask`; the sequence is handed over.
        let prepared = try unsafe prepared.get()
        return try unsafe NearestPoints(
            taking: GEOS.pointer("nearestPoints") { unsafe GEOSPreparedNearestPoints_r($0, prepared, other.handle) })
    }

    /// Whether some point of `other` is at most `distance` away; never true when either is empty.
    public borrowing func isWithinDistance(_ distance: Double, of other: Geometry) throws(SpatialError) -> Bool {
        if base.isEmpty || other.isEmpty { return false }
        return try unsafe ask("isWithinDistance", other) {
            unsafe GEOSPreparedDistanceWithin_r($0, $1, $2, distance)
        }
    }

    private borrowing func ask(
        _ operation: String, _ other: Geometry, _ call: (OpaquePointer, OpaquePointer, OpaquePointer) -> CChar
    ) throws(SpatialError) -> Bool {
        // SAFETY: one thread at a time, as the type is neither copyable nor sendable; `other` is only read.
        let prepared = try unsafe prepared.get()
        return try unsafe GEOS.predicate(operation) { unsafe call($0, prepared, other.handle) }
    }
}

extension Geometry {
    /// Lends `body` this geometry prepared for asking about many others. Prepare once per task, not once for all:
    ///
    /// ```swift
    /// let inside = try zone.withPrepared { prepared throws(SpatialError) in
    ///     try parcels.filter { parcel throws(SpatialError) in try prepared.covers(parcel) }
    /// }
    /// ```
    ///
    /// Should GEOS fail to prepare the geometry, the first question throws.
    public func withPrepared<Answer: ~Copyable, Failure: Error>(
        _ body: (borrowing PreparedGeometry) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        try body(PreparedGeometry(self))
    }
}

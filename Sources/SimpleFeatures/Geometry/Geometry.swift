// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

/// A planar geometry of OGC Simple Features: immutable, without a CRS, two ordinates per position.
///
/// Z and M are dropped on reading. An operation without result gives an empty geometry, never nil. Distances and areas
/// are in the unit of the coordinates, so they mean nothing in degrees; layers, which know their CRS, refuse that.
///
/// A geometry may be used from any number of threads at once:
///
/// ```swift
/// let site = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 40, maxY: 25))
/// let overlap = try site.intersection(zone, precisionGrid: .millimetre)
/// print(overlap.area, overlap.isEmpty)
/// ```
///
/// Against many others, prepare it once per task: ``withPrepared(_:)``.
// SAFETY: the handle is never mutated after init, and init primes everything GEOS would otherwise compute lazily inside
// it (`prime`); destroying it may happen on any thread.
@safe public final class Geometry: @unchecked Sendable {
    let handle: OpaquePointer
    /// The geometry that owns the handle, when this one is a part of it.
    private let owner: Geometry?

    public let kind: GeometryKind
    /// The smallest box around the geometry; empty when the geometry is.
    public let envelope: Envelope
    /// All coordinates, with the closing one of each ring.
    public let coordinateCount: Int

    /// Whether the geometry has no point at all.
    public var isEmpty: Bool { coordinateCount == 0 }

    /// Takes ownership of a handle that nothing else knows yet.
    init(owning handle: OpaquePointer) {
        let primed = unsafe Geometry.prime(handle)
        unsafe self.handle = handle
        owner = nil
        kind = primed.kind
        envelope = primed.envelope
        coordinateCount = primed.coordinateCount
    }

    /// Borrows a part of `owner`, which it keeps alive.
    init(part handle: OpaquePointer, of owner: Geometry) {
        let primed = unsafe Geometry.prime(handle)
        unsafe self.handle = handle
        self.owner = owner.owner ?? owner
        kind = primed.kind
        envelope = primed.envelope
        coordinateCount = primed.coordinateCount
    }

    deinit {
        // SAFETY: without an owner the handle is ours alone, and nobody can reach it any more.
        if owner == nil { unsafe GEOSGeom_destroy_r(suodi_geos_context(), handle) }
    }

    convenience init(_ shape: Shape, operation: String) throws(SpatialError) {
        // SAFETY: the builder's result is owned by no one else.
        try unsafe self.init(owning: ShapeBuilder(operation: operation).handle(for: shape))
    }
}

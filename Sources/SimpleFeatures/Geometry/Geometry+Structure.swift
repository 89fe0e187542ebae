// SPDX-License-Identifier: Apache-2.0

extension Geometry {
    /// The members of a multi-geometry or collection, sharing its storage; `[self]` for any other kind.
    public var parts: [Geometry] {
        guard kind.isCollection else { return [self] }
        // SAFETY: each part keeps the owner of its handle alive.
        return unsafe Geometry.partHandles(of: handle).map { unsafe Geometry(part: $0, of: self) }
    }

    /// The closed outer ring of a polygon; nothing for any other kind or an empty polygon.
    public var exteriorRing: [Coordinate] {
        guard kind == .polygon else { return [] }
        // SAFETY: the rings are borrowed while `self` lives.
        return unsafe Geometry.ringHandles(of: handle).first.map { unsafe Geometry.sequence(of: $0) } ?? []
    }

    /// The closed holes of a polygon, in order; nothing for any other kind.
    public var interiorRings: [[Coordinate]] {
        guard kind == .polygon else { return [] }
        // SAFETY: the rings are borrowed while `self` lives.
        return unsafe Geometry.ringHandles(of: handle).dropFirst().map { unsafe Geometry.sequence(of: $0) }
    }

    /// All coordinates in order: of a polygon its rings, exterior first; of a collection its parts.
    public var coordinates: [Coordinate] {
        let (x, y) = coordinateColumns
        return zip(x, y).map { Coordinate($0, $1) }
    }

    /// All x and all y in the order of ``coordinates``, copied in one piece per ring (`GEOSCoordSeq_copyToArrays_r`).
    /// - Complexity: O(n), without an array for each ring.
    public var coordinateColumns: (x: [Double], y: [Double]) {
        var x: [Double] = []
        var y: [Double] = []
        x.reserveCapacity(coordinateCount)
        y.reserveCapacity(coordinateCount)
        // SAFETY: the runs are borrowed while `self` lives.
        unsafe Geometry.forEachRunHandle(of: handle) { unsafe Geometry.appendSequence(of: $0, x: &x, y: &y) }
        return (x, y)
    }

    /// The geometry with every position moved by `transform`, which gets all x and all y of the whole geometry at once.
    ///
    /// The transform must keep the number of positions, and move equal positions equally so that rings stay closed.
    /// - Throws: what `transform` throws, or a ``SpatialError`` when its result is not finite or opens a ring.
    public func mapCoordinates(
        _ transform: (_ x: inout [Double], _ y: inout [Double]) throws -> Void
    ) throws -> Geometry {
        var (x, y) = coordinateColumns
        try transform(&x, &y)
        precondition(
            x.count == coordinateCount && y.count == coordinateCount, "the transform changed the number of positions")
        var next = 0
        let moved = shape.mapRuns { run, _ in
            defer { next += run.count }
            return run.indices.map { Coordinate(x[next + $0], y[next + $0]) }
        }
        return try Geometry(moved, operation: "map coordinates")
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

/// Makes GEOS geometries out of shapes, refusing what would not be one.
struct ShapeBuilder {
    let operation: String

    /// A new geometry the caller owns.
    /// - Throws: `invalidArgument` for a coordinate that is not finite, a line string of one point, a ring of fewer
    ///   than four points or that is not closed, and a part of the wrong kind.
    func handle(for shape: Shape) throws(SpatialError) -> OpaquePointer {
        switch shape {
        case .point(let coordinate):
            guard let coordinate else {
                return try unsafe GEOS.pointer(operation) { unsafe GEOSGeom_createEmptyPoint_r($0) }
            }
            try requireFinite(1, of: "point") { _ in coordinate }
            return try unsafe GEOS.pointer(operation) {
                unsafe GEOSGeom_createPointFromXY_r($0, coordinate.x, coordinate.y)
            }
        case .lineString(let run):
            guard run.count != 1 else { throw refusal("a line string of one point; it needs none or at least two") }
            try requireFinite(run.count, of: "line string") { run[$0] }
            let sequence = try unsafe sequence(run)
            return try unsafe GEOS.pointer(operation) { unsafe GEOSGeom_createLineString_r($0, sequence) }
        case .polygon(let rings):
            return try unsafe polygon(rings)
        case .collection(let kind, let parts):
            return try unsafe collection(kind, parts)
        }
    }

    private func polygon(_ rings: [[Coordinate]]) throws(SpatialError) -> OpaquePointer {
        guard let exterior = rings.first, !exterior.isEmpty else {
            return try unsafe emptyPolygon(whenAllEmpty: rings.allSatisfy(\.isEmpty))
        }
        var made = OwnedHandles()
        for (index, ring) in rings.enumerated() where !ring.isEmpty {
            let name = index == 0 ? "exterior ring" : "interior ring \(index - 1)"
            try requireRing(of: ring.count, named: name) { ring[$0] }
            let sequence = try unsafe sequence(ring)
            try unsafe made.append(GEOS.pointer(operation) { unsafe GEOSGeom_createLinearRing_r($0, sequence) })
        }
        return try unsafe polygon(owning: &made)
    }

    /// The empty polygon that rings without an exterior one are, when there is nothing in them.
    func emptyPolygon(whenAllEmpty isEmpty: Bool) throws(SpatialError) -> OpaquePointer {
        guard isEmpty else { throw refusal("interior rings without an exterior ring") }
        return try unsafe GEOS.pointer(operation) { unsafe GEOSGeom_createEmptyPolygon_r($0) }
    }

    /// A polygon of the rings that `rings` holds, exterior first; it is empty afterwards.
    func polygon(owning rings: inout OwnedHandles) throws(SpatialError) -> OpaquePointer {
        // SAFETY: createPolygon takes ownership of shell and holes whether it succeeds or fails.
        let handles = unsafe rings.release()
        var holes = unsafe Array(handles.dropFirst())
        return try unsafe GEOS.pointer(operation) {
            unsafe GEOSGeom_createPolygon_r($0, handles[0], &holes, UInt32(holes.count))
        }
    }

    private func collection(_ kind: GeometryKind, _ parts: [Shape]) throws(SpatialError) -> OpaquePointer {
        var made = OwnedHandles()
        for (index, part) in parts.enumerated() {
            try requirePart(part.kind, of: kind, at: index)
            try unsafe made.append(handle(for: part))
        }
        return try unsafe collection(kind, owning: &made)
    }

    /// A collection of what `parts` holds, which is empty afterwards.
    func collection(_ kind: GeometryKind, owning parts: inout OwnedHandles) throws(SpatialError) -> OpaquePointer {
        // GEOS numbers the collections as OGC does.
        let type = Int32(kind.rawValue)
        // SAFETY: createCollection takes ownership of the parts whether it succeeds or fails.
        var handles = unsafe parts.release()
        return try unsafe GEOS.pointer(operation) {
            unsafe GEOSGeom_createCollection_r($0, type, &handles, UInt32(handles.count))
        }
    }

    func requirePart(_ part: GeometryKind, of kind: GeometryKind, at index: Int) throws(SpatialError) {
        guard let wanted = kind.partKind, wanted != part else { return }
        throw refusal("part \(index) of a \(kind.name) is a \(part.name); only a \(wanted.name) can be")
    }

    private func sequence(_ run: [Coordinate]) throws(SpatialError) -> OpaquePointer {
        try unsafe GEOS.pointer(operation) { context in
            unsafe run.withUnsafeBytes { bytes in
                // SAFETY: a Coordinate is two Doubles, x before y, and nothing else; GEOS copies them.
                let numbers = unsafe bytes.baseAddress?.assumingMemoryBound(to: Double.self)
                return unsafe GEOSCoordSeq_copyFromBuffer_r(context, numbers, UInt32(run.count), 0, 0)
            }
        }
    }

    /// Refuses what is no closed ring of finite positions.
    func requireRing(
        of count: Int, named name: String, _ position: (Int) -> Coordinate
    ) throws(SpatialError) {
        try requireFinite(count, of: name, position)
        guard count >= 4 else {
            throw refusal(
                "the \(name) has \(count) points; a ring needs at least four", at: count > 0 ? position(0) : nil)
        }
        guard position(0) == position(count - 1) else {
            throw refusal("the \(name) is not closed: its last point is not its first", at: position(count - 1))
        }
    }

    private func requireFinite(
        _ count: Int, of name: String, _ position: (Int) -> Coordinate
    ) throws(SpatialError) {
        guard let index = (0..<count).first(where: { !position($0).isFinite }) else { return }
        throw refusal("coordinate \(index) of the \(name) is \(position(index)); coordinates must be finite")
    }

    func refusal(_ message: String, at location: Coordinate? = nil) -> SpatialError {
        SpatialError(code: .invalidArgument, operation: operation, message: message, location: location)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The geometry of that kind without any point.
    public static func empty(_ kind: GeometryKind) throws(SpatialError) -> Geometry {
        try Geometry(.empty(kind), operation: "empty \(kind.name)")
    }

    /// - Throws: `invalidArgument` when an ordinate is NaN or infinite.
    public static func point(_ coordinate: Coordinate) throws(SpatialError) -> Geometry {
        try Geometry(.point(coordinate), operation: "point")
    }

    /// A chain of segments; empty for no coordinates.
    /// - Throws: `invalidArgument` for one coordinate alone, and for an ordinate that is NaN or infinite.
    public static func lineString(_ coordinates: [Coordinate]) throws(SpatialError) -> Geometry {
        try Geometry(.lineString(coordinates), operation: "line string")
    }

    /// A polygon from closed rings, in either direction. Empty for an empty exterior.
    ///
    /// Rings that cross each other or themselves make a geometry that is not ``isValid``, but no error.
    /// - Throws: `invalidArgument` for a ring that is not closed or has fewer than four points, and for an ordinate
    ///   that is NaN or infinite.
    public static func polygon(
        exterior: [Coordinate], interiors: [[Coordinate]] = []
    ) throws(SpatialError) -> Geometry {
        try Geometry(.polygon([exterior] + interiors), operation: "polygon")
    }

    /// The polygon of a box, counter-clockwise from its lower left corner; empty for an empty box.
    public static func rectangle(_ envelope: Envelope) throws(SpatialError) -> Geometry {
        guard !envelope.isEmpty else { return try empty(.polygon) }
        let (low, high) = (Coordinate(envelope.minX, envelope.minY), Coordinate(envelope.maxX, envelope.maxY))
        return try polygon(exterior: [low, Coordinate(high.x, low.y), high, Coordinate(low.x, high.y), low])
    }

    /// - Throws: `invalidArgument` when a part is not a point.
    public static func multiPoint(_ parts: [Geometry]) throws(SpatialError) -> Geometry {
        try gathering(parts, into: .multiPoint)
    }

    /// - Throws: `invalidArgument` when a part is not a line string.
    public static func multiLineString(_ parts: [Geometry]) throws(SpatialError) -> Geometry {
        try gathering(parts, into: .multiLineString)
    }

    /// - Throws: `invalidArgument` when a part is not a polygon.
    public static func multiPolygon(_ parts: [Geometry]) throws(SpatialError) -> Geometry {
        try gathering(parts, into: .multiPolygon)
    }

    /// A collection of anything, nested collections included.
    public static func collection(_ parts: [Geometry]) throws(SpatialError) -> Geometry {
        try gathering(parts, into: .geometryCollection)
    }

    private static func gathering(_ parts: [Geometry], into kind: GeometryKind) throws(SpatialError) -> Geometry {
        try unsafe Geometry(owning: collectionHandle(parts, kind: kind, operation: kind.name))
    }

    /// A collection of copies of `parts`, owned by the caller.
    static func collectionHandle(
        _ parts: [Geometry], kind: GeometryKind, operation: String
    ) throws(SpatialError) -> OpaquePointer {
        let builder = ShapeBuilder(operation: operation)
        var copies = OwnedHandles()
        for (index, part) in parts.enumerated() {
            try builder.requirePart(part.kind, of: kind, at: index)
            // SAFETY: cloning reads `part`, which is kept alive by the array; the clone is owned by `copies`.
            try unsafe copies.append(GEOS.pointer(operation) { unsafe GEOSGeom_clone_r($0, part.handle) })
        }
        return try unsafe builder.collection(kind, owning: &copies)
    }
}

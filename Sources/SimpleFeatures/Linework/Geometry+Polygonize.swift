// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

/// What ``Geometry/polygonize(_:)`` makes of lines.
public struct Polygonization: Sendable {
    /// The faces the lines enclose: a collection of polygons, holes cut out.
    public var polygons: Geometry
    /// Lines with the same face on both sides, whose ends are both joined to others.
    public var cutEdges: Geometry
    /// Lines with an end that is joined to nothing.
    public var dangles: Geometry
    /// Rings that would be invalid polygons.
    public var invalidRings: Geometry
}

extension Geometry {
    /// The faces that the lines and rings of `lines` enclose, and what is left over (`GEOSPolygonize_full_r`).
    ///
    /// Lines must meet at their ends only: see ``node()``. All four collections are empty for no lines.
    /// - Complexity: O(n log n).
    public static func polygonize(_ lines: [Geometry]) throws(SpatialError) -> Polygonization {
        // SAFETY: the collection of copies is owned by `all`. GEOS fills the three pointers when it succeeds, and hands
        // them over.
        let all = try unsafe Geometry(
            owning: collectionHandle(lines, kind: .geometryCollection, operation: "polygonize"))
        var (cuts, dangles, rings): (OpaquePointer?, OpaquePointer?, OpaquePointer?) = (nil, nil, nil)
        let polygons = try unsafe all.derive("polygonize") {
            unsafe GEOSPolygonize_full_r($0, $1, &cuts, &dangles, &rings)
        }
        func collected(_ handle: OpaquePointer?) throws(SpatialError) -> Geometry {
            guard let handle = unsafe handle else { return try .empty(.geometryCollection) }
            return unsafe Geometry(owning: handle)
        }
        return try unsafe Polygonization(
            polygons: polygons, cutEdges: collected(cuts), dangles: collected(dangles), invalidRings: collected(rings))
    }

    /// The area that the lines and rings of the geometry enclose, faces within faces taken alternately as holes
    /// (`GEOSBuildArea_r`): a polygon or multi-polygon, or an empty collection when they enclose nothing.
    /// - Complexity: O(n log n).
    public func buildArea() throws(SpatialError) -> Geometry {
        try unsafe derive("buildArea", GEOSBuildArea_r)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

extension Geometry {
    /// The smallest circle around the geometry (`GEOSMinimumBoundingCircle_r`); nil for an empty one.
    ///
    /// The radius is rounded: compare with a tolerance.
    /// - Complexity: O(n log n).
    public func minimumBoundingCircle() throws(SpatialError) -> Circle? {
        if isEmpty { return nil }
        var radius = 0.0
        var center: OpaquePointer? = nil
        // SAFETY: GEOS hands over the circle's outline, which is dropped, and its centre.
        _ = try unsafe derive("minimumBoundingCircle") { unsafe GEOSMinimumBoundingCircle_r($0, $1, &radius, &center) }
        let point = unsafe center.flatMap { unsafe Geometry(owning: $0).coordinates.first }
        return point.map { Circle(center: $0, radius: radius) }
    }

    /// The largest circle that fits into a polygon or multi-polygon, within `tolerance` of the true radius
    /// (`GEOSMaximumInscribedCircle_r`); nil for an empty one. Its centre is the pole of inaccessibility: a good place
    /// for a label.
    ///
    /// A tolerance below a billionth of the extent counts as that.
    /// - Throws: `unsupported` for other kinds; `invalidArgument` for a tolerance that is not positive, and for a
    ///   polygon without area or whose box is over 10,000 times as long as wide, which GEOS 3.11 cannot search.
    /// - Complexity: O(k log n) for k cells searched.
    public func maximumInscribedCircle(tolerance: Double) throws(SpatialError) -> Circle? {
        let operation = "maximumInscribedCircle"
        guard kind == .polygon || kind == .multiPolygon else {
            throw SpatialError(
                code: .unsupported, operation: operation, message: "there is no inside to a \(kind.name)")
        }
        if isEmpty { return nil }
        try SpatialError.require(area > 0, operation, "a polygon without area")
        let usable = try Geometry.searchTolerance(tolerance, in: envelope, operation)
        return try unsafe circle(from: derive(operation) { unsafe GEOSMaximumInscribedCircle_r($0, $1, usable) })
    }

    /// The largest circle without any part of this geometry in it and its centre in `boundary`, or where that is nil in
    /// the convex hull, within `tolerance` of the true radius (`GEOSLargestEmptyCircle_r`); nil for an empty geometry.
    /// - Throws: `invalidArgument` for a tolerance that is not positive, and for a boundary that is empty, no polygon,
    ///   without area, over 10,000 times as long as wide, or does not cover the geometry.
    /// - Complexity: as ``maximumInscribedCircle(tolerance:)``.
    public func largestEmptyCircle(
        within boundary: Geometry? = nil, tolerance: Double
    ) throws(SpatialError) -> Circle? {
        let operation = "largestEmptyCircle"
        if isEmpty { return nil }
        let field: Geometry
        if let boundary { field = boundary } else { field = try convexHull() }
        try SpatialError.require(
            field.area > 0 && (field.kind == .polygon || field.kind == .multiPolygon), operation,
            "it needs a boundary with an area, or a geometry whose convex hull has one")
        let usable = try Geometry.searchTolerance(tolerance, in: field.envelope, operation)
        return try unsafe circle(
            from: derive(operation, with: field) { unsafe GEOSLargestEmptyCircle_r($0, $1, $2, usable) })
    }

    /// GEOS 3.11 begins the search with square cells as wide as the shorter side of the box, so a thin box makes too
    /// many of them. A tolerance beyond the digits of the coordinates would only halve cells in vain.
    private static func searchTolerance(
        _ tolerance: Double, in box: Envelope, _ operation: String
    ) throws(SpatialError) -> Double {
        try SpatialError.require(tolerance > 0 && tolerance.isFinite, operation, "tolerance \(tolerance)")
        let (short, long) = (min(box.width, box.height), max(box.width, box.height))
        try SpatialError.require(
            long <= 10_000 * short, operation, "a box of \(box.width) by \(box.height) is too thin to search")
        return max(tolerance, long * 1e-9)
    }

    /// GEOS gives a radius: a line from the centre to the nearest point.
    private func circle(from radius: Geometry) -> Circle? {
        radius.coordinates.first.map { Circle(center: $0, radius: radius.length) }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The points within `distance` of the geometry, in the unit of the coordinates; a negative distance shrinks
    /// polygons, possibly to nothing. Quarter circles are drawn with `quadrantSegments` chords, which stay inside the
    /// true circle.
    public func buffer(distance: Double, quadrantSegments: Int = 8) throws(SpatialError) -> Geometry {
        try buffer(distance: distance, style: BufferStyle(quadrantSegments: quadrantSegments))
    }

    /// A buffer with the caps and joins of `style` (`GEOSBufferWithParams_r`). Empty for an empty geometry, and for a
    /// negative distance around points and lines.
    ///
    /// Invalid polygons are buffered without complaint, with a result that may miss parts.
    /// - Throws: `invalidArgument` for a distance or style that means nothing.
    /// - Complexity: O(n log n) where the curve around the n vertices crosses itself little.
    public func buffer(distance: Double, style: BufferStyle) throws(SpatialError) -> Geometry {
        try style.require(distance: distance, "buffer")
        return try buffer(distance: distance, style: style, isSingleSided: false)
    }

    /// The area a line string sweeps when it moves `distance` to its left, or to its right when negative, in the unit
    /// of the coordinates (`GEOSBufferParams_setSingleSided_r`). Ends are cut off flat, whatever the cap says; polygons
    /// are buffered on the outside. Empty for an empty geometry.
    /// - Throws: as ``buffer(distance:style:)``.
    /// - Complexity: as ``buffer(distance:style:)``.
    public func singleSidedBuffer(
        distance: Double, style: BufferStyle = BufferStyle()
    ) throws(SpatialError) -> Geometry {
        try style.require(distance: distance, "singleSidedBuffer")
        return try buffer(distance: distance, style: style, isSingleSided: true)
    }

    private func buffer(distance: Double, style: BufferStyle, isSingleSided: Bool) throws(SpatialError) -> Geometry {
        // SAFETY: the parameters live for this call.
        try unsafe derive(isSingleSided ? "singleSidedBuffer" : "buffer") { context, handle in
            guard let parameters = unsafe GEOSBufferParams_create_r(context) else { return nil }
            defer { unsafe GEOSBufferParams_destroy_r(context, parameters) }
            unsafe GEOSBufferParams_setEndCapStyle_r(context, parameters, style.capCode)
            unsafe GEOSBufferParams_setJoinStyle_r(context, parameters, style.joinCode)
            unsafe GEOSBufferParams_setMitreLimit_r(context, parameters, style.mitreLimit)
            unsafe GEOSBufferParams_setQuadrantSegments_r(context, parameters, Int32(style.quadrantSegments))
            unsafe GEOSBufferParams_setSingleSided_r(context, parameters, isSingleSided ? 1 : 0)
            return unsafe GEOSBufferWithParams_r(context, handle, parameters, distance)
        }
    }

    /// The line at `distance` to the left of a line string, or to the right when negative, in the unit of the
    /// coordinates (`GEOSOffsetCurve_r`); it runs the way the line does. Several lines where it breaks up, and empty
    /// where nothing is left. Of a polygon, the curve around its rings.
    /// - Throws: `invalidArgument` as ``buffer(distance:style:)``, and for points.
    /// - Complexity: as ``buffer(distance:style:)``.
    public func offsetCurve(
        distance: Double, style: BufferStyle = BufferStyle()
    ) throws(SpatialError) -> Geometry {
        try style.require(distance: distance, "offsetCurve")
        return try unsafe derive("offsetCurve") {
            unsafe GEOSOffsetCurve_r(
                $0, $1, distance, Int32(style.quadrantSegments), style.joinCode, style.mitreLimit)
        }
    }
}

extension BufferStyle {
    fileprivate var capCode: Int32 {
        switch cap {
        case .round: Int32(GEOSBUF_CAP_ROUND.rawValue)
        case .flat: Int32(GEOSBUF_CAP_FLAT.rawValue)
        case .square: Int32(GEOSBUF_CAP_SQUARE.rawValue)
        }
    }

    fileprivate var joinCode: Int32 {
        switch join {
        case .round: Int32(GEOSBUF_JOIN_ROUND.rawValue)
        case .mitre: Int32(GEOSBUF_JOIN_MITRE.rawValue)
        case .bevel: Int32(GEOSBUF_JOIN_BEVEL.rawValue)
        }
    }
}

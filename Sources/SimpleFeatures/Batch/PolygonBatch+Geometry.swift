// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension PolygonBatch {
    /// The feature as a geometry: a polygon for one part or none, a multi-polygon for several. Pass `.multiPolygon` to
    /// have that for any number.
    ///
    /// The rings go to GEOS from the columns (`GEOSCoordSeq_copyFromArrays_r`), without an array for each.
    /// - Throws: `invalidArgument` for a ring that is open, has fewer than four positions or one that is not finite,
    ///   as ``Geometry/polygon(exterior:interiors:)`` does; also where `.polygon` is asked of several parts.
    /// - Complexity: O(n) in the positions of the feature.
    public func geometry(at feature: Int, as kind: GeometryKind? = nil) throws(SpatialError) -> Geometry {
        // SAFETY: the handle is new and owned by the Geometry.
        try unsafe Geometry(owning: handle(of: feature, as: kind))
    }

    /// A new GEOS geometry of the feature, owned by the caller.
    func handle(of feature: Int, as kind: GeometryKind?) throws(SpatialError) -> OpaquePointer {
        let parts = parts(of: feature)
        let builder = ShapeBuilder(operation: "polygon batch")
        switch kind ?? (parts.count > 1 ? .multiPolygon : .polygon) {
        case .polygon where parts.count <= 1:
            return try unsafe polygon(rings: parts.first.map { rings(of: $0) } ?? 0..<0, builder)
        case .multiPolygon:
            var made = OwnedHandles()
            for part in parts { try unsafe made.append(polygon(rings: rings(of: part), builder)) }
            return try unsafe builder.collection(.multiPolygon, owning: &made)
        case let other:
            throw builder.refusal("a feature of \(parts.count) parts is no \(other.name)")
        }
    }

    private func polygon(rings: Range<Int>, _ builder: ShapeBuilder) throws(SpatialError) -> OpaquePointer {
        guard let exterior = rings.first, !positions(of: exterior).isEmpty else {
            return try unsafe builder.emptyPolygon(whenAllEmpty: rings.allSatisfy { positions(of: $0).isEmpty })
        }
        guard rings.count > 1 else {
            // SAFETY: createPolygon takes ownership of the shell whether it succeeds or fails.
            let shell = try unsafe self.ring(exterior, named: "exterior ring", builder)
            return try unsafe GEOS.pointer(builder.operation) {
                unsafe GEOSGeom_createPolygon_r($0, shell, nil, 0)
            }
        }
        var made = OwnedHandles()
        for ring in rings where !positions(of: ring).isEmpty {
            let name = ring == exterior ? "exterior ring" : "interior ring \(ring - exterior - 1)"
            try unsafe made.append(self.ring(ring, named: name, builder))
        }
        return try unsafe builder.polygon(owning: &made)
    }

    private func ring(_ ring: Int, named name: String, _ builder: ShapeBuilder) throws(SpatialError) -> OpaquePointer {
        let range = positions(of: ring)
        try builder.requireRing(of: range.count, named: name) {
            Coordinate(x[range.lowerBound + $0], y[range.lowerBound + $0])
        }
        return try unsafe GEOS.pointer(builder.operation) { context in
            unsafe x.withUnsafeBufferPointer { x in
                unsafe y.withUnsafeBufferPointer { y in
                    // SAFETY: the columns hold the range, as `init` made sure; GEOS copies it, and takes ownership of
                    // the sequence whether making the ring succeeds or fails.
                    guard let xs = x.baseAddress, let ys = y.baseAddress,
                        let sequence = unsafe GEOSCoordSeq_copyFromArrays_r(
                            context, xs + range.lowerBound, ys + range.lowerBound, nil, nil, UInt32(range.count))
                    else { return nil }
                    return unsafe GEOSGeom_createLinearRing_r(context, sequence)
                }
            }
        }
    }
}

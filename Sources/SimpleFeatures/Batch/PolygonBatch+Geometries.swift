// SPDX-License-Identifier: Apache-2.0

extension PolygonBatch {
    /// The columns of polygons and multi-polygons, feature by feature in their order (`GEOSCoordSeq_copyToArrays_r`).
    ///
    /// A multi-polygon of one part comes back from ``geometry(at:as:)`` as a polygon unless asked for otherwise.
    /// - Throws: `unsupported` for a geometry that is neither.
    /// - Complexity: O(n) in the positions; the columns are reserved at once and no ring becomes an array of its own.
    public init(_ geometries: [Geometry]) throws(SpatialError) {
        var columns = PolygonColumns(capacity: geometries.reduce(0) { $0 + $1.coordinateCount })
        for (index, geometry) in geometries.enumerated() {
            guard geometry.kind == .polygon || geometry.kind == .multiPolygon else {
                throw SpatialError(
                    code: .unsupported, operation: "polygon batch",
                    message: "geometry \(index) is a \(geometry.kind.name); only polygons and multi-polygons have rings"
                )
            }
            columns.append(geometry)
        }
        self.init(
            x: columns.x, y: columns.y, ringEnds: columns.ringEnds, partEnds: columns.partEnds,
            featureEnds: columns.featureEnds)
    }
}

private struct PolygonColumns {
    var x: [Double] = []
    var y: [Double] = []
    var ringEnds: [Int] = []
    var partEnds: [Int] = []
    var featureEnds: [Int] = []

    init(capacity: Int) {
        x.reserveCapacity(capacity)
        y.reserveCapacity(capacity)
    }

    mutating func append(_ geometry: Geometry) {
        // SAFETY: polygons and rings are borrowed from the geometry, which lives through this call.
        unsafe Geometry.polygonHandles(of: geometry.handle).forEach { polygon in
            unsafe Geometry.ringHandles(of: polygon).forEach { ring in
                unsafe Geometry.appendSequence(of: ring, x: &x, y: &y)
                ringEnds.append(x.count)
            }
            partEnds.append(ringEnds.count)
        }
        featureEnds.append(partEnds.count)
    }
}

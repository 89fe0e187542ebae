// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The discrete Hausdorff distance in the unit of the coordinates: how far a vertex of either lies at most from the
    /// other (`GEOSHausdorffDistance_r`). Infinite when either is empty.
    ///
    /// With `densifyRatio`, segments are divided into parts of that share of their length, whose ends count as vertices
    /// (`GEOSHausdorffDistanceDensify_r`): the smaller, the nearer to the distance over all points.
    /// - Throws: `invalidArgument` for a ratio that is not from 0.0001 to 1.
    /// - Complexity: O(n · m), divided by the ratio.
    public func hausdorffDistance(to other: Geometry, densifyRatio: Double? = nil) throws(SpatialError) -> Double {
        try unsafe distance("hausdorffDistance", to: other, densifyRatio) { context, a, b, ratio, value in
            guard let ratio else { return unsafe GEOSHausdorffDistance_r(context, a, b, value) }
            return unsafe GEOSHausdorffDistanceDensify_r(context, a, b, ratio, value)
        }
    }

    /// The discrete Fréchet distance in the unit of the coordinates: how long a leash must be for two to walk the
    /// vertices of both in order (`GEOSFrechetDistance_r`; Eiter and Mannila, 1994). Infinite when either is empty.
    ///
    /// `densifyRatio` as in ``hausdorffDistance(to:densifyRatio:)``.
    /// - Throws: `invalidArgument` for a ratio that is not from 0.0001 to 1.
    /// - Complexity: O(n · m) in time and memory, divided by the ratio.
    public func frechetDistance(to other: Geometry, densifyRatio: Double? = nil) throws(SpatialError) -> Double {
        try unsafe distance("frechetDistance", to: other, densifyRatio) { context, a, b, ratio, value in
            guard let ratio else { return unsafe GEOSFrechetDistance_r(context, a, b, value) }
            return unsafe GEOSFrechetDistanceDensify_r(context, a, b, ratio, value)
        }
    }

    private func distance(
        _ operation: String, to other: Geometry, _ ratio: Double?,
        _ call: (OpaquePointer, OpaquePointer, OpaquePointer, Double?, UnsafeMutablePointer<Double>) -> Int32
    ) throws(SpatialError) -> Double {
        let isUsable = ratio.map { (0.0001...1).contains($0) } ?? true
        try SpatialError.require(isUsable, operation, "a densify ratio that is not from 0.0001 to 1")
        if isEmpty || other.isEmpty { return .infinity }
        return try unsafe measure(operation, to: other) { unsafe call($0, $1, $2, ratio, $3) }
    }
}

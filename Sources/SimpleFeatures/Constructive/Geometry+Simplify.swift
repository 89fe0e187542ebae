// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// The geometry with fewer vertices: none moves, none further than `tolerance` from the new line is dropped.
    ///
    /// As a rule rings neither collapse nor come to cross each other within one polygon
    /// (`GEOSTopologyPreserveSimplify_r`). Without `preservingTopology` (`GEOSSimplify_r`; Douglas and Peucker, 1973)
    /// it is faster, small rings vanish, and what comes to cross is repaired by a buffer of zero.
    /// - Throws: `invalidArgument` for a tolerance that is negative or not finite.
    /// - Complexity: O(n²) at worst, O(n log n) as a rule.
    public func simplify(tolerance: Double, preservingTopology: Bool = true) throws(SpatialError) -> Geometry {
        try SpatialError.require(tolerance >= 0 && tolerance.isFinite, "simplify", "tolerance \(tolerance)")
        return try unsafe derive("simplify") {
            preservingTopology
                ? unsafe GEOSTopologyPreserveSimplify_r($0, $1, tolerance) : unsafe GEOSSimplify_r($0, $1, tolerance)
        }
    }
}

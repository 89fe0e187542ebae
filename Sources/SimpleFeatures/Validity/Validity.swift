// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

/// The answer to whether a geometry obeys the OGC rules, with the first breach found.
public enum Validity: Hashable, Sendable {
    case valid
    /// The reason in GEOS' words, such as `Self-intersection`, and where it was found.
    case invalid(reason: String, location: Coordinate)
}

extension Geometry {
    /// Whether the rings obey the OGC rules for their kind: they do not cross themselves or each other, holes lie
    /// inside, interiors are connected, parts of a multi-polygon do not overlap. The empty geometry is valid.
    public var isValid: Bool {
        // A geometry that cannot be examined is not one to rely on.
        (try? validity()) == .valid
    }

    /// Examines the geometry by the OGC rules (`GEOSisValidDetail_r`).
    /// - Throws: `engine` when GEOS cannot examine it.
    /// - Complexity: O(n log n) where few edges cross.
    public func validity() throws(SpatialError) -> Validity {
        // SAFETY: the handle lives as long as `self`, and is only read.
        try unsafe Geometry.validity(of: handle)
    }

    /// As ``validity()``, for a handle that has no Geometry.
    static func validity(of handle: OpaquePointer) throws(SpatialError) -> Validity {
        var text: UnsafeMutablePointer<CChar>? = nil
        var place: OpaquePointer? = nil
        // SAFETY: GEOS fills both only when it answers "not valid", and hands them over: the text goes back through
        // GEOSFree_r, the point is owned by a Geometry.
        let isValid = try unsafe GEOS.predicate("validity") {
            unsafe GEOSisValidDetail_r($0, handle, 0, &text, &place)
        }
        let reason = unsafe GEOS.text(taking: text)
        let location = unsafe place.flatMap { unsafe Geometry(owning: $0).coordinates.first }
        if isValid { return .valid }
        let corner = unsafe extent(of: handle)
        return .invalid(reason: reason ?? "not valid", location: location ?? Coordinate(corner.minX, corner.minY))
    }
}

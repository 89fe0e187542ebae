// SPDX-License-Identifier: Apache-2.0

// The shapes most GEOS calls have, on top of the doors in `GEOS`.
// SAFETY (whole file): the handles live as long as `self` and `other`, which the call holds and only reads; what GEOS
// returns is new and owned by the Geometry made of it.
extension Geometry {
    func derive(
        _ operation: String, _ call: (OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(SpatialError) -> Geometry {
        try unsafe Geometry(owning: GEOS.pointer(operation) { unsafe call($0, handle) })
    }

    func derive(
        _ operation: String, with other: Geometry,
        _ call: (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(SpatialError) -> Geometry {
        try unsafe Geometry(owning: GEOS.pointer(operation) { unsafe call($0, handle, other.handle) })
    }

    func ask(
        _ operation: String, _ other: Geometry, _ call: (OpaquePointer, OpaquePointer, OpaquePointer) -> CChar
    ) throws(SpatialError) -> Bool {
        try unsafe GEOS.predicate(operation) { unsafe call($0, handle, other.handle) }
    }

    func measure(
        _ operation: String, to other: Geometry,
        _ call: (OpaquePointer, OpaquePointer, OpaquePointer, UnsafeMutablePointer<Double>) -> Int32
    ) throws(SpatialError) -> Double {
        var value = 0.0
        try unsafe GEOS.status(operation, failure: 0) { unsafe call($0, handle, other.handle, &value) }
        return value
    }
}

extension SpatialError {
    /// Refuses an argument unless it `holds`.
    static func require(
        _ holds: Bool, _ operation: String, _ complaint: @autoclosure () -> String
    ) throws(SpatialError) {
        guard !holds else { return }
        throw SpatialError(code: .invalidArgument, operation: operation, message: complaint())
    }
}

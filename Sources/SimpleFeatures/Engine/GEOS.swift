// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

/// The three doors to GEOS calls that can fail. What cannot fail, the reading of structure, is in `GeometryReading`.
///
/// Each gives the call the context of the current thread, and turns its failure value into a ``SpatialError`` with the
/// text GEOS left behind. The calls are synchronous: a context must not live across a suspension point.
enum GEOS {
    /// For calls that return a new object, which the caller then owns, or NULL.
    static func pointer(
        _ operation: String, _ call: (_ context: OpaquePointer) -> OpaquePointer?
    ) throws(SpatialError) -> OpaquePointer {
        // SAFETY: the context is used on the thread it was made for, before this function returns.
        guard let result = unsafe call(suodi_geos_context()) else { throw lastError(of: operation) }
        return unsafe result
    }

    /// For calls that return a number, one value of which means failure.
    @discardableResult
    static func status(
        _ operation: String, failure: Int32, _ call: (_ context: OpaquePointer) -> Int32
    ) throws(SpatialError) -> Int32 {
        // SAFETY: as in `pointer`.
        let result = unsafe call(suodi_geos_context())
        guard result != failure else { throw lastError(of: operation) }
        return result
    }

    /// For calls that return 0 for false, 1 for true and 2 for failure.
    static func predicate(
        _ operation: String, _ call: (_ context: OpaquePointer) -> CChar
    ) throws(SpatialError) -> Bool {
        // SAFETY: as in `pointer`.
        let result = unsafe call(suodi_geos_context())
        guard result == 0 || result == 1 else { throw lastError(of: operation) }
        return result == 1
    }

    /// The Swift copy of a text that GEOS handed over, which is released.
    static func text(taking text: UnsafeMutablePointer<CChar>?) -> String? {
        // SAFETY: the caller got `text` from GEOS with ownership and gives that up here.
        guard let text = unsafe text else { return nil }
        defer { unsafe GEOSFree_r(suodi_geos_context(), text) }
        return unsafe String(cString: text)
    }

    private static func lastError(of operation: String) -> SpatialError {
        // SAFETY: the text is copied before any other GEOS call on this thread.
        let message = unsafe String(cString: suodi_geos_last_error())
        suodi_geos_forget_error()
        return SpatialError(operation: operation, engineMessage: message)
    }
}

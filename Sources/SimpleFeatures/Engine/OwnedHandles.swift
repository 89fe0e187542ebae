// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

/// GEOS geometries on their way into a larger one: destroyed here unless handed over.
@safe struct OwnedHandles: ~Copyable {
    private var handles: [OpaquePointer?] = unsafe []

    /// Takes ownership of `handle`.
    mutating func append(_ handle: OpaquePointer) {
        unsafe handles.append(handle)
    }

    /// Hands all over: from here on the caller, or the GEOS function it calls, owns them.
    mutating func release() -> [OpaquePointer?] {
        defer { unsafe handles = [] }
        return unsafe handles
    }

    deinit {
        // SAFETY: what is still here was appended with ownership and never released.
        unsafe handles.forEach { unsafe GEOSGeom_destroy_r(suodi_geos_context(), $0) }
    }
}

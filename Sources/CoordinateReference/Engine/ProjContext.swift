// SPDX-License-Identifier: Apache-2.0
internal import CPROJ

/// A PROJ context, alive as long as an object made in it.
///
/// It is not `Sendable`: PROJ lets only one thread at a time use a context or anything made in it.
@safe final class ProjContext {
    let pointer: OpaquePointer

    init() {
        // SAFETY: plain creation. PROJ answers NULL only when memory is out, which no Swift allocation survives either.
        guard let created = unsafe proj_context_create() else { preconditionFailure("PROJ has no memory") }
        unsafe pointer = unsafe created
        // SAFETY: the context is ours. Failures are read from results, so PROJ must not print them; and an answer must
        // not depend on whether a grid can be fetched.
        unsafe proj_log_level(pointer, PJ_LOG_NONE)
        unsafe proj_context_set_enable_network(pointer, 0)
    }

    deinit {
        // SAFETY: every object of this context holds a reference to it and is gone by now.
        unsafe proj_context_destroy(pointer)
    }
}

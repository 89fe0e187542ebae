// SPDX-License-Identifier: Apache-2.0
internal import CHiGHS

extension HighsInstance {
    /// Runs as ``run()`` does, heard and stopped by `watch` if there is one.
    func run(watchedBy watch: SolveWatch?) throws(OptimizationError) -> Int32 {
        guard let watch else { return try run() }
        // SAFETY: HiGHS holds the pointer until the callbacks are stopped below, and uses it only during the run; the
        // watch lives longer than both.
        unsafe try check(
            Highs_setCallback(handle, hearSolver, Unmanaged.passUnretained(watch).toOpaque()), "a callback")
        for kind in heardKinds {
            // SAFETY: takes numbers only.
            try check(unsafe Highs_startCallback(handle, kind), "a callback")
        }
        let outcome = Result { () throws(OptimizationError) in try run() }
        for kind in heardKinds {
            // SAFETY: takes numbers only.
            try check(unsafe Highs_stopCallback(handle, kind), "the end of a callback")
        }
        return try withExtendedLifetime(watch) { () throws(OptimizationError) in try outcome.get() }
    }
}

private let heardKinds = [
    kHighsCallbackSimplexInterrupt, kHighsCallbackIpmInterrupt, kHighsCallbackMipImprovingSolution,
    kHighsCallbackMipInterrupt,
]

// SAFETY: HiGHS calls this on the thread of the run, with data that is valid during the call, and with the watch that
// `run(watchedBy:)` keeps alive.
private let hearSolver: HighsCCallbackType = { kind, _, data, reply, pointer in
    guard let data = unsafe data, let pointer = unsafe pointer else { return }
    let watch = unsafe Unmanaged<SolveWatch>.fromOpaque(pointer).takeUnretainedValue()
    if kind == kHighsCallbackMipImprovingSolution || kind == kHighsCallbackMipInterrupt {
        unsafe watch.hear(
            objective: data.pointee.mip_primal_bound, bound: data.pointee.mip_dual_bound,
            nodes: Int(data.pointee.mip_node_count), seconds: data.pointee.running_time)
    }
    if kind != kHighsCallbackMipImprovingSolution, watch.wantsToStop, let reply = unsafe reply {
        unsafe reply.pointee.user_interrupt = 1
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CHiGHS

/// One solver with one model in it.
// SAFETY: the only owner of its handle, which is destroyed once, after the last use; never shared between threads.
@safe
struct HighsInstance: ~Copyable {
    let handle: UnsafeMutableRawPointer

    private init(adopting handle: UnsafeMutableRawPointer) {
        // SAFETY: stored as it came; `deinit` ends it.
        unsafe self.handle = handle
    }

    /// Starts a solver that is silent and uses one thread.
    static func start() throws(OptimizationError) -> HighsInstance {
        // SAFETY: takes nothing; a null result is refused.
        guard let handle = unsafe Highs_create() else {
            throw OptimizationError(.solverFailure, "HiGHS could not be started")
        }
        // SAFETY: nothing else holds this handle.
        let instance = unsafe HighsInstance(adopting: handle)
        try instance.set("output_flag", false)
        // Two threads of HiGHS on a busy machine have been seen to ignore the time limit. Do not raise this.
        try instance.set("threads", Int32(1))
        try instance.set("parallel", "off")
        return instance
    }

    deinit {
        // SAFETY: the handle is alive and is not used again.
        unsafe Highs_destroy(handle)
    }

    // SAFETY of the four setters: both strings outlive the call, which copies them.

    func set(_ option: String, _ value: Bool) throws(OptimizationError) {
        try check(unsafe Highs_setBoolOptionValue(handle, option, value ? 1 : 0), "option \(option)")
    }

    func set(_ option: String, _ value: Int32) throws(OptimizationError) {
        try check(unsafe Highs_setIntOptionValue(handle, option, value), "option \(option)")
    }

    func set(_ option: String, _ value: Double) throws(OptimizationError) {
        try check(unsafe Highs_setDoubleOptionValue(handle, option, value), "option \(option)")
    }

    func set(_ option: String, _ value: String) throws(OptimizationError) {
        try check(unsafe Highs_setStringOptionValue(handle, option, value), "option \(option)")
    }

    func apply(_ limits: SolveLimits) throws(OptimizationError) {
        try limits.validate()
        try set("random_seed", limits.seed)
        try set("mip_rel_gap", limits.relativeGap)
        // The default 1e-6 would end a search early in a model whose objective is small.
        try set("mip_abs_gap", 0.0)
        if let nodes = limits.maximumNodes {
            try set("mip_max_nodes", Int32(nodes))
        }
        if let seconds = limits.timeLimitSeconds {
            try set("time_limit", seconds)
        }
    }

    func pass(_ model: LinearModel) throws(OptimizationError) {
        guard model.coefficientCount < Int(Int32.max), model.variableCount < Int(Int32.max) else {
            throw OptimizationError(.invalidModel, "the model has more coefficients than HiGHS can count")
        }
        let integrality = model.kinds.map { $0 == .integer ? kHighsVarTypeInteger : kHighsVarTypeContinuous }
        // SAFETY: every array has the length that the counts state, and outlives the call, which copies it.
        let status = unsafe Highs_passMip(
            handle, Int32(model.variableCount), Int32(model.constraintCount), Int32(model.coefficientCount),
            kHighsMatrixFormatRowwise,
            model.sense == .maximize ? kHighsObjSenseMaximize : kHighsObjSenseMinimize,
            model.objective.constant, model.costs, model.lower, model.upper, model.rowLower, model.rowUpper,
            model.rowStart, model.rowIndex, model.rowValue, integrality)
        try check(status, "the model")
        if model.variableCount + model.constraintCount >= Self.smallestForInteriorPoint {
            try set("mip_lp_solver", "ipx")
        }
    }

    /// Variables and constraints from which on the first relaxation of a model with integers is solved by interior point.
    private static var smallestForInteriorPoint: Int { 10_000 }

    func pass(start: [Variable: Double]) throws(OptimizationError) {
        let entries = start.sorted { $0.key < $1.key }
        let indices = entries.map { Int32($0.key.index) }
        let values = entries.map(\.value)
        // SAFETY: both arrays have the stated length and outlive the call, which copies them.
        let status = unsafe Highs_setSparseSolution(handle, Int32(entries.count), indices, values)
        try check(status, "the start values")
    }

    func pass(completeStart values: [Double]) throws(OptimizationError) {
        // SAFETY: one value for each column; null stands for what is not given; the call copies.
        try check(unsafe Highs_setSolution(handle, values, nil, nil, nil), "the start values")
    }

    /// Runs and returns the model status.
    func run() throws(OptimizationError) -> Int32 {
        // SAFETY: the handle is alive for as long as `self`.
        try check(unsafe Highs_run(handle), "the run")
        // SAFETY: as above.
        return unsafe Highs_getModelStatus(handle)
    }

    /// Forgets basis and answer, but not the programme.
    func forgetBasis() throws(OptimizationError) {
        // SAFETY: the handle is alive for as long as `self`.
        try check(unsafe Highs_clearSolver(handle), "to start anew")
    }

    func integerInfo(_ name: String) throws(OptimizationError) -> Int {
        var value = Int32(0)
        // SAFETY: the name outlives the call and the type of `value` is that of the items asked for here.
        try check(unsafe Highs_getIntInfoValue(handle, name, &value), name)
        return Int(value)
    }

    func longInfo(_ name: String) throws(OptimizationError) -> Int {
        var value = Int64(0)
        // SAFETY: as in `integerInfo`.
        try check(unsafe Highs_getInt64InfoValue(handle, name, &value), name)
        return Int(value)
    }

    func doubleInfo(_ name: String) throws(OptimizationError) -> Double {
        var value = 0.0
        // SAFETY: as in `integerInfo`.
        try check(unsafe Highs_getDoubleInfoValue(handle, name, &value), name)
        return value
    }

    func check(_ status: Int32, _ call: String) throws(OptimizationError) {
        guard status != kHighsStatusError else {
            throw OptimizationError(.solverFailure, "HiGHS refused \(call)")
        }
    }
}

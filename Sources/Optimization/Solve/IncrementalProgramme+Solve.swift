// SPDX-License-Identifier: Apache-2.0
internal import CHiGHS

extension IncrementalProgramme {
    /// Solves from the basis of the solve before, or from none.
    ///
    /// - Parameters:
    ///   - iterationLimit: most simplex iterations of this solve; `nil` for no limit.
    ///   - timeLimitSeconds: emergency brake of this solve; answers after it are not repeatable.
    ///   - shouldStop: asked now and then; `true` ends the solve like a limit.
    /// - Throws: ``OptimizationError`` when the solver fails, from the basis it had and once more from none.
    package mutating func solve(
        iterationLimit: Int? = nil, timeLimitSeconds: Double? = nil, shouldStop: (() -> Bool)? = nil
    ) throws(OptimizationError) -> Relaxation {
        precondition(iterationLimit ?? 0 >= 0 && timeLimitSeconds ?? 0 >= 0)
        try solver.set("simplex_iteration_limit", Int32(clamping: iterationLimit ?? Int(Int32.max)))
        try solver.set("time_limit", timeLimitSeconds ?? .infinity)
        if let relaxation = try attempt(shouldStop) { return relaxation }
        // A basis that has gone bad is worth less than none.
        try solver.forgetBasis()
        if let relaxation = try attempt(shouldStop) { return relaxation }
        throw OptimizationError(
            .solverFailure, "HiGHS stopped without an answer",
            hint: "look for coefficients that differ by many orders of magnitude")
    }

    /// `nil` when HiGHS comes to no conclusion.
    private func attempt(_ shouldStop: (() -> Bool)?) throws(OptimizationError) -> Relaxation? {
        try solver.restartClock()
        let modelStatus = try solver.run(
            watchedBy: SolveWatch(.minimize, progress: nil, shouldStop: shouldStop))
        let iterations = max(0, try solver.integerInfo("simplex_iteration_count"))
        let status: Relaxation.Status
        switch modelStatus {
        case kHighsModelStatusOptimal: status = .optimal
        case kHighsModelStatusModelEmpty:
            // HiGHS does not look at rows when there are no columns.
            guard try solver.rowsHoldAtZero(rowCount: rowCount) else {
                return .withoutValues(.infeasible, iterations: iterations)
            }
            status = .optimal
        case kHighsModelStatusTimeLimit, kHighsModelStatusIterationLimit, kHighsModelStatusInterrupt: status = .limit
        case kHighsModelStatusInfeasible:
            return .withoutValues(.infeasible, iterations: iterations)
        case kHighsModelStatusUnbounded:
            return .withoutValues(.unbounded, iterations: iterations)
        default: return nil
        }
        let (values, reducedCosts, rowDuals) = try solver.relaxation(columnCount: columnCount, rowCount: rowCount)
        return Relaxation(
            status: status, objective: try solver.doubleInfo("objective_function_value"), columnValues: values,
            rowDuals: rowDuals, reducedCosts: reducedCosts, iterations: iterations)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CHiGHS

extension IncrementalProgramme {
    /// Solves from the basis of the solve before, or from none.
    ///
    /// After a few changes the simplex method needs few steps from the basis it has; after many, or without one, the
    /// interior point method with a crossover to a basis is several times faster on large packing programmes. So the
    /// simplex method works first, for a tenth as many iterations as there are rows and columns, and hands over when
    /// that did not suffice. Both count work, not time: the answer is the same on every machine.
    ///
    /// - Parameters:
    ///   - iterationLimit: most iterations, all of the simplex method, which then does not hand over; `nil` for no
    ///     limit and the faster method.
    ///   - timeLimitSeconds: emergency brake of this solve; answers after it are not repeatable.
    ///   - shouldStop: asked now and then; `true` ends the solve like a limit.
    /// - Throws: ``OptimizationError`` when the solver fails, from the basis it had and once more from none.
    package mutating func solve(
        iterationLimit: Int? = nil, timeLimitSeconds: Double? = nil, shouldStop: (() -> Bool)? = nil
    ) throws(OptimizationError) -> Relaxation {
        precondition(iterationLimit ?? 0 >= 0 && timeLimitSeconds ?? 0 >= 0)
        try solver.set("time_limit", timeLimitSeconds ?? .infinity)
        try solver.restartClock()
        let watch = SolveWatch(.minimize, progress: nil, shouldStop: shouldStop)
        let size = rowCount + columnCount
        var spent = 0
        if iterationLimit == nil, size >= Self.smallestForInteriorPoint {
            if hasBasis {
                let patience = size / 10
                let first = try attempt(.simplex, iterationLimit: patience, watch, spent: 0)
                if let first, first.status != .limit || first.iterations < patience { return first }
                spent = first?.iterations ?? 0
            }
            let second = try attempt(.interiorPoint, iterationLimit: nil, watch, spent: spent)
            // What it says of programmes without an optimum is left to the simplex method.
            if let second, second.status == .optimal || second.status == .limit { return second }
        }
        if let relaxation = try attempt(.simplex, iterationLimit: iterationLimit, watch, spent: spent) {
            return relaxation
        }
        // A basis that has gone bad is worth less than none.
        try solver.forgetBasis()
        if let relaxation = try attempt(.simplex, iterationLimit: iterationLimit, watch, spent: spent) {
            return relaxation
        }
        throw OptimizationError(
            .solverFailure, "HiGHS stopped without an answer",
            hint: "look for coefficients that differ by many orders of magnitude")
    }

    /// Rows and columns below which any method takes milliseconds.
    private static var smallestForInteriorPoint: Int { 2000 }

    private enum Method: String {
        case simplex
        case interiorPoint = "ipx"
    }

    /// `nil` when HiGHS comes to no conclusion.
    private mutating func attempt(
        _ method: Method, iterationLimit: Int?, _ watch: SolveWatch?, spent: Int
    ) throws(OptimizationError) -> Relaxation? {
        try solver.set("solver", method.rawValue)
        try solver.set("simplex_iteration_limit", Int32(clamping: iterationLimit ?? Int(Int32.max)))
        // A run that fails outright is like one without a conclusion: there is another way to try.
        guard let modelStatus = try? solver.run(watchedBy: watch) else { return nil }
        var iterations = spent
        for count in ["simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"] {
            iterations += max(0, try solver.integerInfo(count))
        }
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
        hasBasis = try solver.integerInfo("basis_validity") == Int(kHighsBasisValidityValid)
        let (values, reducedCosts, rowDuals) = try solver.relaxation(columnCount: columnCount, rowCount: rowCount)
        return Relaxation(
            status: status, objective: try solver.doubleInfo("objective_function_value"), columnValues: values,
            rowDuals: rowDuals, reducedCosts: reducedCosts, iterations: iterations)
    }
}

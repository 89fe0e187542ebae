// SPDX-License-Identifier: Apache-2.0
internal import CHiGHS

extension LinearModel {
    /// Solves the model on one thread. The same model, limits and start give the same answer, unless a time limit
    /// was reached.
    ///
    /// An answer is checked against the model before it is returned: integers are exact, and no constraint is missed
    /// by more than 1e-5 in its own unit.
    ///
    /// - Parameter start: values of some or all variables from which to begin. Those of an integer model become its
    ///   first answer if they can be completed; a bad start costs time but never changes what is optimal.
    /// - Parameter progress: told on this thread whenever a search over integers has found or proven more, or opened a
    ///   node. A model without integers has nothing to tell.
    /// - Parameter shouldStop: asked on this thread between the steps of the work; once it says `true` the best answer so
    ///   far is returned, with ``Solution/Limit/cancelled``. It is asked often in a small model; the first relaxation of
    ///   one with more than 10,000 variables and constraints over integers can be a step of many seconds.
    /// - Throws: ``OptimizationError`` for limits without sense and when the solver fails. A model without a solution
    ///   is no error: see ``Solution/status``.
    public func solve(
        _ limits: SolveLimits = SolveLimits(), start: [Variable: Double] = [:],
        progress: ((SolveProgress) -> Void)? = nil, shouldStop: (() -> Bool)? = nil
    ) throws(OptimizationError) -> Solution {
        try limits.validate()
        for (variable, value) in start.sorted(by: { $0.key < $1.key }) where !value.isFinite {
            throw OptimizationError(
                .invalidRequest, subject: name(of: variable), "the start value \(value) is not a usable number")
        }
        guard variableCount > 0 else { return try solutionWithoutVariables() }
        let solver = try HighsInstance.start()
        try solver.apply(limits)
        try solver.pass(self)
        if start.count == variableCount {
            try solver.pass(completeStart: variables.map { start[$0] ?? 0 })
        } else if !start.isEmpty {
            try solver.pass(start: start)
        }
        var modelStatus = try solver.run(
            watchedBy: SolveWatch(sense, progress: progress, shouldStop: shouldStop))
        if modelStatus == kHighsModelStatusInfeasible, mayBeUnbounded {
            // The presolve of HiGHS 1.15 calls some unbounded programmes infeasible. What it says is asked again.
            try solver.forgetBasis()
            try solver.set("presolve", "off")
            modelStatus = try solver.run(
                watchedBy: SolveWatch(sense, progress: progress, shouldStop: shouldStop))
        }
        let nodes = hasIntegers ? max(0, try solver.longInfo("mip_node_count")) : 0
        let iterations = max(0, try solver.integerInfo("simplex_iteration_count"))
        var bound: Double?
        if hasIntegers {
            bound = try solver.doubleInfo("mip_dual_bound")
            bound = bound.flatMap { $0.isFinite && abs($0) < 1e30 ? $0 : nil }
        }

        switch modelStatus {
        case kHighsModelStatusOptimal:
            return try checked(
                solver, .optimal, limit: nil, bound: bound, nodes: nodes, iterations: iterations)
        case kHighsModelStatusInfeasible:
            return .withoutValues(.infeasible, nodes: nodes, simplexIterations: iterations)
        case kHighsModelStatusUnbounded, kHighsModelStatusUnboundedOrInfeasible:
            // With integers HiGHS judges the relaxation only: whether anything is feasible must be asked separately.
            return try unboundedOrInfeasible(limits, shouldStop, nodes: nodes, iterations: iterations)
        case kHighsModelStatusTimeLimit, kHighsModelStatusSolutionLimit, kHighsModelStatusInterrupt:
            let limit: Solution.Limit =
                switch modelStatus {
                case kHighsModelStatusTimeLimit: .time
                case kHighsModelStatusInterrupt: .cancelled
                default: .nodes
                }
            guard try solver.integerInfo("primal_solution_status") == Int(kHighsSolutionStatusFeasible) else {
                return .withoutValues(
                    .noSolutionFound, limitReached: limit, bestBound: bound, nodes: nodes,
                    simplexIterations: iterations)
            }
            return try checked(
                solver, .feasible, limit: limit, bound: bound, nodes: nodes, iterations: iterations)
        default:
            throw OptimizationError(
                .solverFailure, "HiGHS stopped without an answer (model status \(modelStatus))",
                hint: "look for coefficients that differ by many orders of magnitude")
        }
    }

    private func checked(
        _ solver: borrowing HighsInstance, _ status: Solution.Status, limit: Solution.Limit?, bound: Double?,
        nodes: Int, iterations: Int
    ) throws(OptimizationError) -> Solution {
        var (values, _, rowDuals) = try solver.relaxation(columnCount: variableCount, rowCount: constraintCount)
        for index in values.indices {
            if kinds[index] == .integer {
                values[index].round()
            }
            // Within the solver's tolerance a value may lie outside its bounds; adding zero turns -0 into 0.
            values[index] = min(max(values[index], lower[index]), upper[index]) + 0
        }
        let violation = largestViolation(at: values)
        if let row = violation.row, violation.amount > 1e-5 {
            throw OptimizationError(
                .numericalTrouble, subject: constraintNames[row],
                "the answer misses this constraint by \(violation.amount)",
                hint: "look for coefficients that differ by many orders of magnitude")
        }
        let objective = objective.value(at: values)
        var bestBound = bound
        if !hasIntegers {
            bestBound = status == .optimal ? objective : nil
        } else if let proven = bound {
            // The bound belongs to the values before rounding: it must not claim less than what was found, and a
            // difference in the last digits is no gap.
            let noise = 1e-9 * max(abs(objective), self.objective.terms.reduce(0) { max($0, abs($1.coefficient)) })
            let excess = sense == .maximize ? proven - objective : objective - proven
            bestBound = excess <= noise ? objective : proven
        }
        return Solution(
            status: status, limitReached: status == .optimal && bestBound != objective ? .gap : limit,
            objective: objective, bestBound: bestBound, values: values,
            rowDuals: hasIntegers || status != .optimal ? [] : rowDuals, largestViolation: violation.amount,
            nodes: nodes, simplexIterations: iterations)
    }

    /// Whether a variable that is without end on one side could leave the objective without end.
    private var mayBeUnbounded: Bool {
        !objective.terms.isEmpty && (lower.contains(-.infinity) || upper.contains(.infinity))
    }

    private func unboundedOrInfeasible(
        _ limits: SolveLimits, _ shouldStop: (() -> Bool)?, nodes: Int, iterations: Int
    ) throws(OptimizationError) -> Solution {
        var anything = self
        try anything.setObjective(.minimize, LinearExpression())
        let solution = try anything.solve(limits, shouldStop: shouldStop)
        return .withoutValues(
            solution.hasValues ? .unbounded : solution.status,
            limitReached: solution.hasValues ? nil : solution.limitReached, nodes: nodes,
            simplexIterations: iterations)
    }

    private func solutionWithoutVariables() throws(OptimizationError) -> Solution {
        guard largestViolation(at: []).row == nil else { return .withoutValues(.infeasible) }
        return Solution(
            status: .optimal, limitReached: nil, objective: objective.constant, bestBound: objective.constant,
            values: [], rowDuals: [Double](repeating: 0, count: constraintCount), largestViolation: 0, nodes: 0,
            simplexIterations: 0)
    }
}

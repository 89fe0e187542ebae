// SPDX-License-Identifier: Apache-2.0

/// Several objectives in order of rank: a later one may never cost an earlier one anything.
///
///     z_k = best of f_k(x)  over  { x in model : f_i(x) no worse than z_i, i < k }
///
/// Each level is solved with the levels before it added as constraints, from the answer of the level before.
public struct LexicographicObjective: Sendable {
    public struct Level: Sendable {
        public let name: String
        public let sense: ObjectiveSense
        public let expression: LinearExpression

        public init(_ name: String, _ sense: ObjectiveSense, _ expression: LinearExpression) {
            self.name = name
            self.sense = sense
            self.expression = expression
        }
    }

    public let levels: [Level]

    public init(_ levels: [Level]) {
        precondition(!levels.isEmpty, "an objective needs a level")
        self.levels = levels
    }

    /// Solves the levels in order, each within `limits`.
    ///
    /// A level that a limit stopped is held at what it reached; its best bound and gap say what may be missing. When a
    /// level has no answer at all, the later ones are not tried.
    ///
    /// What it means for a level to be held: if every variable in it is integer and its coefficients are whole
    /// multiples of a common step, exactly; otherwise within ``LevelOutcome/heldWithin`` of its value.
    ///
    /// - Parameter progress: told what the search for a level has found so far, with the level's place in ``levels``.
    /// - Parameter shouldStop: as in ``LinearModel/solve(_:start:progress:shouldStop:)``. The level it stops keeps its
    ///   best answer so far, or that of the level before, and the later ones are not tried.
    public func solve(
        _ model: LinearModel, _ limits: SolveLimits = SolveLimits(), start: [Variable: Double] = [:],
        progress: ((_ level: Int, SolveProgress) -> Void)? = nil, shouldStop: (() -> Bool)? = nil
    ) throws(OptimizationError) -> LexicographicSolution {
        var held = model
        var from = start
        var outcomes: [LevelOutcome] = []
        var values: [Double] = []
        for (rank, level) in levels.enumerated() {
            try held.setObjective(level.sense, level.expression)
            let solution = try held.solve(
                limits, start: from, progress: progress.map { tell in { tell(rank, $0) } }, shouldStop: shouldStop)
            var outcome = LevelOutcome(level, solution)
            if !solution.hasValues {
                guard !outcomes.isEmpty, solution.status != .unbounded else {
                    outcomes.append(outcome)
                    return LexicographicSolution(levels: outcomes, values: [])
                }
                guard solution.status == .noSolutionFound else {
                    throw OptimizationError(
                        .numericalTrouble, subject: level.name,
                        "the levels before this one, once held, leave nothing feasible",
                        hint: "look for coefficients that differ by many orders of magnitude")
                }
                // The answer of the level before is still an answer.
                outcome.keep(objective: level.expression.value(at: values))
            } else {
                values = solution.values
                from = Dictionary(uniqueKeysWithValues: zip(model.variables, values))
            }
            guard outcome.limitReached != .cancelled else {
                outcomes.append(outcome)
                break
            }
            if rank < levels.count - 1, let reached = outcome.objective {
                outcome.heldWithin = try held.hold(level, at: reached)
            }
            outcomes.append(outcome)
        }
        for index in outcomes.indices {
            outcomes[index].finalValue = levels[index].expression.value(at: values)
        }
        return LexicographicSolution(levels: outcomes, values: values)
    }
}

extension LinearModel {
    /// Adds the constraint that `level` stays no worse than `reached`, and returns how much it may lose all the same.
    fileprivate mutating func hold(
        _ level: LexicographicObjective.Level, at reached: Double
    ) throws(OptimizationError) -> Double {
        let terms = level.expression.merged
        guard let largest = terms.map({ abs($0.coefficient) }).max() else { return 0 }
        let comparison: Comparison = level.sense == .maximize ? .atLeast : .atMost
        let direction: Double = level.sense == .maximize ? -1 : 1
        let bound = reached - level.expression.constant
        if let step = commonStep(of: terms) {
            // Counted in steps the level is a whole number: half a step of room excludes every worse value and keeps
            // the solver's tolerance (1e-6) out of the question.
            let whole = LinearExpression(
                terms.map { (($0.coefficient / step).rounded(), $0.variable) })
            try addConstraint(
                "level `\(level.name)` held", whole, comparison, (bound / step).rounded() + direction * 0.5)
            return 0
        }
        // Scaled to coefficients of at most 1, so that the tolerance is a share of the level's own coefficients.
        let scaled = LinearExpression(
            terms.compactMap {
                let coefficient = $0.coefficient / largest
                return abs(coefficient) < 1e-9 ? nil : (coefficient, $0.variable)
            })
        let room = 1e-9 * max(1, abs(bound) / largest)
        try addConstraint("level `\(level.name)` held", scaled, comparison, bound / largest + direction * room)
        return (1e-6 + room) * largest
    }

    /// The largest step of which every coefficient is a whole multiple, if all variables are integer and there is one
    /// in units of 1, 0.1 … 1e-6 that keeps the multiples below 10⁹.
    private func commonStep(of terms: [LinearExpression.Term]) -> Double? {
        guard terms.allSatisfy({ kinds[$0.variable.index] == .integer }) else { return nil }
        for unit in [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000] {
            let multiples = terms.map { $0.coefficient * unit }
            guard multiples.allSatisfy({ abs($0) < 1e15 && abs($0 - $0.rounded()) <= 1e-9 * max(1, abs($0) * 1e-6) })
            else { continue }
            let divisor = multiples.reduce(Int64(0)) { greatestCommonDivisor($0, Int64(abs($1).rounded())) }
            guard divisor > 0, multiples.allSatisfy({ abs($0) / Double(divisor) < 1e9 }) else { return nil }
            return Double(divisor) / unit
        }
        return nil
    }

    private func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
        var (large, small) = (first, second)
        while small != 0 {
            (large, small) = (small, large % small)
        }
        return large
    }
}

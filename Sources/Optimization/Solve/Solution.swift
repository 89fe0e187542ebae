// SPDX-License-Identifier: Apache-2.0

/// What a solve found and what it proved.
public struct Solution: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Proven best within the relative gap that was asked for.
        case optimal
        /// All constraints hold; a limit stopped the proof.
        case feasible
        /// Proven that nothing meets all constraints: see ``LinearModel/conflict(_:)``.
        case infeasible
        /// Feasible, and the objective can grow without end: see ``LinearModel/unboundedVariables()``.
        case unbounded
        /// A limit stopped the search before it found anything.
        case noSolutionFound
    }

    public enum Limit: String, Sendable, Hashable {
        case nodes
        case time
        /// The caller asked to stop.
        case cancelled
        /// The answer is within the relative gap that was asked for, and the rest of it was not looked into.
        case gap
    }

    public let status: Status
    /// What stopped the search, when it was not the proof that nothing is better.
    public let limitReached: Limit?
    /// The objective at ``values``; `nil` without values.
    public let objective: Double?
    /// Proven: no answer is better than this. `nil` when nothing is proven.
    public let bestBound: Double?
    /// One value for each variable by index, integers exact; empty without a feasible answer.
    public let values: [Double]
    /// The dual of each constraint by index, by the sign rule of ``Relaxation``; empty for a model with integers, whose
    /// relaxation has them (``LinearModel/relaxation(timeLimitSeconds:shouldStop:)``), and without a proven optimum.
    public let rowDuals: [Double]
    /// By how much the worst constraint is missed, in its own unit. The solver's tolerance is 1e-6.
    public let largestViolation: Double
    public let nodes: Int
    public let simplexIterations: Int

    public var hasValues: Bool { objective != nil }

    /// |bound − objective| / |objective|; 0 when they are equal, infinite when nothing is proven or found.
    public var relativeGap: Double {
        guard let objective, let bestBound else { return .infinity }
        return objective == bestBound ? 0 : abs(bestBound - objective) / abs(objective)
    }

    public subscript(variable: Variable) -> Double {
        values[variable.index]
    }

    /// Whether a yes-or-no variable is yes.
    public func isChosen(_ variable: Variable) -> Bool {
        values[variable.index] > 0.5
    }

    static func withoutValues(
        _ status: Status, limitReached: Limit? = nil, bestBound: Double? = nil, nodes: Int = 0,
        simplexIterations: Int = 0
    ) -> Solution {
        Solution(
            status: status, limitReached: limitReached, objective: nil, bestBound: bestBound, values: [],
            rowDuals: [], largestViolation: 0, nodes: nodes, simplexIterations: simplexIterations)
    }
}

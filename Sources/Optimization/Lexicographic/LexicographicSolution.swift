// SPDX-License-Identifier: Apache-2.0

/// What one level of a ``LexicographicObjective`` reached and proved.
public struct LevelOutcome: Sendable, Hashable {
    public let name: String
    public private(set) var status: Solution.Status
    public let limitReached: Solution.Limit?
    /// The value when this level was solved; `nil` without a feasible answer.
    public private(set) var objective: Double?
    /// Proven for this level, given the levels before it as they were held; `nil` when nothing is proven.
    public let bestBound: Double?
    /// What later levels were allowed to take from this one: 0 when it was held exactly.
    public internal(set) var heldWithin = 0.0
    /// The value in the final answer; `nil` without one. Better than ``objective`` only if a limit stopped the level.
    public internal(set) var finalValue: Double?
    public let nodes: Int
    public let simplexIterations: Int

    /// |bound − objective| / |objective|; 0 when they are equal, infinite when nothing is proven or found.
    public var relativeGap: Double {
        guard let objective, let bestBound else { return .infinity }
        return objective == bestBound ? 0 : abs(bestBound - objective) / abs(objective)
    }

    init(_ level: LexicographicObjective.Level, _ solution: Solution) {
        name = level.name
        status = solution.status
        limitReached = solution.limitReached
        objective = solution.objective
        bestBound = solution.bestBound
        nodes = solution.nodes
        simplexIterations = solution.simplexIterations
    }

    /// Takes over the answer of the level before, when this one found none of its own.
    mutating func keep(objective: Double) {
        status = .feasible
        self.objective = objective
    }
}

public struct LexicographicSolution: Sendable, Hashable {
    /// One for each level that was tried, in order.
    public let levels: [LevelOutcome]
    /// One value for each variable by index, integers exact; empty when a level has no answer.
    public let values: [Double]

    /// Optimal only if every level is; otherwise that of the first level that is not.
    public var status: Solution.Status {
        levels.first { $0.status != .optimal }?.status ?? .optimal
    }

    public var hasValues: Bool { levels.allSatisfy { $0.objective != nil } }

    public subscript(variable: Variable) -> Double {
        values[variable.index]
    }

    public func isChosen(_ variable: Variable) -> Bool {
        values[variable.index] > 0.5
    }
}

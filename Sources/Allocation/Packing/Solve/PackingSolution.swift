// SPDX-License-Identifier: Apache-2.0

/// The plan found, and what is proven of it level by level.
package struct PackingSolution: Sendable {
    package enum Status: String, Sendable, Hashable {
        /// Proven best at this level within the relative gap asked for, those above it held.
        case optimal
        /// All rows hold; a limit stopped the proof.
        case feasible
        /// Proven that nothing meets all rows.
        case infeasible
        /// A limit stopped the search before it found a plan.
        case noPlanFound
    }

    package enum Limit: String, Sendable, Hashable {
        case nodes
        case rounds
        case time
        case cancelled
    }

    package struct Level: Sendable, Hashable {
        package let name: String
        package let status: Status
        /// What the plan is worth at this level; `nil` without a plan.
        package let objective: Double?
        /// Proven: no plan that holds the levels above is worth more. `nil` when nothing is proven.
        package let bestBound: Double?
        /// |bound - objective| / |objective|; infinite without a plan or a bound.
        package let relativeGap: Double

        init(name: String, status: Status, objective: Double?, bestBound: Double?) {
            self.name = name
            self.status = status
            self.objective = objective
            self.bestBound = bestBound
            guard let objective, let bestBound, objective != bestBound else {
                relativeGap = objective != nil && objective == bestBound ? 0 : .infinity
                return
            }
            relativeGap = abs(bestBound - objective) / abs(objective)
        }
    }

    /// One for each block used, by block.
    package let columns: [PackingColumn]
    /// By level, the most important first.
    package let levels: [Level]
    /// Of the relaxation at the first level.
    package let prices: PackingPrices
    package let work: PackingWork
    /// What stopped the first level that was stopped, when it was not the proof.
    package let limitReached: Limit?
}

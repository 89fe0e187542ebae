// SPDX-License-Identifier: Apache-2.0

/// Packs projects on blocks so that each level of the objective is the best possible, those above it held.
package struct PackingSolver: Sendable {
    let problem: PackingProblem
    let oracle: any LayoutOracle

    package init(problem: PackingProblem, oracle: any LayoutOracle) {
        self.problem = problem
        self.oracle = oracle
    }

    /// Solves all levels.
    ///
    /// - Parameters:
    ///   - start: a plan to begin from, one column for each block used; refused with a precondition where it breaks a
    ///     row, because it then is no plan.
    ///   - progress: called on the caller's thread, after every step worth telling.
    ///   - isCancelled: asked on the caller's thread between steps; the best plan so far is then returned.
    /// - Throws: what the oracle throws, and ``OptimizationError`` when the solver of programmes fails.
    package func solve(
        limits: PackingLimits = PackingLimits(), start: [PackingColumn] = [],
        progress: (PackingProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
    ) throws -> PackingSolution {
        preconditionFailure("to be written")
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What solving a linear programme without integers found, with the prices of its rows.
///
/// The duals follow one rule for both senses: a row's dual is the rate at which the best objective changes when the
/// right-hand side of the row grows. So for `maximize` and a row `≤ b` the dual is 0 or more, for `minimize` 0 or less;
/// a row that does not bind has the dual 0. The reduced cost of column j is
///
///     (1)  d_j = c_j − Σ_i y_i a_ij
///
/// and at an optimum of `maximize` d_j > 0 only where x_j stands at its upper bound, d_j < 0 only at its lower one;
/// of `minimize` the other way round. A column that is not in the programme improves a maximum only if (1) is above 0.
public struct Relaxation: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable {
        case optimal
        case infeasible
        case unbounded
        /// A limit, or the caller, ended the work; the next solve goes on from the basis that it left, if any.
        case limit
    }

    public let status: Status
    /// The objective at ``columnValues``; of an optimum the best there is. 0 when infeasible or unbounded.
    public let objective: Double
    /// One value for each column, within the solver's tolerance of 1e-7; those of a vertex of the feasible set when
    /// optimal, of no particular point at a limit; empty when infeasible or unbounded.
    public let columnValues: [Double]
    /// One for each row; empty when ``columnValues`` are, and the duals of no optimum at a limit.
    public let rowDuals: [Double]
    /// One for each column, as (1); empty when ``columnValues`` are.
    public let reducedCosts: [Double]
    /// Iterations of this solve alone, by every method that took part.
    public let iterations: Int

    public func dual(of constraint: Constraint) -> Double {
        rowDuals[constraint.index]
    }

    public subscript(variable: Variable) -> Double {
        columnValues[variable.index]
    }

    func adding(constant: Double) -> Relaxation {
        guard !columnValues.isEmpty else { return self }
        return Relaxation(
            status: status, objective: objective + constant, columnValues: columnValues, rowDuals: rowDuals,
            reducedCosts: reducedCosts, iterations: iterations)
    }

    static func withoutValues(_ status: Status, iterations: Int) -> Relaxation {
        Relaxation(
            status: status, objective: 0, columnValues: [], rowDuals: [], reducedCosts: [], iterations: iterations)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A linear programme over continuous columns that stays in the solver, with the basis of its last solve:
///
///     (1)  minimise or maximise  Σ_j c_j x_j
///     (2)  L_i ≤ Σ_j a_ij x_j ≤ U_i     for each row i
///     (3)  l_j ≤ x_j ≤ u_j              for each column j
///
/// For work that solves one programme many times with a few changes between: columns priced in, bounds fixed by
/// branching, rows cut off. It has no names and builds nothing twice; where names matter, use ``LinearModel``.
///
/// Rows and columns are numbered from 0 in the order they came. Infinite bounds are written `±.infinity`. Arrays whose
/// lengths do not fit together and numbers of rows or columns that do not exist are errors of the caller and stop the
/// process; numbers that no solver can work with are thrown, and change nothing.
///
/// One thread; the same sequence of calls gives the same answers, unless a time limit was reached.
package struct IncrementalProgramme: ~Copyable {
    let solver: HighsInstance
    package internal(set) var columnCount = 0
    package internal(set) var rowCount = 0
    /// Whether the last solve left a basis to go on from.
    var hasBasis = false

    /// A programme with rows and no columns.
    package init(
        _ sense: ObjectiveSense, rowLower: [Double], rowUpper: [Double]
    ) throws(OptimizationError) {
        precondition(rowLower.count == rowUpper.count)
        try SolverRange.check(lower: rowLower, upper: rowUpper)
        let solver = try HighsInstance.start()
        // Work stopped in a presolved programme leaves no basis to go on from.
        try solver.set("presolve", "off")
        // Primal simplex from a basis that is feasible, as after new columns and costs; dual from any other.
        try solver.set("simplex_strategy", Int32(0))
        try solver.setSense(sense)
        if !rowLower.isEmpty {
            try solver.addRows(
                lower: rowLower, upper: rowUpper, starts: [Int32](repeating: 0, count: rowLower.count), columns: [],
                coefficients: [])
        }
        self.solver = solver
        rowCount = rowLower.count
    }
}

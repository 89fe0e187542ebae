// SPDX-License-Identifier: Apache-2.0

extension IncrementalProgramme {
    /// Adds columns behind the ones there are. They start at a bound, outside the basis: after a solve they leave it
    /// feasible as long as 0 is that bound.
    ///
    /// - Parameters:
    ///   - starts: where the entries of each new column begin in `rows` and `coefficients`; they end where the next
    ///     one's begin. Within a column a row stands at most once, in any order.
    ///   - coefficients: from 1e-9 to 1e15 in size; entries of 0 are left out.
    /// - Complexity: O(columns + entries).
    package mutating func addColumns(
        costs: [Double], lower: [Double], upper: [Double], starts: [Int32], rows: [Int32], coefficients: [Double]
    ) throws(OptimizationError) {
        precondition(starts.count == costs.count && lower.count == costs.count && upper.count == costs.count)
        guard !costs.isEmpty else { return }
        checkMatrix(starts: starts, indices: rows, values: coefficients, below: rowCount)
        try SolverRange.check(costs: costs)
        try SolverRange.check(lower: lower, upper: upper)
        try SolverRange.check(coefficients: coefficients)
        try solver.addColumns(
            costs: costs, lower: lower, upper: upper, starts: starts, rows: rows, coefficients: coefficients)
        columnCount += costs.count
    }

    /// Adds rows behind the ones there are. Their slacks enter the basis, so that duals of the others stay valid.
    ///
    /// Parameters as in ``addColumns(costs:lower:upper:starts:rows:coefficients:)``, by row.
    ///
    /// - Complexity: O(rows + entries + coefficients of the whole programme).
    package mutating func addRows(
        lower: [Double], upper: [Double], starts: [Int32], columns: [Int32], coefficients: [Double]
    ) throws(OptimizationError) {
        precondition(starts.count == lower.count && upper.count == lower.count)
        guard !lower.isEmpty else { return }
        checkMatrix(starts: starts, indices: columns, values: coefficients, below: columnCount)
        try SolverRange.check(lower: lower, upper: upper)
        try SolverRange.check(coefficients: coefficients)
        try solver.addRows(
            lower: lower, upper: upper, starts: starts, columns: columns, coefficients: coefficients)
        rowCount += lower.count
    }

    /// Sets the cost of every column.
    package mutating func setCosts(_ costs: [Double]) throws(OptimizationError) {
        precondition(costs.count == columnCount)
        guard !costs.isEmpty else { return }
        try SolverRange.check(costs: costs)
        try solver.setCosts(costs)
    }

    package mutating func setCost(of column: Int, _ cost: Double) throws(OptimizationError) {
        precondition(column >= 0 && column < columnCount)
        try SolverRange.check(costs: [cost])
        try solver.setCost(of: column, cost)
    }

    /// Sets the bounds of some columns, each named once, in any order.
    package mutating func setBounds(
        of columns: [Int32], lower: [Double], upper: [Double]
    ) throws(OptimizationError) {
        precondition(lower.count == columns.count && upper.count == columns.count)
        precondition(columns.allSatisfy { $0 >= 0 && $0 < columnCount })
        guard !columns.isEmpty else { return }
        try SolverRange.check(lower: lower, upper: upper)
        try solver.setColumnBounds(of: columns, lower: lower, upper: upper)
    }

    /// Sets the bounds of some rows, each named once, in any order.
    package mutating func setRowBounds(
        of rows: [Int32], lower: [Double], upper: [Double]
    ) throws(OptimizationError) {
        precondition(lower.count == rows.count && upper.count == rows.count)
        precondition(rows.allSatisfy { $0 >= 0 && $0 < rowCount })
        guard !rows.isEmpty else { return }
        try SolverRange.check(lower: lower, upper: upper)
        try solver.setRowBounds(of: rows, lower: lower, upper: upper)
    }

    /// Deletes the columns where `mask` is `true`; the others close up in their order.
    ///
    /// The basis stays when no column of it goes, which holds for columns at a bound; otherwise the next solve mends it
    /// or starts anew.
    package mutating func deleteColumns(_ mask: [Bool]) throws(OptimizationError) {
        precondition(mask.count == columnCount)
        let places = mask.map { Int32($0 ? 1 : 0) }
        let deleted = places.reduce(0, +)
        guard deleted > 0 else { return }
        try solver.deleteColumns(places)
        columnCount -= Int(deleted)
    }

    private func checkMatrix(starts: [Int32], indices: [Int32], values: [Double], below count: Int) {
        precondition(indices.count == values.count && indices.allSatisfy { $0 >= 0 && $0 < count })
        precondition(starts.first ?? 0 == 0 && starts.last ?? 0 <= indices.count)
        precondition(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
    }
}

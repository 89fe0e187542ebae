// SPDX-License-Identifier: Apache-2.0
internal import CHiGHS

/// Changes to a programme that stays in the solver. All are bulk calls that HiGHS copies from; where the basis can be
/// kept, it is.
extension HighsInstance {
    func addColumns(
        costs: [Double], lower: [Double], upper: [Double], starts: [Int32], rows: [Int32], coefficients: [Double]
    ) throws(OptimizationError) {
        // SAFETY: every array has the length that the counts state, and outlives the call.
        let status = unsafe Highs_addCols(
            handle, Int32(costs.count), costs, lower, upper, Int32(rows.count), starts, rows, coefficients)
        try check(status, "new columns")
    }

    func addRows(
        lower: [Double], upper: [Double], starts: [Int32], columns: [Int32], coefficients: [Double]
    ) throws(OptimizationError) {
        // SAFETY: as in `addColumns`.
        let status = unsafe Highs_addRows(
            handle, Int32(lower.count), lower, upper, Int32(columns.count), starts, columns, coefficients)
        try check(status, "new rows")
    }

    func setSense(_ sense: ObjectiveSense) throws(OptimizationError) {
        // SAFETY: takes numbers only.
        let status = unsafe Highs_changeObjectiveSense(
            handle, sense == .maximize ? kHighsObjSenseMaximize : kHighsObjSenseMinimize)
        try check(status, "the sense of the objective")
    }

    /// Sets the costs of the first columns.
    func setCosts(_ costs: [Double]) throws(OptimizationError) {
        // SAFETY: one cost for each column of the range.
        try check(unsafe Highs_changeColsCostByRange(handle, 0, Int32(costs.count) - 1, costs), "costs")
    }

    func setCost(of column: Int, _ cost: Double) throws(OptimizationError) {
        // SAFETY: takes numbers only.
        try check(unsafe Highs_changeColCost(handle, Int32(column), cost), "a cost")
    }

    func setColumnBounds(
        of columns: [Int32], lower: [Double], upper: [Double]
    ) throws(OptimizationError) {
        // SAFETY: three arrays of one length, which outlive the call.
        let status = unsafe Highs_changeColsBoundsBySet(handle, Int32(columns.count), columns, lower, upper)
        try check(status, "bounds of columns")
    }

    func setRowBounds(of rows: [Int32], lower: [Double], upper: [Double]) throws(OptimizationError) {
        // SAFETY: as in `setColumnBounds`.
        let status = unsafe Highs_changeRowsBoundsBySet(handle, Int32(rows.count), rows, lower, upper)
        try check(status, "bounds of rows")
    }

    /// Deletes the columns where `mask` is 1.
    func deleteColumns(_ mask: [Int32]) throws(OptimizationError) {
        var places = mask
        // SAFETY: one entry for each column; HiGHS writes the new places into it, within its length.
        try check(unsafe Highs_deleteColsByMask(handle, &places), "columns to delete")
    }

    /// Makes ``run()`` count its time limit from now on.
    func restartClock() throws(OptimizationError) {
        // SAFETY: the handle is alive for as long as `self`.
        try check(unsafe Highs_zeroAllClocks(handle), "a new clock")
    }

    /// Whether all rows hold where every column is 0.
    func rowsHoldAtZero(rowCount: Int) throws(OptimizationError) -> Bool {
        guard rowCount > 0 else { return true }
        var lower = [Double](repeating: 0, count: rowCount)
        var upper = lower
        var count: Int32 = 0
        var entryCount: Int32 = 0
        // SAFETY: one place for each row of the range; null skips the entries.
        let status = unsafe Highs_getRowsByRange(
            handle, 0, Int32(rowCount) - 1, &count, &lower, &upper, &entryCount, nil, nil, nil)
        try check(status, "bounds of rows")
        return zip(lower, upper).allSatisfy { $0 <= 0 && $1 >= 0 }
    }

    /// Reads values, reduced costs and duals, one for each column and row.
    func relaxation(
        columnCount: Int, rowCount: Int
    ) throws(OptimizationError) -> (values: [Double], reducedCosts: [Double], rowDuals: [Double]) {
        var values = [Double](repeating: 0, count: columnCount)
        var reducedCosts = [Double](repeating: 0, count: columnCount)
        var rowDuals = [Double](repeating: 0, count: rowCount)
        // SAFETY: one place for each column or row; null skips the activities of the rows.
        let status = unsafe Highs_getSolution(handle, &values, &reducedCosts, nil, &rowDuals)
        try check(status, "the solution")
        return (values, reducedCosts, rowDuals)
    }
}

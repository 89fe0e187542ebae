// SPDX-License-Identifier: Apache-2.0

extension LinearModel {
    /// Solves the model as if no variable were integer, for the prices of its constraints and a bound on its objective.
    ///
    /// Read duals by ``Relaxation/dual(of:)``. Of a model without integers they are those of ``Solution/rowDuals``, up
    /// to the choice among several optimal ones.
    ///
    /// - Parameters:
    ///   - timeLimitSeconds: emergency brake.
    ///   - shouldStop: asked now and then; `true` ends the work with ``Relaxation/Status/limit``.
    public func relaxation(
        timeLimitSeconds: Double? = nil, shouldStop: (() -> Bool)? = nil
    ) throws(OptimizationError) -> Relaxation {
        var programme = try IncrementalProgramme(sense, rowLower: [], rowUpper: [])
        try programme.addColumns(
            costs: costs, lower: lower, upper: upper, starts: [Int32](repeating: 0, count: variableCount), rows: [],
            coefficients: [])
        try programme.addRows(
            lower: rowLower, upper: rowUpper, starts: Array(rowStart.dropLast()), columns: rowIndex,
            coefficients: rowValue)
        let relaxation = try programme.solve(timeLimitSeconds: timeLimitSeconds, shouldStop: shouldStop)
        return relaxation.adding(constant: objective.constant)
    }

    /// The coefficient of each variable in the objective.
    var costs: [Double] {
        var costs = [Double](repeating: 0, count: variableCount)
        for term in objective.merged {
            costs[term.variable.index] = term.coefficient
        }
        return costs
    }
}

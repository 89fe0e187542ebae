// SPDX-License-Identifier: Apache-2.0

extension LinearModel {
    /// The left-hand side of `constraint`.
    func expression(of constraint: Constraint) -> LinearExpression {
        LinearExpression(
            terms(of: constraint.index).map {
                (rowValue[$0], Variable(index: Int(rowIndex[$0])))
            })
    }

    func terms(of row: Int) -> Range<Int> {
        Int(rowStart[row])..<Int(rowStart[row + 1])
    }

    /// The same variables without constraints and objective.
    var variablesOnly: LinearModel {
        get throws(OptimizationError) {
            var model = LinearModel()
            for index in variableNames.indices {
                try model.addVariable(
                    variableNames[index], kind: kinds[index], lower: lower[index], upper: upper[index])
            }
            return model
        }
    }

    /// The same variables with only `rows` as constraints, in the order given, and no objective.
    func keeping(rows: [Int]) throws(OptimizationError) -> LinearModel {
        var model = try variablesOnly
        for row in rows {
            try model.addRow(row, of: self, plus: LinearExpression())
        }
        return model
    }

    /// Adds a row of another model with the same variables, with something added to its left-hand side.
    mutating func addRow(
        _ row: Int, of other: LinearModel, plus extra: LinearExpression
    ) throws(OptimizationError) {
        let expression = other.expression(of: Constraint(index: row)) + extra
        let (low, high) = (other.rowLower[row], other.rowUpper[row])
        let comparison: Comparison = low == high ? .equal : low.isFinite ? .atLeast : .atMost
        try addConstraint(other.constraintNames[row], expression, comparison, low.isFinite ? low : high)
    }

    /// How far `values` are outside the worst kept constraint, in its own unit, with its row; 0 when all hold.
    ///
    /// A violation counts only beyond what adding the terms in floating point can lose.
    func largestViolation(at values: [Double]) -> (amount: Double, row: Int?) {
        var worst = (amount: 0.0, row: Int?.none)
        for row in constraintNames.indices {
            var activity = 0.0
            var size = 0.0
            for entry in terms(of: row) {
                let part = rowValue[entry] * values[Int(rowIndex[entry])]
                activity += part
                size += abs(part)
            }
            let outside = max(rowLower[row] - activity, activity - rowUpper[row]) - size * 1e-12
            if outside > worst.amount {
                worst = (outside, row)
            }
        }
        return worst
    }
}

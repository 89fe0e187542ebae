// SPDX-License-Identifier: Apache-2.0

extension LinearModel {
    /// The variables that grow without end in a direction that keeps improving the objective; empty when there is no
    /// such direction.
    ///
    /// The direction is a point of the recession cone: right-hand sides and finite bounds become 0, every step is at
    /// most 1. For coefficients that are rational, a feasible integer model is unbounded exactly when its relaxation is
    /// (Meyer 1974), so integers need no separate treatment.
    public func unboundedVariables() throws(OptimizationError) -> [Variable] {
        var cone = LinearModel()
        for index in variableNames.indices {
            try cone.addVariable(
                variableNames[index], lower: lower[index].isFinite ? 0 : -1, upper: upper[index].isFinite ? 0 : 1)
        }
        for row in constraintNames.indices {
            let expression = expression(of: Constraint(index: row))
            let (low, high) = (rowLower[row].isFinite, rowUpper[row].isFinite)
            try cone.addConstraint(
                constraintNames[row], expression, low && high ? .equal : low ? .atLeast : .atMost, 0)
        }
        try cone.setObjective(sense, objective - LinearExpression(constant: objective.constant))
        let solution = try cone.solve(.exact)
        guard let gain = solution.objective, abs(gain) > 1e-9 else { return [] }
        return cone.variables.filter { abs(solution[$0]) > 1e-9 }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A linear programme, in part or wholly over integers:
///
///     (1)  minimise or maximise  c·x + c₀
///     (2)  a_i·x ≤, = or ≥ b_i          for each constraint i
///     (3)  l_j ≤ x_j ≤ u_j              for each variable j
///     (4)  x_j integer                  for the variables of that kind
///
/// A model is a value: copy it to try something out. Building refuses numbers that a solver would silently change, and
/// names the variable or the constraint they stand in.
///
/// ```swift
/// var model = LinearModel()
/// let take = try values.indices.map { try model.addBinary("take \($0)") }
/// try model.addConstraint("(1) weight", LinearExpression(zip(weights, take)), .atMost, 50)
/// try model.setObjective(.maximize, LinearExpression(zip(values, take)))
/// let solution = try model.solve()
/// ```
public struct LinearModel: Sendable {
    private(set) var variableNames: [String] = []
    private(set) var kinds: [VariableKind] = []
    private(set) var lower: [Double] = []
    private(set) var upper: [Double] = []

    private(set) var constraintNames: [String] = []
    private(set) var rowLower: [Double] = []
    private(set) var rowUpper: [Double] = []
    // Rows one after the other, as HiGHS takes them: the terms of row i are at rowStart[i]..<rowStart[i + 1].
    private(set) var rowStart: [Int32] = [0]
    private(set) var rowIndex: [Int32] = []
    private(set) var rowValue: [Double] = []

    private(set) var sense = ObjectiveSense.minimize
    private(set) var objective = LinearExpression()

    public init() {}

    public var variableCount: Int { variableNames.count }
    public var constraintCount: Int { constraintNames.count }
    public var coefficientCount: Int { rowIndex.count }
    public var hasIntegers: Bool { kinds.contains(.integer) }
    public var variables: [Variable] { variableNames.indices.map(Variable.init(index:)) }
    public var constraints: [Constraint] { constraintNames.indices.map(Constraint.init(index:)) }

    public func name(of variable: Variable) -> String { variableNames[variable.index] }
    public func name(of constraint: Constraint) -> String { constraintNames[constraint.index] }

    /// Adds a variable between `lower` and `upper`, which may be infinite on their own sides.
    ///
    /// - Throws: ``OptimizationError`` when a bound is not a number, is finite but at least 1e20 in size (which the
    ///   solver takes for infinite), or when `lower` is above `upper`.
    @discardableResult
    public mutating func addVariable(
        _ name: String, kind: VariableKind = .continuous, lower: Double = 0, upper: Double = .infinity
    ) throws(OptimizationError) -> Variable {
        for bound in [lower, upper] where bound.isNaN || (bound.isFinite && abs(bound) >= SolverRange.infinite) {
            throw OptimizationError(.invalidModel, subject: name, "the bound \(bound) is not a usable number")
        }
        guard lower <= upper, lower < .infinity, upper > -.infinity else {
            throw OptimizationError(
                .invalidModel, subject: name, "the lower bound \(lower) is above the upper bound \(upper)")
        }
        variableNames.append(name)
        kinds.append(kind)
        self.lower.append(lower)
        self.upper.append(upper)
        return Variable(index: variableNames.count - 1)
    }

    /// Adds a decision of yes (1) or no (0).
    public mutating func addBinary(_ name: String) throws(OptimizationError) -> Variable {
        try addVariable(name, kind: .integer, lower: 0, upper: 1)
    }

    /// Narrows or widens the bounds of `variable`; fixes it when both are equal.
    public mutating func setBounds(
        of variable: Variable, lower: Double, upper: Double
    ) throws(OptimizationError) {
        precondition(variable.index < variableCount, "the variable belongs to another model")
        var trial = LinearModel()
        try trial.addVariable(name(of: variable), kind: kinds[variable.index], lower: lower, upper: upper)
        self.lower[variable.index] = lower
        self.upper[variable.index] = upper
    }

    /// Adds `expression ≤, = or ≥ rightHandSide`. A constant in the expression moves to the right-hand side.
    ///
    /// - Throws: ``OptimizationError`` when a number is not finite, or a coefficient is so large (above 1e15) or so
    ///   small (below 1e-9, zero excepted) that the solver would refuse or drop it.
    @discardableResult
    public mutating func addConstraint(
        _ name: String, _ expression: LinearExpression, _ comparison: Comparison, _ rightHandSide: Double
    ) throws(OptimizationError) -> Constraint {
        let bound = rightHandSide - expression.constant
        guard bound.isFinite, abs(bound) < SolverRange.infinite else {
            throw OptimizationError(.invalidModel, subject: name, "the right-hand side \(bound) is not a usable number")
        }
        let terms = expression.merged
        for term in terms {
            precondition(term.variable.index < variableCount, "the variable belongs to another model")
            guard SolverRange.holds(coefficient: term.coefficient) else {
                throw OptimizationError(
                    .invalidModel, subject: name,
                    "the coefficient \(term.coefficient) of `\(self.name(of: term.variable))` is not a usable number",
                    hint: "state the constraint in units that keep its coefficients between 1e-6 and 1e6")
            }
        }
        constraintNames.append(name)
        rowLower.append(comparison == .atMost ? -.infinity : bound)
        rowUpper.append(comparison == .atLeast ? .infinity : bound)
        for term in terms {
            rowIndex.append(Int32(term.variable.index))
            rowValue.append(term.coefficient)
        }
        rowStart.append(Int32(rowIndex.count))
        return Constraint(index: constraintNames.count - 1)
    }

    /// Sets what is sought, in place of an earlier objective. Without one, any feasible answer is optimal.
    public mutating func setObjective(
        _ sense: ObjectiveSense, _ expression: LinearExpression
    ) throws(OptimizationError) {
        for term in expression.merged {
            precondition(term.variable.index < variableCount, "the variable belongs to another model")
            guard SolverRange.holds(cost: term.coefficient) else {
                throw OptimizationError(
                    .invalidModel, subject: name(of: term.variable),
                    "the coefficient \(term.coefficient) in the objective is not a usable number")
            }
        }
        guard expression.constant.isFinite else {
            throw OptimizationError(
                .invalidModel, subject: "objective", "the constant \(expression.constant) is not a usable number")
        }
        self.sense = sense
        objective = expression
    }
}

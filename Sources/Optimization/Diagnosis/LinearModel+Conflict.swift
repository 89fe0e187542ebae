// SPDX-License-Identifier: Apache-2.0

/// Constraints that cannot all hold, given the bounds of the variables and which of them are integer.
public struct Conflict: Sendable, Hashable {
    /// In the order of the model.
    public let constraints: [Constraint]
    /// The same by name.
    public let names: [String]
    /// Whether dropping any one of them would resolve this conflict. `false` when a limit left that open.
    public let isIrreducible: Bool
}

extension LinearModel {
    /// Why the model is infeasible: a small set of constraints that cannot hold together, or `nil` when the model is
    /// feasible or the limits left that open.
    ///
    /// The elastic filter of Chinneck and Dravnieks (1991) over whole solves, so that integers count: every constraint
    /// may be bought off at a price; those that are bought become rigid; when nothing more can be bought, the rigid
    /// ones are the conflict, thinned by leaving out one at a time. The objective plays no part.
    ///
    /// - Complexity: at most one solve for each constraint of the conflict, twice; each within `limits`.
    public func conflict(_ limits: SolveLimits = SolveLimits()) throws(OptimizationError) -> Conflict? {
        var rigid: Set<Int> = []
        search: while true {
            let (elastic, slacks) = try elasticModel(rigid: rigid)
            let solution = try elastic.solve(limits)
            switch solution.status {
            case .infeasible: break search
            case .noSolutionFound, .unbounded: return nil
            case .optimal, .feasible:
                let bought = slacks.filter { solution[$0.slack] > 1e-6 }.map(\.row)
                if bought.isEmpty { return nil }
                rigid.formUnion(bought)
            }
        }
        return try thinned(rigid.sorted(), limits)
    }

    private func elasticModel(
        rigid: Set<Int>
    ) throws(OptimizationError) -> (LinearModel, [(row: Int, slack: Variable)]) {
        var model = try variablesOnly
        var slacks: [(row: Int, slack: Variable)] = []
        for row in constraintNames.indices {
            var relief = LinearExpression()
            if !rigid.contains(row) {
                // Scaled by the row, so that a constraint in square metres is not bought more often than one in mu.
                let size = terms(of: row).reduce(0) { max($0, abs(rowValue[$1])) }
                if rowLower[row].isFinite {
                    let slack = try model.addVariable("below \(constraintNames[row])")
                    slacks.append((row, slack))
                    relief += (size == 0 ? 1 : size) * slack
                }
                if rowUpper[row].isFinite {
                    let slack = try model.addVariable("above \(constraintNames[row])")
                    slacks.append((row, slack))
                    relief += (size == 0 ? -1 : -size) * slack
                }
            }
            try model.addRow(row, of: self, plus: relief)
        }
        try model.setObjective(.minimize, .sum(of: slacks.map(\.slack)))
        return (model, slacks)
    }

    private func thinned(_ rows: [Int], _ limits: SolveLimits) throws(OptimizationError) -> Conflict {
        var kept = rows
        var isIrreducible = true
        for row in rows {
            let trial = kept.filter { $0 != row }
            switch try keeping(rows: trial).solve(limits).status {
            case .infeasible: kept = trial
            case .noSolutionFound: isIrreducible = false
            case .optimal, .feasible, .unbounded: break
            }
        }
        return Conflict(
            constraints: kept.map(Constraint.init(index:)), names: kept.map { constraintNames[$0] },
            isIrreducible: isIrreducible)
    }
}

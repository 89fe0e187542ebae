// SPDX-License-Identifier: Apache-2.0
internal import Optimization

/// The master over a given set of columns, as an integer programme: a part of the plan, or all of it.
///
/// For columns c of blocks b, with what is outside the part fixed:
///
///     maximise  Σ value_c x_c
///     (1)  Σ_{c with project p} x_c ≤ 1                         each project p of the part
///     (2)  Σ_{c of blocks that occupy r} x_c ≤ 1                 each resource r of the part
///     (3)  lower_i ≤ Σ usage_ic x_c ≤ upper_i                    each side row i, less what is fixed
///     (4)  Σ value_lc x_c ≥ z_l                                  each level l above, less what is fixed
///          x_c ∈ {0, 1}
struct PackingProgramme: Sendable {
    let columns: [PackingColumn]
    /// By side row, then by level held: what the columns chosen may use.
    let rowLower: [Double]
    let rowUpper: [Double]
    /// Projects that must be placed.
    var required: Set<Int32> = []
    /// The columns of ``columns`` chosen so far, if that is a plan.
    let start: [Int]?

    struct Answer: Sendable {
        /// The columns chosen; `nil` when no plan was found.
        let chosen: [PackingColumn]?
        let bound: Double?
        let isProven: Bool
        let nodes: Int
    }

    /// - Parameter shouldStop: asked now and then; the best answer so far is then given.
    func solve(
        _ stage: PackingStage, limits: SolveLimits, shouldStop: (() -> Bool)? = nil
    ) throws -> Answer {
        let problem = stage.problem
        var model = LinearModel()
        var objective = LinearExpression()
        var variables: [Variable] = []
        var rows: [Int: LinearExpression] = [:]
        var blocks: [Int32: LinearExpression] = [:]
        for (number, column) in columns.enumerated() {
            let variable = try model.addBinary("x\(number)")
            variables.append(variable)
            objective.add(stage.worth(of: column), variable)
            if problem.blocks[Int(column.block)].resources.count == 0
                || !problem.blocks[Int(column.block)].resources.contains(where: {
                    stage.space.sharedPlace[Int($0)] >= 0
                })
            {
                blocks[column.block, default: LinearExpression()].add(1, variable)
            }
            stage.forEachUse(of: column) { row, amount in
                if amount != 0 { rows[row, default: LinearExpression()].add(amount, variable) }
            }
        }
        for (block, expression) in blocks.sorted(by: { $0.key < $1.key }) where expression.terms.count > 1 {
            try model.addConstraint("(2) block \(block)", expression, .atMost, 1)
        }
        for project in required where rows[Int(project)] == nil {
            return Answer(chosen: nil, bound: nil, isProven: true, nodes: 0)
        }
        for row in rowLower.indices where rows[stage.space.firstRow + row] == nil {
            guard rowLower[row] <= 1e-9, rowUpper[row] >= -1e-9 else {
                return Answer(chosen: nil, bound: nil, isProven: true, nodes: 0)
            }
        }
        for (row, expression) in rows.sorted(by: { $0.key < $1.key }) {
            if row < stage.space.firstRow {
                let isRequired = row < stage.space.projectCount && required.contains(Int32(row))
                guard expression.terms.count > 1 || isRequired else { continue }
                try model.addConstraint("(1) \(row)", expression, isRequired ? .equal : .atMost, 1)
            } else {
                let (low, high) = (rowLower[row - stage.space.firstRow], rowUpper[row - stage.space.firstRow])
                if low == high {
                    try model.addConstraint("(3) \(row)", expression, .equal, low)
                } else {
                    if high < .infinity { try model.addConstraint("(3) \(row) most", expression, .atMost, high) }
                    if low > -.infinity { try model.addConstraint("(3) \(row) least", expression, .atLeast, low) }
                }
            }
        }
        try model.setObjective(.maximize, objective)
        var values: [Variable: Double] = [:]
        if let start {
            for variable in variables { values[variable] = 0 }
            for number in start { values[variables[number]] = 1 }
        }
        let solution = try model.solve(limits, start: values, shouldStop: shouldStop)
        return Answer(
            chosen: solution.hasValues
                ? columns.indices.filter { solution.isChosen(variables[$0]) }.map { columns[$0] } : nil,
            bound: solution.bestBound,
            isProven: solution.status == .optimal || solution.status == .infeasible, nodes: solution.nodes)
    }
}

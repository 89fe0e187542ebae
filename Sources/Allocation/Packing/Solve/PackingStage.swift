// SPDX-License-Identifier: Apache-2.0

/// One level of a problem, with the levels above it held: what the parts of the solver share.
struct PackingStage: Sendable {
    let problem: PackingProblem
    let oracle: any LayoutOracle
    let level: Int
    let space: DualSpace
    let threads: Int
    /// What one unit of the next level counts at this one, so that plans alike here are told apart: so little that all of
    /// it is worth less than half a step. 0 where values have no step, and at the last level.
    let tieWeight: Double

    /// - Parameters:
    ///   - held: by level above `level`, what it must reach.
    ///   - required: projects that every plan which holds those levels places.
    init(
        problem: PackingProblem, oracle: any LayoutOracle, level: Int, held: [Double], required: Set<Int32> = [],
        threads: Int
    ) {
        precondition(held.count == level)
        self.problem = problem
        self.oracle = oracle
        self.level = level
        self.threads = threads
        space = DualSpace(problem, held: held, required: required)
        tieWeight = Self.tieBreak(problem, level: level)
    }

    /// What a column uses of the rows of the master.
    func forEachUse(of column: PackingColumn, _ body: (_ row: Int, _ amount: Double) -> Void) {
        for pair in column.pairs {
            body(Int(problem.pairProject[Int(pair)]), 1)
        }
        if !space.sharedResources.isEmpty {
            for resource in problem.blocks[Int(column.block)].resources where space.sharedPlace[Int(resource)] >= 0 {
                body(space.firstShared + Int(space.sharedPlace[Int(resource)]), 1)
            }
        }
        if space.rowCount > 0 {
            for pair in column.pairs {
                for use in problem.pairUsage[Int(pair)] { body(space.firstRow + Int(use.row), use.amount) }
            }
            for use in column.extraUsage { body(space.firstRow + Int(use.row), use.amount) }
        }
        for held in 0..<space.heldCount {
            body(space.firstHeld + held, -column.value[held])
        }
    }

    /// What a column earns at the present level above the prices of what it uses.
    func reducedProfit(of column: PackingColumn, at prices: [Double]) -> Double {
        var profit = worth(of: column)
        forEachUse(of: column) { row, amount in profit -= prices[row] * amount }
        return profit
    }

    /// The bound that integrality allows: rounded down to a whole multiple of the level's step.
    func rounded(bound: Double) -> Double {
        guard let step = problem.valueStep[level], step > 0, bound.isFinite else { return bound }
        return ((bound / step) + 1e-6 + 1e-11 * abs(bound / step)).rounded(.down) * step
    }

    /// What a column counts at this level, ties broken by the next.
    func worth(of column: PackingColumn) -> Double {
        tieWeight == 0 ? column.value[level] : column.value[level] + tieWeight * column.value[level + 1]
    }

    /// What a plan counts at this level, ties broken by the next.
    func worth(of plan: PackingPlan) -> Double {
        tieWeight == 0 ? plan.value[level] : plan.value[level] + tieWeight * plan.value[level + 1]
    }

    /// What a place may lose of ties alone.
    var tieNoise: Double { tieWeight == 0 ? 0 : 0.05 * (problem.valueStep[level] ?? 0) }

    /// Only of values that are never below zero can be said beforehand how much all of them are worth at most.
    private static func tieBreak(_ problem: PackingProblem, level: Int) -> Double {
        guard level + 1 < problem.levels.count, let step = problem.valueStep[level], step > 0 else { return 0 }
        var greatest = [Double](repeating: 0, count: problem.projectCount)
        for (pair, value) in problem.pairValue[level + 1].enumerated() {
            guard value >= 0 else { return 0 }
            let project = Int(problem.pairProject[pair])
            greatest[project] = max(greatest[project], value)
        }
        let sum = greatest.reduce(0, +)
        return sum > 0 ? 0.4 * step / sum : 0
    }
}

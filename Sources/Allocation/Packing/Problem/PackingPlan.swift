// SPDX-License-Identifier: Apache-2.0

/// Columns chosen, at most one for each block, and what they take up.
struct PackingPlan: Sendable {
    /// By block.
    private(set) var columns: [PackingColumn?]
    /// By project; -1 where it is not placed.
    private(set) var blockOfProject: [Int32]
    /// By resource: the block that occupies it, or -1.
    private(set) var blockOfResource: [Int32]
    /// By side row: what is used.
    private(set) var activity: [Double]
    /// By level.
    private(set) var value: [Double]

    init(_ problem: PackingProblem) {
        columns = [PackingColumn?](repeating: nil, count: problem.blocks.count)
        blockOfProject = [Int32](repeating: -1, count: problem.projectCount)
        blockOfResource = [Int32](repeating: -1, count: problem.resourceCount)
        activity = [Double](repeating: 0, count: problem.rows.count)
        value = [Double](repeating: 0, count: problem.levels.count)
    }

    init(_ problem: PackingProblem, columns: [PackingColumn]) {
        self.init(problem)
        for column in columns { add(column, problem) }
    }

    /// Whether the block, its resources and the projects of a column are free.
    func isFree(for column: PackingColumn, _ problem: PackingProblem) -> Bool {
        columns[Int(column.block)] == nil
            && column.pairs.allSatisfy { blockOfProject[Int(problem.pairProject[Int($0)])] < 0 }
            && problem.blocks[Int(column.block)].resources.allSatisfy { blockOfResource[Int($0)] < 0 }
    }

    mutating func add(_ column: PackingColumn, _ problem: PackingProblem) {
        precondition(isFree(for: column, problem), "what a column takes must be free")
        columns[Int(column.block)] = column
        mark(column, as: column.block, sign: 1, problem)
    }

    mutating func remove(_ block: Int, _ problem: PackingProblem) {
        guard let column = columns[block] else { return }
        columns[block] = nil
        mark(column, as: -1, sign: -1, problem)
    }

    private mutating func mark(_ column: PackingColumn, as block: Int32, sign: Double, _ problem: PackingProblem) {
        for pair in column.pairs {
            blockOfProject[Int(problem.pairProject[Int(pair)])] = block
            for use in problem.pairUsage[Int(pair)] { activity[Int(use.row)] += sign * use.amount }
        }
        for resource in problem.blocks[Int(column.block)].resources { blockOfResource[Int(resource)] = block }
        for use in column.extraUsage { activity[Int(use.row)] += sign * use.amount }
        for level in value.indices { value[level] += sign * column.value[level] }
    }

    var chosen: [PackingColumn] { columns.compactMap { $0 } }

    /// By how much the worst side row is missed, as a share of its limit where that is above 1.
    func largestViolation(_ problem: PackingProblem) -> Double {
        var worst = 0.0
        for (row, used) in zip(problem.rows, activity) {
            if row.upper < .infinity { worst = max(worst, (used - row.upper) / max(1, abs(row.upper))) }
            if row.lower > -.infinity { worst = max(worst, (row.lower - used) / max(1, abs(row.lower))) }
        }
        return worst
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Optimization

/// The linear relaxation of the master over the columns found, kept in the solver while columns are added.
///
///     maximise  Σ value_c x_c ,  x_c ≥ 0
///     (1)  Σ_{c with project p} x_c ≤ 1                        each project p
///     (2)  Σ_{c of blocks that occupy r} x_c ≤ 1                each resource r; of one block only: a row of the block
///     (3)  lower_i ≤ Σ usage_ic x_c ≤ upper_i                   each side row i
///     (4)  Σ value_lc x_c ≥ z_l                                 each level l above the present one
///
/// Rows of blocks enter with the first column of the block.
struct RestrictedMaster: ~Copyable {
    private let stage: PackingStage
    private var programme: IncrementalProgramme
    private var pool: ColumnPool
    /// By block: its row, or -1.
    private var rowOfBlock: [Int32]

    init(stage: PackingStage) throws {
        self.stage = stage
        programme = try IncrementalProgramme(
            .maximize, rowLower: stage.space.lower, rowUpper: stage.space.upper)
        pool = ColumnPool(blockCount: stage.problem.blocks.count)
        rowOfBlock = [Int32](repeating: -1, count: stage.problem.blocks.count)
    }

    var columns: [PackingColumn] { pool.columns }

    /// Adds those that are new; returns how many were.
    mutating func add(_ columns: [PackingColumn]) throws -> Int {
        var fresh: [PackingColumn] = []
        var newRows = 0
        for column in columns where pool.insert(column).isNew {
            fresh.append(column)
            let block = Int(column.block)
            let isShared = stage.problem.blocks[block].resources.contains { stage.space.sharedPlace[Int($0)] >= 0 }
            if !isShared, rowOfBlock[block] < 0 {
                rowOfBlock[block] = Int32(programme.rowCount + newRows)
                newRows += 1
            }
        }
        guard !fresh.isEmpty else { return 0 }
        try programme.addRows(
            lower: [Double](repeating: -.infinity, count: newRows), upper: [Double](repeating: 1, count: newRows),
            starts: [Int32](repeating: 0, count: newRows), columns: [], coefficients: [])
        var starts: [Int32] = []
        var rows: [Int32] = []
        var coefficients: [Double] = []
        for column in fresh {
            starts.append(Int32(rows.count))
            var uses: [Int: Double] = [:]
            stage.forEachUse(of: column) { row, amount in uses[row, default: 0] += amount }
            if rowOfBlock[Int(column.block)] >= 0 { uses[Int(rowOfBlock[Int(column.block)])] = 1 }
            for (row, amount) in uses.sorted(by: { $0.key < $1.key }) where abs(amount) > 1e-9 {
                rows.append(Int32(row))
                coefficients.append(amount)
            }
        }
        try programme.addColumns(
            costs: fresh.map { $0.value[stage.level] }, lower: [Double](repeating: 0, count: fresh.count),
            upper: [Double](repeating: .infinity, count: fresh.count), starts: starts, rows: rows,
            coefficients: coefficients)
        return fresh.count
    }

    /// The optimum over the columns so far and the prices of the rows of the stage; `nil` when there is none.
    mutating func solve(iterationLimit: Int) throws -> (objective: Double, prices: [Double], values: [Double])? {
        let relaxation = try programme.solve(iterationLimit: iterationLimit)
        guard relaxation.status == .optimal else { return nil }
        let prices = (0..<stage.space.count).map { stage.space.admissible(relaxation.rowDuals[$0], at: $0) }
        return (relaxation.objective, prices, relaxation.columnValues)
    }
}

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
/// Rows of blocks enter with the first column of the block. Rows that need something, and projects that a branch
/// requires, have a costly stand-in, so that there is always a solution.
struct RestrictedMaster: ~Copyable {
    private let stage: PackingStage
    private var programme: IncrementalProgramme
    private var pool: ColumnPool
    /// By block: its row, or -1.
    private var rowOfBlock: [Int32]
    /// By column of the programme: its number in the pool, or -1 for a stand-in.
    private var poolNumber: [Int32] = []
    private var standIns: [Int: Int32] = [:]
    private var closed: Set<Int32> = []
    private var required: Set<Int32> = []

    init(stage: PackingStage) throws {
        self.stage = stage
        programme = try IncrementalProgramme(
            .maximize, rowLower: stage.space.lower, rowUpper: stage.space.upper)
        pool = ColumnPool(blockCount: stage.problem.blocks.count)
        rowOfBlock = [Int32](repeating: -1, count: stage.problem.blocks.count)
    }

    /// Enters the stand-ins of rows that need something, and the first columns.
    mutating func begin(with columns: [PackingColumn]) throws -> Int {
        for row in stage.space.firstRow..<stage.space.count
        where stage.space.lower[row] > 0 || stage.space.upper[row] < 0 {
            try addStandIn(for: row, sign: stage.space.lower[row] > 0 ? 1 : -1)
        }
        return try add(columns)
    }

    private mutating func addStandIn(for row: Int, sign: Double) throws {
        guard standIns[row] == nil else { return }
        standIns[row] = Int32(programme.columnCount)
        poolNumber.append(-1)
        // Dearer than what one unit of the row could bring elsewhere.
        let cost = -100 * (stage.greatestValue + 1) / min(1, stage.smallestUse(of: row))
        try programme.addColumns(
            costs: [cost], lower: [0], upper: [.infinity], starts: [0], rows: [Int32(row)], coefficients: [sign])
    }

    /// Closes the columns that a branch forbids, opens the others, and makes its projects be placed.
    mutating func restrict(to restriction: PairRestriction) throws {
        var changed: [Int32] = []
        var upper: [Double] = []
        for (column, number) in poolNumber.enumerated() where number >= 0 {
            let isForbidden =
                !restriction.forbidden.isEmpty
                && pool.columns[Int(number)].pairs.contains { restriction.forbidden[Int($0)] }
            guard isForbidden != closed.contains(Int32(column)) else { continue }
            changed.append(Int32(column))
            upper.append(isForbidden ? 0 : .infinity)
            if isForbidden { closed.insert(Int32(column)) } else { closed.remove(Int32(column)) }
        }
        try programme.setBounds(of: changed, lower: upper.map { _ in 0 }, upper: upper)
        let projects = required.symmetricDifference(restriction.required).sorted()
        for project in projects where restriction.required.contains(project) {
            try addStandIn(for: Int(project), sign: 1)
        }
        try programme.setRowBounds(
            of: projects, lower: projects.map { restriction.required.contains($0) ? 1 : -.infinity },
            upper: projects.map { _ in 1 })
        let free = projects.compactMap { standIns[Int($0)] }
        try programme.setBounds(
            of: free, lower: free.map { _ in 0 },
            upper: projects.map { restriction.required.contains($0) ? .infinity : 0 })
        required = restriction.required
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
            poolNumber.append(Int32(pool.columns.count - fresh.count + starts.count))
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
            costs: fresh.map { stage.worth(of: $0) }, lower: [Double](repeating: 0, count: fresh.count),
            upper: [Double](repeating: .infinity, count: fresh.count), starts: starts, rows: rows,
            coefficients: coefficients)
        return fresh.count
    }

    struct Optimum {
        let objective: Double
        /// Of the rows of the stage, with the right signs.
        let prices: [Double]
        /// The columns used, with their shares.
        let shares: [(column: PackingColumn, share: Double)]
        /// Whether a stand-in is used.
        let isElastic: Bool
    }

    /// The optimum over the columns so far; `nil` when the solver comes to none within `iterationLimit`.
    mutating func solve(iterationLimit: Int) throws -> Optimum? {
        let relaxation = try programme.solve(iterationLimit: iterationLimit)
        guard relaxation.status == .optimal else { return nil }
        let prices = (0..<stage.space.count).map { row in
            required.contains(Int32(row)) && row < stage.space.projectCount
                ? relaxation.rowDuals[row] : stage.space.admissible(relaxation.rowDuals[row], at: row)
        }
        var shares: [(column: PackingColumn, share: Double)] = []
        var isElastic = false
        for (column, value) in relaxation.columnValues.enumerated() where value > 1e-9 {
            if poolNumber[column] < 0 {
                isElastic = isElastic || value > 1e-7
            } else {
                shares.append((pool.columns[Int(poolNumber[column])], value))
            }
        }
        return Optimum(objective: relaxation.objective, prices: prices, shares: shares, isElastic: isElastic)
    }
}

// SPDX-License-Identifier: Apache-2.0
import Allocation
import PackingSupport
import TestSupport

/// A tiny packing problem with merged blocks, side rows of all kinds and up to three levels, and all its columns.
struct RandomPacking {
    let problem: PackingProblem
    let oracle: ListedOracle

    /// - Parameter needs: whether rows may ask for something that the empty plan does not give.
    init(_ generator: inout RepeatableGenerator, needs: Bool) {
        let parcels = Int.random(in: 2...4, using: &generator)
        let projects = Int.random(in: 2...5, using: &generator)
        var resources = (0..<parcels).map { [Int32($0)] }
        // Neighbours merged: they share parcels with the blocks of one.
        for first in 0..<(parcels - 1) where Bool.random(using: &generator) {
            resources.append([Int32(first), Int32(first + 1)])
        }
        let levelCount = Int.random(in: 1...3, using: &generator)
        var rows: [PackingProblem.Row] = [
            PackingProblem.Row(name: "water", upper: Double(Int.random(in: 2...9, using: &generator)))
        ]
        if Bool.random(using: &generator) { rows.append(PackingProblem.Row(name: "chain", lower: 0, upper: 0)) }
        if Bool.random(using: &generator) { rows.append(PackingProblem.Row(name: "account", lower: -1, upper: 3)) }
        if needs {
            rows.append(PackingProblem.Row(name: "asked", lower: Double(Int.random(in: 1...3, using: &generator))))
        }
        var blocks: [PackingProblem.Block] = []
        var pairProject: [Int32] = []
        var values = [[Double]](repeating: [], count: levelCount)
        var usage = RowUsage(pairCount: 0)
        for occupied in resources {
            let start = pairProject.count
            for project in 0..<projects where Int.random(in: 0..<3, using: &generator) > 0 {
                pairProject.append(Int32(project))
                for level in 0..<levelCount {
                    values[level].append(
                        level == 0
                            ? Double(Int.random(in: 1...3, using: &generator))
                            : Double(Int.random(in: 0...100, using: &generator)) / 100)
                }
                usage.append(
                    rows.enumerated().compactMap { row, limits in
                        guard Bool.random(using: &generator) else { return nil }
                        let least = limits.lower > -.infinity ? -2 : 0
                        return RowUse(
                            row: Int32(row), amount: Double(Int.random(in: least...4, using: &generator)))
                    })
            }
            blocks.append(PackingProblem.Block(resources: occupied, pairs: start..<pairProject.count))
        }
        let problem = PackingProblem(
            projectCount: projects, resourceCount: parcels, rows: rows, blocks: blocks, pairProject: pairProject,
            pairValue: values, pairUsage: usage, levels: (0..<levelCount).map { "level \($0)" },
            valueStep: (0..<levelCount).map { $0 == 0 ? 1 : $0 == 1 ? 0.01 : nil })
        var columns: [[PackingColumn]] = []
        for block in blocks.indices {
            columns.append(Self.columns(of: block, problem, &generator))
        }
        self.problem = problem
        oracle = ListedOracle(problem: problem, columns: columns)
    }

    /// Some of the sets of the pairs of a block, worth a little less and using a little more than their pairs alone.
    private static func columns(
        of block: Int, _ problem: PackingProblem, _ generator: inout RepeatableGenerator
    ) -> [PackingColumn] {
        let pairs = Array(problem.blocks[block].pairs)
        var columns: [PackingColumn] = []
        for mask in 1..<max(1, 1 << pairs.count) where Int.random(in: 0..<3, using: &generator) > 0 {
            let chosen = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { Int32(pairs[$0]) }
            guard chosen.count <= 3 else { continue }
            let nominal = problem.column(of: block, pairs: chosen)
            let value = nominal.value.enumerated().map { level, value in
                level == 0 || value < 0.1 ? value : value - Double(Int.random(in: 0...10, using: &generator)) / 100
            }
            let extra = Bool.random(using: &generator) ? [RowUse(row: 0, amount: 1)] : []
            columns.append(
                PackingColumn(
                    block: Int32(block), pairs: chosen, value: value, extraUsage: extra, layout: columns.count))
        }
        return columns
    }

    /// The best values, level by level, over all plans; `nil` when no plan meets the rows.
    var bestValues: [Double]? {
        var best: [Double]?
        func tryBlocks(from block: Int, _ chosen: [PackingColumn]) {
            guard block < problem.blocks.count else {
                guard meetsRows(chosen) else { return }
                let value = problem.levels.indices.map { level in chosen.reduce(0) { $0 + $1.value[level] } }
                if best.map({ Self.precedes($0, value) }) ?? true { best = value }
                return
            }
            tryBlocks(from: block + 1, chosen)
            for column in oracle.columns[block] where isFree(column, beside: chosen) {
                tryBlocks(from: block + 1, chosen + [column])
            }
        }
        tryBlocks(from: 0, [])
        return best
    }

    /// Whether `first` is worse than `second` at the first level at which they differ.
    static func precedes(_ first: [Double], _ second: [Double]) -> Bool {
        for (a, b) in zip(first, second) where abs(a - b) > 1e-7 { return a < b }
        return false
    }

    private func isFree(_ column: PackingColumn, beside others: [PackingColumn]) -> Bool {
        let occupied = Set(others.flatMap { problem.blocks[Int($0.block)].resources })
        let placed = Set(others.flatMap { $0.pairs.map { problem.pairProject[Int($0)] } })
        return occupied.isDisjoint(with: problem.blocks[Int(column.block)].resources)
            && placed.isDisjoint(with: column.pairs.map { problem.pairProject[Int($0)] })
    }

    private func meetsRows(_ columns: [PackingColumn]) -> Bool {
        var used = [Double](repeating: 0, count: problem.rows.count)
        for column in columns {
            for pair in column.pairs { for use in problem.pairUsage[Int(pair)] { used[Int(use.row)] += use.amount } }
            for use in column.extraUsage { used[Int(use.row)] += use.amount }
        }
        return zip(used, problem.rows).allSatisfy { $0 >= $1.lower - 1e-6 && $0 <= $1.upper + 1e-6 }
    }

    /// Whether columns are a plan: known to the oracle, apart from one another, within all rows.
    func isPlan(_ columns: [PackingColumn]) -> Bool {
        var before: [PackingColumn] = []
        for column in columns {
            guard oracle.columns[Int(column.block)].contains(column), isFree(column, beside: before) else {
                return false
            }
            before.append(column)
        }
        return meetsRows(columns)
    }
}

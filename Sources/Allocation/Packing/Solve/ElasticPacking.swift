// SPDX-License-Identifier: Apache-2.0

/// A problem in which every row that needs something can be met by a stand-in, at a first level that counts them.
///
/// So a plan is known from the start, and the search for one that meets the rows is a search like any other: its first
/// level is worth 0 when all stand-ins are gone, and proven below 0 when no plan meets the rows.
struct ElasticPacking: Sendable {
    let problem: PackingProblem
    let oracle: any LayoutOracle
    /// All stand-ins.
    let start: [PackingColumn]

    /// `nil` when the empty plan meets all rows.
    init?(_ original: PackingProblem, oracle: any LayoutOracle) {
        let needy = original.rows.indices.filter { original.rows[$0].lower > 0 || original.rows[$0].upper < 0 }
        guard !needy.isEmpty else { return nil }
        var usage = original.pairUsage
        var blocks = original.blocks
        var projects = original.pairProject
        var values = [[Double](repeating: 0, count: original.pairCount)] + original.pairValue
        for (number, row) in needy.enumerated() {
            let pair = projects.count
            let need = original.rows[row].lower > 0 ? original.rows[row].lower : original.rows[row].upper
            blocks.append(
                PackingProblem.Block(resources: [Int32(original.resourceCount + number)], pairs: pair..<pair + 1))
            projects.append(Int32(original.projectCount + number))
            usage.append([RowUse(row: Int32(row), amount: need)])
            values[0].append(-1)
            for level in 1..<values.count { values[level].append(0) }
        }
        let problem = PackingProblem(
            projectCount: original.projectCount + needy.count, resourceCount: original.resourceCount + needy.count,
            rows: original.rows, blocks: blocks, pairProject: projects, pairValue: values, pairUsage: usage,
            levels: ["rows met"] + original.levels, valueStep: [1] + original.valueStep)
        self.problem = problem
        self.oracle = ElasticOracle(
            base: oracle, baseBlockCount: original.blocks.count, problem: problem)
        start = (original.blocks.count..<blocks.count).map {
            problem.column(of: $0, pairs: [Int32(blocks[$0].pairs.lowerBound)])
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Which projects may be packed on which blocks, what that is worth and what it uses.
///
/// A *block* is what is laid out at once: a parcel, neighbours merged, factory units. A *pair* is a project that may
/// go on a block. A *column* is a set of pairs of one block that can really be laid out together
/// (``PackingColumn``); which sets can, only a ``LayoutOracle`` knows. Every block takes at most one column, every
/// project and every resource is used at most once, and the side rows hold.
///
/// Pairs are numbered through all blocks, those of one block in one run (``Block/pairs``).
package struct PackingProblem: Sendable {
    /// A side row: `lower <= sum of usage <= upper`. Infinite where there is no limit; equal for an equality.
    package struct Row: Sendable, Hashable {
        package let name: String
        package let lower: Double
        package let upper: Double

        package init(name: String, lower: Double = -.infinity, upper: Double = .infinity) {
            self.name = name
            self.lower = lower
            self.upper = upper
        }
    }

    package struct Block: Sendable, Hashable {
        /// What the block occupies while it has a column, ascending: parcels, a unit in a time slot.
        package let resources: [Int32]
        /// The numbers of its pairs.
        package let pairs: Range<Int>

        package init(resources: [Int32], pairs: Range<Int>) {
            self.resources = resources
            self.pairs = pairs
        }
    }

    package let projectCount: Int
    package let resourceCount: Int
    package let rows: [Row]
    package let blocks: [Block]
    /// The project of each pair. A project appears at most once in a block.
    package let pairProject: [Int32]
    /// By level, then by pair: no column gets more from the pair than this.
    package let pairValue: [[Double]]
    /// By pair: what every column with it uses at least; exactly that in rows with a lower limit.
    package let pairUsage: RowUsage
    /// The names of the objectives, the most important first.
    package let levels: [String]
    /// By level: every column's value is a whole multiple of this; `nil` where values are not so.
    package let valueStep: [Double?]

    package init(
        projectCount: Int, resourceCount: Int, rows: [Row] = [], blocks: [Block], pairProject: [Int32],
        pairValue: [[Double]], pairUsage: RowUsage? = nil, levels: [String], valueStep: [Double?]
    ) {
        precondition(levels.count == pairValue.count && levels.count == valueStep.count && !levels.isEmpty)
        precondition(pairValue.allSatisfy { $0.count == pairProject.count })
        precondition(pairProject.allSatisfy { 0 <= $0 && $0 < projectCount })
        var next = 0
        for block in blocks {
            precondition(block.pairs.lowerBound == next, "the pairs of the blocks follow one another")
            next = block.pairs.upperBound
            precondition(block.resources.allSatisfy { 0 <= $0 && $0 < resourceCount })
        }
        precondition(next == pairProject.count)
        let usage = pairUsage ?? RowUsage(pairCount: pairProject.count)
        precondition(usage.pairCount == pairProject.count)
        precondition(usage.uses.allSatisfy { 0 <= $0.row && $0.row < rows.count })
        self.projectCount = projectCount
        self.resourceCount = resourceCount
        self.rows = rows
        self.blocks = blocks
        self.pairProject = pairProject
        self.pairValue = pairValue
        self.pairUsage = usage
        self.levels = levels
        self.valueStep = valueStep
    }

    package var pairCount: Int { pairProject.count }
}

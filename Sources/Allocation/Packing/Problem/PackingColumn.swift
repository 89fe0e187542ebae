// SPDX-License-Identifier: Apache-2.0

/// Pairs of one block that can really be laid out together: a variable of the master.
package struct PackingColumn: Sendable, Hashable {
    package let block: Int32
    /// Numbers of pairs of the problem, ascending; never empty.
    package let pairs: [Int32]
    /// By level: what the layout is really worth, at most the sum of ``PackingProblem/pairValue``, and not below 0 where
    /// none of these is.
    package let value: [Double]
    /// Used beyond what the pairs use; 0 or more, and only in rows without a lower limit.
    package let extraUsage: [RowUse]
    /// The oracle's own number, by which it finds the layout again.
    package let layout: Int

    package init(block: Int32, pairs: [Int32], value: [Double], extraUsage: [RowUse] = [], layout: Int = 0) {
        self.block = block
        self.pairs = pairs
        self.value = value
        self.extraUsage = extraUsage
        self.layout = layout
    }
}

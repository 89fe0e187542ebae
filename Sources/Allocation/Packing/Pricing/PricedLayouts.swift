// SPDX-License-Identifier: Apache-2.0

/// What an oracle found on a block at given prices.
package struct PricedLayouts: Sendable {
    package struct Candidate: Sendable {
        package let column: PackingColumn
        package let profit: Double

        package init(column: PackingColumn, profit: Double) {
            self.column = column
            self.profit = profit
        }
    }

    /// Best first; all above the threshold asked for.
    package let columns: [Candidate]
    /// Proven: no column of the block has a greater profit than this. Never below the threshold asked for, which
    /// stands for "none above it".
    package let bound: Double
    /// Whether every column of the block above the threshold is in ``columns``.
    package let isComplete: Bool

    package init(columns: [Candidate], bound: Double, isComplete: Bool) {
        self.columns = columns
        self.bound = bound
        self.isComplete = isComplete
    }
}

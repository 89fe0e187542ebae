// SPDX-License-Identifier: Apache-2.0

/// Who knows what can be laid out on a block.
package protocol LayoutOracle: Sendable {
    /// The columns of a block of greatest profit, best first.
    ///
    /// The profit of a column is the sum of `profits` over its pairs, plus what its own terms add:
    /// `levelWeights[l] * (value[l] - sum of pairValue[l])` for each level and `-rowPrices[r] * amount` for each
    /// extra use. Weights are 0 or more, and so are the prices of rows without a lower limit: what is added is never
    /// above zero, so that the sum over the pairs is an upper bound.
    ///
    /// Called from several threads, for one block by one thread at a time. The same arguments must give the same
    /// columns, whatever was asked before.
    ///
    /// - Parameters:
    ///   - profits: of the pairs of the block, counted from its first; minus infinity forbids the pair.
    ///   - levelWeights: by level.
    ///   - rowPrices: by side row of the problem.
    ///   - threshold: only columns with a greater profit are wanted.
    ///   - limit: most columns wanted, at least 1. Fewer than that come back only when no other column of the block
    ///     is above the threshold, or when a limit of work stopped the oracle, which ``PricedLayouts/isComplete``
    ///     tells.
    func layouts(
        of block: Int, profits: Span<Double>, levelWeights: [Double], rowPrices: [Double], threshold: Double,
        limit: Int
    ) throws -> PricedLayouts
}

// SPDX-License-Identifier: Apache-2.0

extension PackingProblem {
    /// The column of a block that is worth the sum of its pairs.
    ///
    /// - Parameter pairs: numbers of pairs of the block, ascending.
    package func column(of block: Int, pairs: [Int32], layout: Int = 0) -> PackingColumn {
        PackingColumn(
            block: Int32(block), pairs: pairs,
            value: pairValue.map { values in pairs.reduce(0) { $0 + values[Int($1)] } }, layout: layout)
    }
}

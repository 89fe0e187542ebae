// SPDX-License-Identifier: Apache-2.0

/// Items that fit on a ground together.
package struct KnapsackSubset: Sendable, Hashable {
    /// Their places in the list searched, ascending; never empty.
    package let items: [Int]
    package let profit: Double
}

// SPDX-License-Identifier: Apache-2.0

/// What may be put on a ground: its profit, and between which sizes its part may be.
package struct KnapsackItem: Sendable, Hashable {
    /// Minus infinity forbids the item.
    package let profit: Double
    /// 0 or more.
    package let least: Double
    package let most: Double

    package init(profit: Double, least: Double, most: Double) {
        precondition(least >= 0 && most >= least)
        self.profit = profit
        self.least = least
        self.most = most
    }
}

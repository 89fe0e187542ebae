// SPDX-License-Identifier: Apache-2.0

/// A way to meet a need.
protocol LandOffering {
    /// What it takes, in thousandths of a mu.
    var area: Int { get }
    /// Whether ground is left over, which is then the newest piece of the stock.
    var leavesRest: Bool { get }
}

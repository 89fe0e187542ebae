// SPDX-License-Identifier: Apache-2.0

/// Work done by a solve.
package struct PackingWork: Sendable, Hashable {
    /// Columns found that were new.
    package internal(set) var columns = 0
    /// Rounds of pricing over all blocks.
    package internal(set) var rounds = 0
    /// Nodes of the tree over the pairs and of the integer programmes solved on the way.
    package internal(set) var nodes = 0
    /// Questions put to the oracle.
    package internal(set) var pricingCalls = 0

    package init() {}
}

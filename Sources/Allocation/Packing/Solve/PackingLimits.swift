// SPDX-License-Identifier: Apache-2.0

/// How much work the packing of projects may cost, and how good it must be.
///
/// Limits in work make a plan repeatable, whatever the number of threads. ``timeLimitSeconds`` does not: it is an
/// emergency brake, and the solution says when it was pulled.
package struct PackingLimits: Sendable, Hashable {
    /// How far a level may be from its bound, as a share of its value, and still be called optimal.
    package var relativeGap: Double
    /// Most nodes, over all levels: of the tree over the pairs and of the trees in the programmes solved on the way.
    package var maximumNodes: Int
    /// Most rounds of pricing over all blocks, for each level.
    package var maximumRounds: Int
    /// Emergency brake.
    package var timeLimitSeconds: Double?
    package var threads: Int
    package var seed: UInt64

    package init(
        relativeGap: Double = 1e-4, maximumNodes: Int = 10_000, maximumRounds: Int = 1_000,
        timeLimitSeconds: Double? = nil, threads: Int = 1, seed: UInt64 = 0
    ) {
        self.relativeGap = relativeGap
        self.maximumNodes = maximumNodes
        self.maximumRounds = maximumRounds
        self.timeLimitSeconds = timeLimitSeconds
        self.threads = threads
        self.seed = seed
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What one round of pricing over all blocks found.
struct PricingRound: Sendable {
    /// Proven: no plan is worth more. The value of the Lagrangian dual at the prices.
    let bound: Double
    /// Block by block, best first.
    let candidates: [PricedLayouts.Candidate]
    /// By block: what its best column earns above the prices of the shared resources, at least 0.
    let earnings: [Double]
    let calls: Int
    /// Whether all columns above the threshold asked for are among the candidates.
    let isComplete: Bool
}

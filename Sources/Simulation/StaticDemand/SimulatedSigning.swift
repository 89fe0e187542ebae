// SPDX-License-Identifier: Apache-2.0

/// One project as one replication drew it.
public struct SimulatedSigning: Sendable, Hashable {
    /// Place in the scenario's list of tiers.
    public let tier: Int
    public let needsOwnLand: Bool
    /// 亿元
    public let investment: Double
    /// 万元/亩
    public let intensity: Double
    /// First-phase land; 0 when the project needs none of its own.
    public let landMu: Double
}

/// The story of one replication.
public struct DemandReplication: Sendable, Hashable {
    public let replication: Int
    public let signings: [SimulatedSigning]
    public let demandMu: Double
    public let largestProjectMu: Double
}

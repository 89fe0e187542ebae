// SPDX-License-Identifier: Apache-2.0

/// How the counts of tiers are to be read.
public enum TierReading: String, Sendable, Hashable, CaseIterable {
    /// A count holds all above its bound, so that those of the next tier are among them.
    case nested
    /// A count holds its own tier only.
    case disjoint
}

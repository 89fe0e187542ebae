// SPDX-License-Identifier: Apache-2.0

/// Where land comes from, and how it is matched.
public enum LandMatching: String, Sendable, Hashable, CaseIterable {
    /// One stock in 亩, without place, class or shape.
    case pool
    /// The parcels of a workspace, by the siting rules.
    case parcels
}

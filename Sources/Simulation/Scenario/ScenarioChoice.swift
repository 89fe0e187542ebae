// SPDX-License-Identifier: Apache-2.0

/// How the counts of tiers are to be read.
public enum TierReading: String, Sendable, Hashable, CaseIterable {
    /// A count holds all above its bound, so that those of the next tier are among them.
    case nested
    /// A count holds its own tier only.
    case disjoint
}

/// Where signed projects come from.
public enum ProjectSource: String, Sendable, Hashable, CaseIterable {
    /// Drawn at random only.
    case none
    /// The workspace's list stands in place of the signings of the year before.
    case backlog
    /// The workspace's list only.
    case instead
    /// The workspace's list and all that is drawn.
    case added
}

/// Where land comes from, and how it is matched.
public enum LandMatching: String, Sendable, Hashable, CaseIterable {
    /// One stock in 亩, without place, class or shape.
    case pool
    /// The parcels of a workspace, by the siting rules.
    case parcels
}

/// Who is served first when land comes in.
public enum QueueOrder: String, Sendable, Hashable, CaseIterable {
    case firstComeFirstServed
    /// The greater investment first.
    case priority
}

/// Which of several sites a project gets.
public enum SiteChoice: String, Sendable, Hashable, CaseIterable {
    /// The one with least land left over.
    case bestFit
    /// The first in the order of ids.
    case firstFit
}

/// Which parks may serve a project.
public enum ReservePooling: String, Sendable, Hashable, CaseIterable {
    /// Its own park alone.
    case park
    /// All parks of the county that signed it, and of others where it may be transferred.
    case county
    /// All parks of the city.
    case city
}

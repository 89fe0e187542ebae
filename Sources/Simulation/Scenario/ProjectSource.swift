// SPDX-License-Identifier: Apache-2.0

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

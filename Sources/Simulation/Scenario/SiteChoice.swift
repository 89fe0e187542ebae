// SPDX-License-Identifier: Apache-2.0

/// Which of several sites a project gets.
public enum SiteChoice: String, Sendable, Hashable, CaseIterable {
    /// The one with least land left over.
    case bestFit
    /// The first in the order of ids.
    case firstFit
}

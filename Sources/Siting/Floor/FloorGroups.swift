// SPDX-License-Identifier: Apache-2.0

/// The groups of a search, and whether that is all of them.
public struct FloorGroups: Sendable, Hashable {
    /// On one floor before several, then of fewest units, then of smallest surplus.
    public let groups: [FloorGroup]
    public let cautions: [FloorCaution]
}

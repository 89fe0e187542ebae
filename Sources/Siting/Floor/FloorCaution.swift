// SPDX-License-Identifier: Apache-2.0

/// What a planner should know of units that add up.
public enum FloorCaution: Sendable, Hashable {
    /// Units have no outlines in the data: those of one floor, and of floors that follow each other, are taken to
    /// adjoin.
    case adjacencyAssumed
    /// A unit's floor is not recorded, and nothing says that its building has more than one.
    case floorNotRecorded
    /// Better groups may be missing: more would have had to be looked at than the bound on work allows.
    case groupsLeftOut
}

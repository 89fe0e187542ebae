// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// What keeps a project out of the plan.
public enum Binding: Sendable, Hashable {
    /// Nothing meets this criterion among what met those before it.
    case criterion(Criterion, removed: Int)
    /// Sites exist; the plan gives them to others, whose weight or fit is worth more.
    case competition(siteIDs: [String], heldBy: [String])
    /// Sites are free in a park that has too little left of a utility; `missing` is in the unit of its kind.
    case utility(parkID: String, UtilityKind, missing: Double)
    /// Sites are free, but the land that may be newly supplied in a period is used up.
    case quota(name: String, missing: Area)
    /// Sites are free, but the budget for land is used up.
    case budget(missingWan: Double)
    /// Land is there for it, and no floor to begin on.
    case floorFirst
    /// Neither land nor floor is stated.
    case noStatedNeed
}

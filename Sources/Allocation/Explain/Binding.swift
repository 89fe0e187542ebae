// SPDX-License-Identifier: Apache-2.0
public import Siting

/// What keeps a project out of the plan.
public enum Binding: Sendable, Hashable {
    /// Nothing meets this criterion among what met those before it.
    case criterion(Criterion, removed: Int)
    /// Sites exist; the plan gives them to others, whose weight or fit is worth more.
    case competition(siteIDs: [String], heldBy: [String])
    /// Neither land nor floor is stated.
    case noStatedNeed
}

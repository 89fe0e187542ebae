// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// A project that the plan could not place, with why and what would place it.
public struct Unplaced: Sendable {
    public let project: Project
    /// What placing it would add to the first level.
    public let weight: Double
    /// What binds most comes first; empty where the plan was cancelled before it was looked at.
    public let bindings: [Binding]
    /// Each tried by planning again with the change made; the cheapest first, see ``RemedyCost``.
    public let remedies: [Remedy]
    /// Changes that may place it and were not tried, to bound the work.
    public let untriedRemedyCount: Int
}

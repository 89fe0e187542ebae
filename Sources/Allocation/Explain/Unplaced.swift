// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// A project that the plan could not place, with why and what would place it.
public struct Unplaced: Sendable {
    public let project: Project
    /// What placing it would add to the first level.
    public let weight: Double
    public let bindings: [Binding]
    /// Each tried by planning again with the change made.
    public let remedies: [Remedy]
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// An assignment of projects to sites 落地方案, with what has been proven of it.
public struct PlacementPlan: Sendable {
    public enum Status: String, Sendable {
        /// No plan is better, within the stated gap.
        case optimal
        /// A limit was reached first; the bounds say what may be missing.
        case feasible
    }

    /// One level of the objective.
    public struct Level: Sendable, Hashable {
        public let name: String
        public let objective: Double
        /// No plan can exceed this, given the levels before.
        public let bestBound: Double
        public let relativeGap: Double
    }

    public struct Assignment: Sendable {
        public let project: Project
        public let site: Site
    }

    public struct Unplaced: Sendable {
        public let project: Project
        /// What placing it would add to the first level.
        public let weight: Double
        public let bindings: [Binding]
        /// Each tried on the plan with the change made, exactly.
        public let remedies: [Remedy]
    }

    public let status: Status
    public let levels: [Level]
    /// In the order of project ids.
    public let assignments: [Assignment]
    public let unplaced: [Unplaced]
    /// Weight of all projects that were asked about, placed or not.
    public let totalWeight: Double
    public let nodes: Int
}

/// What keeps a project out of the plan.
public enum Binding: Sendable, Hashable {
    /// Nothing meets this criterion among what met those before it.
    case criterion(Criterion, removed: Int)
    /// Sites exist; the plan gives them to others, whose weight or fit is worth more.
    case competition(siteIDs: [String], heldBy: [String])
    /// Neither land nor floor is stated.
    case noStatedNeed
}

/// A change that would place an unplaced project.
public struct Remedy: Sendable, Hashable {
    public enum Change: Sendable, Hashable {
        /// The project asks for less.
        case relax([Relaxation])
        /// One more site like one of those it could use.
        case oneMoreSite(like: String)
    }

    public let change: Change
    /// The sites the change lets in.
    public let siteIDs: [String]
    /// How much the first level grows when the plan is made again with the change.
    public let gain: Double
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// A plan of projects on land and floors 落地方案, with what has been proven of it.
public struct PlacementPlan: Sendable {
    public enum Status: String, Sendable {
        /// No plan is better, within the gap asked for and the stated language of cuts.
        case optimal
        /// A limit was reached first; the bounds say what may be missing.
        case feasible
    }

    /// What stopped the proof.
    public enum Limit: String, Sendable {
        case nodes, rounds, time, cancelled
    }

    /// One level of the objective.
    public struct Level: Sendable, Hashable {
        public let name: String
        public let objective: Double
        /// No plan can exceed this, given the levels before; infinite where nothing was proven.
        public let bestBound: Double
        public let relativeGap: Double
        /// Whether the gap is within what was asked for.
        public let isOptimal: Bool
    }

    public struct Assignment: Sendable {
        public let project: Project
        /// With its allotment, where it has land; remainders are those of its ``Ground``.
        public let site: Site
        /// Whether the site was promised before and stays.
        public let isPromised: Bool
        /// What a promised site misses of what its project asks for by now.
        public let misses: [Criterion]
    }

    /// A piece of ground that the plan uses, with all that is laid out on it.
    public struct Ground: Sendable {
        /// Positions in the snapshot's parcels, ascending; several are merged.
        public let parcels: [Int]
        /// In the order of project ids.
        public let projectIDs: [String]
        public let lines: [CutLine]
        public let remainders: [GroundPart]
    }

    public let status: Status
    public let limitReached: Limit?
    public internal(set) var levels: [Level]
    /// In the order of project ids.
    public let assignments: [Assignment]
    /// Parcels by position, then merged grounds.
    public let grounds: [Ground]
    /// In the order of project ids.
    public let unplaced: [Unplaced]
    /// What more supply would be worth, by kind of supply, the most valued first; empty where the plan was cancelled.
    public let marginalValues: [MarginalValue]
    /// Nil where the plan was cancelled.
    public let stockUse: StockUse?
    /// Empty where the plan was cancelled.
    public let baselines: [Baseline]
    /// Weight of all projects that state a need, placed or not.
    public internal(set) var totalWeight: Double
    /// Whether every set of neighbours, and of units of a building, that may serve was looked at.
    public let isSearchComplete: Bool
    public let work: PlacementWork
}

/// How much work a plan took.
public struct PlacementWork: Sendable, Hashable {
    /// Layouts that were made, of all that can be.
    public let columns: Int
    public let pricingRounds: Int
    public let nodes: Int
    public let seconds: Double
}

// SPDX-License-Identifier: Apache-2.0
public import Allocation
public import LandModel
public import LandStore
public import Siting

/// What it costs to put one project of a plan on a site of somebody's choice.
public struct MoveAnswer: Sendable {
    public enum Verdict: String, Sendable {
        /// It can be there, at the price told.
        case possible
        /// The site cannot take it: ``MoveAnswer/reasons`` say why.
        case unsuitable
        /// The project's site is promised, and stays.
        case promised
        /// The site suits it, but is promised to others, or what is limited does not suffice.
        case blocked
    }

    /// The plan with the project where the planner would have it, made anew around it.
    public struct Price: Sendable {
        /// The plan made anew without the move, and with it; both keep to the kept plan.
        public let before: [PlacementPlan.Level]
        public let after: [PlacementPlan.Level]
        public let isProven: Bool
        /// From the kept plan to that with the move.
        public let difference: PlanDifference

        /// What of the weight placed is lost; 0 where the move costs nothing there.
        public var weightLost: Double { (before.first?.objective ?? 0) - (after.first?.objective ?? 0) }
    }

    public let planName: String
    public let project: Project
    /// As it was asked for: `P01`, `P12+P13`, `F1→P01`.
    public let siteID: String
    /// Where the kept plan has it; nil where it leaves it out.
    public let from: PlanSite?
    public let verdict: Verdict
    /// What the site fails of what the project asks for, by parcel or unit.
    public let reasons: [(id: String, reason: Reason)]
    public let price: Price?
    public let isSynthetic: Bool
}

// SPDX-License-Identifier: Apache-2.0
public import Allocation
public import LandModel

/// A plan with the city it was made for.
public struct MatchAnswer: Sendable {
    public let snapshot: LandSnapshot
    public let plan: PlacementPlan
    /// The figures that held for it.
    public let policy: AllocationPolicy
    /// How far the proof was asked to go.
    public let limits: PlacementLimits
    /// The name it is kept under; nil for a dry run.
    public let name: String?
    /// Against the plan it was to keep to; nil where there is none.
    public let difference: PlanDifference?
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// A change that would place an unplaced project.
public struct Remedy: Sendable, Hashable {
    public enum Change: Sendable, Hashable {
        /// The project asks for less.
        case relax([Relaxation])
        /// The project does not begin on a floor; it waits for its land.
        case withoutFloorFirst
        /// One more parcel like one of those it could use, or a part of which it could use.
        case oneMoreParcel(like: String)
        /// One more floor like one it could use.
        case oneMoreFloor(like: String)
        /// More of a utility in a park, in the unit of its kind.
        case moreUtility(parkID: String, UtilityKind, amount: Double)
        /// More land may be newly supplied.
        case moreQuota(name: String, Area)
        case moreBudget(wan: Double)
    }

    public let change: Change
    public let cost: RemedyCost
    /// What the land newly supplied, or the part of the budget, costs at the asking price, in 万元; nil where no land is
    /// supplied or its price is not known.
    public let askingPriceWan: Double?
    /// The sites the change lets in.
    public let siteIDs: [String]
    /// How much the first level grows when the plan is made again with the change; beside a plan that is not proven best,
    /// with what that plan missed.
    public let gain: Double
    /// Whether no plan gains more. Where the work to find that out was not done, a plan is known that gains so much.
    public let isGainExact: Bool
}

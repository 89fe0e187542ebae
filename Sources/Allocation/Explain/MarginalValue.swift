// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// What one more parcel or floor of a kind would be worth to the plan 边际价值: how much more priority weight it could
/// place.
public struct MarginalValue: Sendable, Hashable {
    /// Where, of which class and size, and when.
    public struct Supply: Sendable, Hashable {
        /// Nil outside parks.
        public let parkID: String?
        /// Nil of floors.
        public let landUse: LandUseCode?
        public let sizeBand: SizeBand
        public let period: SupplyPeriod

        public var isFloor: Bool { landUse == nil }
    }

    public let supply: Supply
    /// The parcel or floor of which there is one more: of its kind the one that the prices value most.
    public let siteID: String
    public let areaSquareMetres: Double
    /// By the prices of the relaxation; a hint at where to look, no more.
    public let proposed: Double
    /// By planning again with one more; nil where that was not done, to bound the work.
    public let verified: Double?

    /// The verified worth of a 亩 of it; of a floor, of 1000 m².
    public var verifiedPerUnitArea: Double? {
        let unit = supply.isFloor ? 1000 : Area.squareMetresPerMu
        return verified.flatMap { areaSquareMetres > 0 ? $0 / areaSquareMetres * unit : nil }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A signed or negotiated project 项目 with what it needs of a site.
public struct Project: Sendable {
    public enum Stage: String, CaseIterable, Sendable {
        case negotiating, signed, landSupply = "land_supply", landAcquired = "land_acquired", started, completed
        case operating, suspended, terminated

        /// Whether the project still waits for its site.
        public var needsSite: Bool { self == .signed || self == .landSupply }
    }

    public var id: String
    public var name: String
    public var county: String?
    public var stage: Stage
    public var signedOn: CalendarDate?
    public var industry: String?
    public var chain: String?
    public var totalInvestment: Money?
    public var fixedInvestment: Money?
    public var taxPerYear: Money?
    /// Weight in the plan; nil takes the policy's default.
    public var priority: Double?
    public var landUse: LandUseCode?
    public var netArea: QuantityRange<Area>?
    public var hallLengthMetres: Double?
    public var hallWidthMetres: Double?
    public var neededOn: CalendarDate?
    public var isChemical: Bool
    public var transferCounties: [String]
    public var parkIDs: [String]
    public var slopeMaximumPercent: Double?
    public var priceMaximumWanPerMu: Double?
    public var floorAreaRatio: Double?
    public var floorAreaSquareMetres: Double?
    public var floorHeightMetres: Double?
    public var floorLoadKilonewtonsPerSquareMetre: Double?
    public var floorNeededOn: CalendarDate?
    public var frontageMinimumMetres: Double?
    public var widthMinimumMetres: Double?
    public var floorColumnGrid: ColumnGrid?
    public var floorCraneTonnes: Double?
    public var floorFireClass: FireHazardClass?
    public var needs: UtilityAmounts
    public var isSynthetic: Bool

    public init(id: String, name: String, stage: Stage) {
        self.id = id
        self.name = name
        self.stage = stage
        isChemical = false
        transferCounties = []
        parkIDs = []
        needs = UtilityAmounts()
        isSynthetic = false
    }

    /// Whether anything is known of the land or floor it needs; without that no site can be sought.
    public var hasStatedNeed: Bool { netArea != nil || floorAreaSquareMetres != nil }
}

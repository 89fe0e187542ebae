// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// What a project needs of a site 用地需求: hard criteria, each nil or empty where nothing is asked.
///
/// A requirement that asks for floor and not for land is answered with factory units, any other with parcels.
public struct Requirement: Hashable, Sendable {
    /// A bound on the distance to the nearest facility of a kind.
    public struct DistanceRule: Hashable, Sendable {
        public let facilityKind: String
        public let isMaximum: Bool
        public let metres: Double

        public init(facilityKind: String, isMaximum: Bool, metres: Double) {
            self.facilityKind = facilityKind
            self.isMaximum = isMaximum
            self.metres = metres
        }
    }

    public struct Hall: Hashable, Sendable {
        public let lengthMetres: Double
        public let widthMetres: Double

        /// The longer side first, whichever way it is given.
        public init(_ oneSideMetres: Double, _ otherSideMetres: Double) {
            lengthMetres = max(oneSideMetres, otherSideMetres)
            widthMetres = min(oneSideMetres, otherSideMetres)
        }
    }

    /// Whose requirement it is; locks in its favour do not count against it.
    public var projectID: String?
    public var netArea: QuantityRange<Area>?
    public var landUse: LandUseCode?
    public var county: String?
    /// Other counties it may be transferred to 流转.
    public var transferCounties: Set<String> = []
    public var parkIDs: Set<String> = []
    public var needBy: CalendarDate?
    /// Locks of others that end by this day are accepted.
    public var acceptLocksUntil: CalendarDate?
    public var hall: Hall?
    public var distances: [DistanceRule] = []
    public var slopeMaximumPercent: Double?
    public var needs = UtilityAmounts()
    public var priceMaximumWanPerMu: Double?
    /// The floor area ratio it will build; a parcel's window must hold it.
    public var floorAreaRatio: Double?
    public var fixedInvestment: Money?
    public var taxPerYear: Money?
    /// Two-digit GB/T 4754 division.
    public var industry: String?
    /// Largest share of a parcel that may lie in constraint zones, 0 to 1.
    public var exclusionShareMaximum: Double?
    public var floorArea: QuantityRange<Area>?
    public var floorHeightMetres: Double?
    public var floorLoadKilonewtonsPerSquareMetre: Double?
    /// Whether a site fails where the data for a criterion is absent, instead of passing with a caution.
    public var knownOnly = false

    public init() {}

    public var asksForFloor: Bool { floorArea != nil && netArea == nil }
}

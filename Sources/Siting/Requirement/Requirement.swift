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
        /// What the project wishes.
        public let metres: Double
        /// What law or policy asks beside it, which no wish loosens.
        public let lawMetres: Double?

        public init(facilityKind: String, isMaximum: Bool, metres: Double, lawMetres: Double? = nil) {
            self.facilityKind = facilityKind
            self.isMaximum = isMaximum
            self.metres = metres
            self.lawMetres = lawMetres
        }

        /// The stricter of wish and law.
        public var strictestMetres: Double {
            guard let lawMetres else { return metres }
            return isMaximum ? min(metres, lawMetres) : max(metres, lawMetres)
        }

        func isMet(by distance: Double, bound: Double) -> Bool {
            isMaximum ? distance <= bound : distance >= bound
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
    /// At most one for a kind and direction.
    public private(set) var distances: [DistanceRule] = []
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
    /// Whether that share is the policy's, which no wish relaxes, and not asked for.
    public var exclusionIsLaw = false
    public var floorArea: QuantityRange<Area>?
    public var floorHeightMetres: Double?
    public var floorLoadKilonewtonsPerSquareMetre: Double?
    /// Least frontage on a road in one stretch, and least distance between two parallel lines that hold the ground.
    public var frontageMinimumMetres: Double?
    public var widthMinimumMetres: Double?
    /// Least net area of what a cut may leave, where it is not the policy's; below that, what is left is no parcel and
    /// needs neither frontage nor width.
    public var remainderMinimum: Area?
    /// The day a floor is needed, where land follows later.
    public var floorNeedBy: CalendarDate?
    /// Columns must stand at least as far apart both ways.
    public var floorColumnGrid: ColumnGrid?
    public var floorCraneTonnes: Double?
    /// Of what the project makes or stores; the building must be one that may hold it.
    public var floorFireClass: FireHazardClass?
    /// Whether a site fails where the data for a criterion is absent, instead of passing with a caution.
    public var knownOnly = false

    public init() {}

    public var asksForFloor: Bool {
        netArea == nil
            && (floorArea != nil || floorHeightMetres != nil || floorLoadKilonewtonsPerSquareMetre != nil
                || floorColumnGrid != nil || floorCraneTonnes != nil || floorFireClass != nil)
    }

    /// Whether it asks for a floor first and land later 先租后建.
    public var asksForTransition: Bool { netArea != nil && floorArea != nil }

    /// What it asks of the land alone: without a floor before.
    package var ofLand: Requirement {
        var land = self
        land.floorArea = nil
        land.floorHeightMetres = nil
        land.floorLoadKilonewtonsPerSquareMetre = nil
        land.floorColumnGrid = nil
        land.floorCraneTonnes = nil
        land.floorFireClass = nil
        land.floorNeedBy = nil
        return land
    }

    /// What it asks of the floor alone.
    package var ofFloor: Requirement {
        var floor = self
        floor.netArea = nil
        floor.landUse = nil
        floor.hall = nil
        floor.frontageMinimumMetres = nil
        floor.widthMinimumMetres = nil
        floor.floorAreaRatio = nil
        floor.slopeMaximumPercent = nil
        floor.priceMaximumWanPerMu = nil
        floor.distances = []
        floor.fixedInvestment = nil
        floor.taxPerYear = nil
        floor.exclusionShareMaximum = nil
        // Utilities are asked for the plant on its own land; the first floor is judged by its own figures.
        floor.needs = UtilityAmounts()
        floor.needBy = floorNeedBy ?? needBy
        return floor
    }

    /// Adds a wish in place of an older one of the same kind and direction; what law asks of them stays.
    public mutating func add(_ rule: DistanceRule) {
        let old = removeDistance(like: rule)
        distances.append(
            DistanceRule(
                facilityKind: rule.facilityKind, isMaximum: rule.isMaximum, metres: rule.metres,
                lawMetres: rule.lawMetres ?? old?.lawMetres))
    }

    /// Adds what law asks, beside whatever is wished.
    mutating func addLaw(_ rule: DistanceRule) {
        let old = removeDistance(like: rule)
        distances.append(
            DistanceRule(
                facilityKind: rule.facilityKind, isMaximum: rule.isMaximum, metres: old?.metres ?? rule.metres,
                lawMetres: rule.metres))
    }

    private mutating func removeDistance(like rule: DistanceRule) -> DistanceRule? {
        let position = distances.firstIndex { $0.facilityKind == rule.facilityKind && $0.isMaximum == rule.isMaximum }
        return position.map { distances.remove(at: $0) }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// One way to house a project 候选方案.
public struct Site: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case wholeParcel, partOfParcel, mergedParcels, factoryFloor, factoryThenLand

        public var name: Term {
            switch self {
            case .wholeParcel: Term(en: "whole parcel", zh: "整宗地块")
            case .partOfParcel: Term(en: "part of a parcel", zh: "分割地块")
            case .mergedParcels: Term(en: "merged parcels", zh: "合并地块")
            case .factoryFloor: Term(en: "factory floor", zh: "厂房单元")
            case .factoryThenLand: Term(en: "factory, then land", zh: "先租后建")
            }
        }

        /// Whether it gives a project land of its own.
        public var isLand: Bool { self != .factoryFloor }
    }

    /// One line of the score: a preference, what was measured, and its share.
    public struct ScoreLine: Sendable, Hashable {
        public let measure: Preference.Measure
        /// Nil where the data is absent; then the preference earns nothing.
        public let value: Double?
        /// 0 to 100, nil where the value is.
        public let score: Double?
        /// Percent; the weights of a site sum to 100.
        public let weight: Double
    }

    /// The two steps of a factory first and land later 过渡.
    public struct Transition: Sendable, Hashable {
        /// The day the floor is free, and the day the land is.
        public let floorFrom: CalendarDate
        public let landFrom: CalendarDate
        /// When the plant on the land is built and the floor is given back.
        public let moveOn: CalendarDate
        public let floorAreaSquareMetres: Double

        /// Days on which both are held.
        public var overlapDays: Int { Int(moveOn.daysSince1970 - max(landFrom, floorFrom).daysSince1970) }
    }

    public let kind: Kind
    /// Positions in the snapshot's parcels, ascending; empty for a floor.
    public let parcels: [Int]
    /// Positions in the snapshot's units; empty for land alone.
    public let units: [Int]
    /// The ids of parcels and units as people write them: `P01`, `P12+P13`, `F1→P01`. One of a kind.
    public let id: String
    public let parkID: String?
    /// Net land of a parcel, floor area of a unit.
    public let areaSquareMetres: Double
    public let readyOn: CalendarDate?
    /// 0 to 100: the weighted sum of what is known.
    public let score: Double
    public let breakdown: [ScoreLine]
    public let cautions: [Caution]
    /// Where it lies and what of its parcels remains; nil for floors, and for whole parcels as they are.
    public let layout: SiteLayout?
    public let transition: Transition?

    /// Position of its first parcel, or of its first unit where there is none.
    public var index: Int { parcels.first ?? units[0] }

    init(
        kind: Kind, parcels: [Int], units: [Int] = [], id: String, parkID: String?, areaSquareMetres: Double,
        readyOn: CalendarDate?, breakdown: [ScoreLine], cautions: [Caution], layout: SiteLayout? = nil,
        transition: Transition? = nil
    ) {
        self.kind = kind
        self.parcels = parcels
        self.units = units
        self.id = id
        self.parkID = parkID
        self.areaSquareMetres = areaSquareMetres
        self.readyOn = readyOn
        self.breakdown = breakdown
        self.cautions = cautions
        self.layout = layout
        self.transition = transition
        score = breakdown.reduce(0) { $0 + ($1.score ?? 0) * $1.weight / 100 }
    }

    func with(layout: SiteLayout) -> Site {
        Site(
            kind: kind, parcels: parcels, units: units, id: id, parkID: parkID, areaSquareMetres: areaSquareMetres,
            readyOn: readyOn, breakdown: breakdown, cautions: cautions, layout: layout, transition: transition)
    }

    /// Best first; at equal scores what changes less comes first, then the lower id.
    static func isBetter(_ left: Site, _ right: Site) -> Bool {
        if left.score != right.score { return left.score > right.score }
        if left.kind != right.kind { return left.kind.order < right.kind.order }
        return left.parcels == right.parcels
            ? left.units.lexicographicallyPrecedes(right.units)
            : left.parcels.lexicographicallyPrecedes(right.parcels)
    }
}

extension Site.Kind {
    var order: Int { Site.Kind.allCases.firstIndex(of: self) ?? 0 }
}

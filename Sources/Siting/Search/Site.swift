// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// One way to house a project 候选方案.
public struct Site: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case wholeParcel, factoryFloor

        public var name: Term {
            switch self {
            case .wholeParcel: Term(en: "whole parcel", zh: "整宗地块")
            case .factoryFloor: Term(en: "factory floor", zh: "厂房单元")
            }
        }
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

    public let kind: Kind
    /// Position in the snapshot's parcels or units, by `kind`.
    public let index: Int
    public let id: String
    public let parkID: String?
    /// Net land of a parcel, floor area of a unit.
    public let areaSquareMetres: Double
    public let readyOn: CalendarDate?
    /// 0 to 100: the weighted sum of what is known.
    public let score: Double
    public let breakdown: [ScoreLine]
    public let cautions: [Caution]
}

/// Something a planner should know before showing a site.
public enum Caution: Sendable, Hashable {
    /// A hard criterion could not be tested because its data is absent.
    case unknown(Criterion)
    /// The ready day is worked out from the stage table.
    case estimatedReadiness
    /// A lock of another project was accepted on request.
    case acceptedLock(until: CalendarDate)
    /// The hall was held against the minimum rotated rectangle only.
    case hallNotPlaced
    /// The project wants a floor before its land, which is not sought yet.
    case floorNotSought
    case syntheticData
}

// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// One planning polygon 地块 with its three areas: gross 总用地, net 净用地 and, later, the buildable envelope.
public struct Parcel: Sendable {
    public var id: String
    public var name: String?
    public var parkID: String?
    public var county: String
    public var landUse: LandUseCode
    public var stage: ParcelStage
    public var recordedGrossAreaSquareMetres: Double?
    public var dedicatedAreaSquareMetres: Double?
    public var recordedNetAreaSquareMetres: Double?
    public var ellipsoidalAreaSquareMetres: Double
    public var readyOn: CalendarDate?
    public var priceWanPerMu: Double?
    public var farMinimum: Double?
    public var farMaximum: Double?
    public var slopePercent: Double?
    /// Who holds the land 权利人.
    public var holder: String?
    /// Setback along edges that face nothing with a figure of its own; nil takes the policy's.
    public var edgeSetbackMetres: Double?
    public var capacities: UtilityAmounts
    public var checkedOn: CalendarDate?
    public var isSynthetic: Bool
    public var geometry: Geometry

    public init(
        id: String, name: String? = nil, parkID: String? = nil, county: String, landUse: LandUseCode,
        stage: ParcelStage,
        ellipsoidalAreaSquareMetres: Double, geometry: Geometry
    ) {
        self.id = id
        self.name = name
        self.parkID = parkID
        self.county = county
        self.landUse = landUse
        self.stage = stage
        self.ellipsoidalAreaSquareMetres = ellipsoidalAreaSquareMetres
        self.geometry = geometry
        capacities = UtilityAmounts()
        isSynthetic = false
    }

    /// Net area 净用地, what a firm buys: recorded where it is, else recorded gross less dedicated, else ellipsoidal
    /// less dedicated. Never less than zero.
    public var netArea: (squareMetres: Double, basis: AreaBasis) {
        AreaBasis.netArea(
            recorded: recordedNetAreaSquareMetres, gross: recordedGrossAreaSquareMetres,
            dedicated: dedicatedAreaSquareMetres, ellipsoidal: ellipsoidalAreaSquareMetres)
    }
}

/// Which figure a net area comes from.
public enum AreaBasis: UInt8, Hashable, Sendable, CaseIterable {
    case recorded, recordedGross, ellipsoidal

    public var name: Term {
        switch self {
        case .recorded: Term(en: "recorded net", zh: "证载净用地")
        case .recordedGross: Term(en: "recorded gross less dedicated", zh: "证载总用地减代征")
        case .ellipsoidal: Term(en: "ellipsoidal less dedicated", zh: "椭球面积减代征")
        }
    }

    static func netArea(
        recorded: Double?, gross: Double?, dedicated: Double?, ellipsoidal: Double
    ) -> (squareMetres: Double, basis: AreaBasis) {
        if let recorded { return (recorded, .recorded) }
        if let gross { return (max(0, gross - (dedicated ?? 0)), .recordedGross) }
        return (max(0, ellipsoidal - (dedicated ?? 0)), .ellipsoidal)
    }
}

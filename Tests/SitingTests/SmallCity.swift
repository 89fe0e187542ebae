// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import LandModel
import SimpleFeatures
import Siting
import TestSupport

/// A city of a few rectangles, to be told in the test that uses it.
struct SmallCity {
    var parks: [Park] = [Park(id: "park", name: "园", county: "A", industries: ["37"])]
    var parcels: [Parcel] = []
    var locks: [String: [SiteLock]] = [:]
    var units: [FactoryUnit] = []
    var projects: [Project] = []
    var facilities: [Facility] = []
    var zones: [ConstraintZone] = []

    static let baseDate = CalendarDate(year: 2020, month: 3, day: 3) ?? CalendarDate(daysSince1970: 0)

    func snapshot() throws -> LandSnapshot {
        try LandSnapshot(
            cityName: "small", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: parks, parcels: parcels,
            parcelLocks: locks, units: units, projects: projects, facilities: facilities, zones: zones)
    }

    /// A parcel 200 m wide and as deep as its area asks for, the next one 300 m further east.
    @discardableResult
    mutating func addParcel(
        _ id: String, mu: Double = 90, county: String = "A", stage: ParcelStage = .reserve, landUse: String = "100102",
        change: (inout Parcel) -> Void = { _ in }
    ) throws -> Int {
        let west = 420_000 + 300 * Double(parcels.count)
        let depth = Area(mu: mu).squareMetres / 200
        let shape = try Geometry.rectangle(
            Envelope(minX: west, minY: 3_080_000, maxX: west + 200, maxY: 3_080_000 + depth))
        var parcel = Parcel(
            id: id, parkID: "park", county: county, landUse: LandUseCode(landUse), stage: stage,
            ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
        parcel.recordedNetAreaSquareMetres = Area(mu: mu).squareMetres
        change(&parcel)
        parcels.append(parcel)
        return parcels.count - 1
    }

    /// A city of random parcels with some facts missing, some locks, two counties and a river.
    static func random(parcels count: Int, _ generator: inout RepeatableGenerator) throws -> SmallCity {
        var city = SmallCity()
        let stages: [ParcelStage] = [.reserve, .reserve, .reserve, .cleared, .clearing, .listed, .sold]
        for number in 0..<count {
            try city.addParcel(
                "P\(number)", mu: Double.random(in: 20...200, using: &generator).rounded(),
                county: Bool.random(using: &generator) ? "A" : "B",
                stage: stages.randomElement(using: &generator) ?? .reserve,
                landUse: ["100101", "100102", "100103"].randomElement(using: &generator) ?? "100102"
            ) { parcel in
                if Bool.random(using: &generator) {
                    parcel.priceWanPerMu = Double.random(in: 10...60, using: &generator)
                }
                if Bool.random(using: &generator) { parcel.slopePercent = Double.random(in: 0...25, using: &generator) }
                if Bool.random(using: &generator) {
                    parcel.capacities[.power] = Double.random(in: 100...5000, using: &generator).rounded()
                }
            }
            if Int.random(in: 0..<6, using: &generator) == 0 {
                let until = baseDate.adding(days: Int.random(in: -30...90, using: &generator))
                city.locks["P\(number)"] = [SiteLock(projectID: "X", from: baseDate.adding(days: -60), until: until)]
            }
        }
        let river = try Geometry.lineString([Coordinate(421_000, 3_070_000), Coordinate(421_000, 3_090_000)])
        city.facilities = [Facility(id: "R", kind: Facility.river, geometry: river)]
        return city
    }

    /// A requirement with a random choice of criteria.
    static func randomRequirement(_ generator: inout RepeatableGenerator) -> Requirement {
        var asked = Requirement()
        let least = Double.random(in: 20...120, using: &generator).rounded()
        asked.netArea = QuantityRange(
            Area(mu: least), Area(mu: least + Double.random(in: 5...60, using: &generator).rounded()))
        asked.landUse = LandUseCode(["100101", "100102"].randomElement(using: &generator) ?? "100102")
        if Bool.random(using: &generator) { asked.county = "A" }
        asked.needBy = baseDate.adding(months: Int.random(in: 0...18, using: &generator))
        if Bool.random(using: &generator) { asked.priceMaximumWanPerMu = Double.random(in: 15...50, using: &generator) }
        if Bool.random(using: &generator) { asked.slopeMaximumPercent = Double.random(in: 2...20, using: &generator) }
        if Bool.random(using: &generator) { asked.needs[.power] = Double.random(in: 100...4000, using: &generator) }
        if Bool.random(using: &generator) { asked.hall = Requirement.Hall(180, 120) }
        if Bool.random(using: &generator) {
            asked.add(
                .init(
                    facilityKind: Facility.river, isMaximum: false,
                    metres: Double.random(in: 100...3000, using: &generator)))
        }
        return asked
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
package import LandModel
internal import SimpleFeatures
package import Siting
package import TestSupport

/// A city of a few rectangles, to be told in the test that uses it.
package struct SmallCity {
    package var parks: [Park] = [Park(id: "park", name: "园", county: "A", industries: ["37"])]
    package var parcels: [Parcel] = []
    package var locks: [String: [SiteLock]] = [:]
    package var units: [FactoryUnit] = []
    package var projects: [Project] = []
    package var facilities: [Facility] = []
    package var zones: [ConstraintZone] = []
    package var roads: [Road] = []

    package static let baseDate = CalendarDate(year: 2020, month: 3, day: 3) ?? CalendarDate(daysSince1970: 0)

    package init() {}

    package func snapshot() throws -> LandSnapshot {
        try LandSnapshot(
            cityName: "small", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: parks, parcels: parcels,
            parcelLocks: locks, units: units, projects: projects, facilities: facilities, zones: zones,
            roads: roads)
    }

    /// A parcel 200 m wide and as deep as its area asks for, the next one 300 m further east.
    @discardableResult
    package mutating func addParcel(
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
    package static func random(parcels count: Int, _ generator: inout RepeatableGenerator) throws -> SmallCity {
        var city = SmallCity()
        var capacities = UtilityAmounts()
        capacities[.gas] = 250
        city.parks += [
            Park(
                id: "east", name: "东", county: "B", industries: ["13"], investmentThresholdWanPerMu: 300,
                taxThresholdWanPerMu: 20, capacities: capacities),
            Park(id: "west", name: "西", county: "B"),
        ]
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
                if Int.random(in: 0..<4, using: &generator) > 0 {
                    parcel.parkID = ["park", "east", "west", nil].randomElement(using: &generator) ?? nil
                }
                if Bool.random(using: &generator) {
                    parcel.farMinimum = 1 + Double.random(in: 0...1, using: &generator)
                }
                if Bool.random(using: &generator) {
                    parcel.farMaximum = 1 + Double.random(in: 0...1, using: &generator)
                }
                if Bool.random(using: &generator) { parcel.readyOn = baseDate.adding(days: 30) }
                if Bool.random(using: &generator) {
                    parcel.capacities[.power] = Double.random(in: 100...5000, using: &generator).rounded()
                }
            }
            if Int.random(in: 0..<6, using: &generator) == 0 {
                let until = baseDate.adding(days: Int.random(in: -30...90, using: &generator))
                city.locks["P\(number)"] = [
                    SiteLock(
                        projectID: Bool.random(using: &generator) ? "X" : nil, from: baseDate.adding(days: -60),
                        until: until)
                ]
            }
        }
        let river = try Geometry.lineString([Coordinate(421_000, 3_070_000), Coordinate(421_000, 3_090_000)])
        city.facilities = [Facility(id: "R", kind: Facility.river, geometry: river)]
        for number in 0..<6 {
            let west = Double.random(in: 419_000...430_000, using: &generator)
            let box = Envelope(minX: west, minY: 3_079_900, maxX: west + 350, maxY: 3_080_250)
            city.zones.append(
                ConstraintZone(
                    id: "Z\(number)", kind: "redline", bufferMetres: number.isMultiple(of: 2) ? 0 : 40,
                    geometry: try .rectangle(box)))
        }
        for number in 0..<12 {
            city.units.append(
                FactoryUnit(
                    id: "F\(number)", factoryID: "F",
                    parkID: ["park", "east", nil].randomElement(using: &generator) ?? nil,
                    county: Bool.random(using: &generator) ? "A" : "B", floor: 1,
                    floorAreaSquareMetres: Double.random(in: 500...5000, using: &generator).rounded(),
                    status: [.vacant, .leased, .sold].randomElement(using: &generator) ?? .vacant, availableOn: nil,
                    clearHeightMetres: Bool.random(using: &generator) ? 7 : nil,
                    floorLoadKilonewtonsPerSquareMetre: 10, power: nil, locks: [], isSynthetic: false))
            if Bool.random(using: &generator) {
                city.units[number].columnGrid = ColumnGrid(
                    Double.random(in: 6...12, using: &generator), Double.random(in: 6...12, using: &generator))
                city.units[number].craneTonnes = Double.random(in: 0...10, using: &generator)
                city.units[number].fireClass = FireHazardClass.allCases.randomElement(using: &generator)
            }
        }
        return city
    }

    package static let groundMeasures: [ParcelMeasure] = [
        .distance(facilityKind: Facility.river), .exclusionShare, .shorterSide, .longerSide,
    ]

    /// A requirement that may ask for anything at all, of land or of floor.
    package static func anyRequirement(_ generator: inout RepeatableGenerator, ground: Bool = true) -> Requirement {
        var asked = Int.random(in: 0..<5, using: &generator) == 0 ? Requirement() : randomRequirement(&generator)
        func sometimes(_ oneIn: Int, _ change: () -> Void) {
            if Int.random(in: 0..<oneIn, using: &generator) == 0 { change() }
        }
        if !ground {
            asked.hall = nil
            asked = asked.withoutDistances
        }
        sometimes(3) { asked.netArea = QuantityRange(Area(mu: 60), nil) }
        sometimes(4) { asked.netArea = nil }
        sometimes(3) { asked.landUse = nil }
        sometimes(4) { asked.industry = "37" }
        sometimes(4) { asked.parkIDs = ["park", "east"] }
        sometimes(3) { asked.projectID = "X" }
        sometimes(3) { asked.acceptLocksUntil = baseDate.adding(days: 40) }
        sometimes(3) { asked.floorAreaRatio = 1.2 }
        sometimes(3) { asked.needs[.gas] = 300 }
        sometimes(4) { asked.fixedInvestment = Money(tenThousandYuan: 30_000) }
        sometimes(4) { asked.taxPerYear = Money(tenThousandYuan: 2_000) }
        sometimes(4) { asked.knownOnly = true }
        if ground {
            sometimes(3) { asked.add(.init(facilityKind: Facility.river, isMaximum: true, metres: 2500)) }
            sometimes(4) { asked.add(.init(facilityKind: "port", isMaximum: true, metres: 900)) }
            sometimes(3) { asked.apply(.shipped, isChemical: true) }
            sometimes(3) {
                asked.exclusionShareMaximum = 0.3
                asked.exclusionIsLaw = false
            }
        }
        sometimes(6) {
            asked.netArea = nil
            asked.floorArea = QuantityRange(Area(squareMetres: 1500), Area(squareMetres: 4000))
            asked.floorHeightMetres = 6
            if Bool.random(using: &generator) { asked.floorColumnGrid = ColumnGrid(9, 8) }
            if Bool.random(using: &generator) { asked.floorCraneTonnes = 5 }
            if Bool.random(using: &generator) { asked.floorFireClass = .c }
        }
        return asked
    }

    /// A requirement with a random choice of criteria.
    package static func randomRequirement(_ generator: inout RepeatableGenerator) -> Requirement {
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

extension Requirement {
    /// The same without its distances, which can only be added.
    fileprivate var withoutDistances: Requirement {
        var copy = Requirement()
        (copy.projectID, copy.netArea, copy.landUse, copy.county) = (projectID, netArea, landUse, county)
        (copy.needBy, copy.priceMaximumWanPerMu) = (needBy, priceMaximumWanPerMu)
        (copy.slopeMaximumPercent, copy.needs) = (slopeMaximumPercent, needs)
        return copy
    }
}

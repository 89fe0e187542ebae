// SPDX-License-Identifier: Apache-2.0
import Allocation
import CoordinateReference
import LandModel
import SimpleFeatures
import Siting
import TestSupport

/// A city of rectangles along one road, 200 m wide and too far apart to be merged, so that each can be cut from the road.
struct PlanCity {
    static let baseDate = CalendarDate(daysSince1970: 18_324)

    var parks: [Park] = [Park(id: "east", name: "东", county: "A"), Park(id: "west", name: "西", county: "A")]
    var parcels: [Parcel] = []
    var locks: [String: [SiteLock]] = [:]
    var units: [FactoryUnit] = []
    var projects: [Project] = []

    mutating func addParcel(mu: Double, change: (inout Parcel) -> Void = { _ in }) throws {
        let west = 420_000 + 300 * Double(parcels.count)
        let shape = try Geometry.rectangle(
            Envelope(
                minX: west, minY: 3_080_000, maxX: west + 200, maxY: 3_080_000 + Area(mu: mu).squareMetres / 200))
        var parcel = Parcel(
            id: "P\(parcels.count + 10)", parkID: "east", county: "A", landUse: LandUseCode("100102"), stage: .reserve,
            ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
        parcel.recordedNetAreaSquareMetres = Area(mu: mu).squareMetres
        change(&parcel)
        parcels.append(parcel)
    }

    /// The same parcel once more, further along the road.
    mutating func addParcel(like other: Parcel) throws {
        let mu = Area(squareMetres: other.netArea.squareMetres).mu
        try addParcel(mu: mu) { parcel in
            (parcel.parkID, parcel.stage, parcel.readyOn) = (other.parkID, other.stage, other.readyOn)
            (parcel.priceWanPerMu, parcel.capacities) = (other.priceWanPerMu, other.capacities)
        }
    }

    mutating func addProject(
        _ mu: ClosedRange<Double>?, priority: Double = 1, change: (inout Project) -> Void = { _ in }
    ) {
        var project = Project(id: "Q\(projects.count + 10)", name: "Q", stage: .signed)
        if let mu { project.netArea = QuantityRange(Area(mu: mu.lowerBound), Area(mu: mu.upperBound)) }
        project.priority = priority
        change(&project)
        projects.append(project)
    }

    mutating func addUnit(_ squareMetres: Double, change: (inout FactoryUnit) -> Void = { _ in }) {
        var unit = FactoryUnit(
            id: "F\(units.count + 10)", factoryID: "F\(units.count)", parkID: "east", county: "A", floor: 1,
            floorAreaSquareMetres: squareMetres, status: .vacant)
        change(&unit)
        units.append(unit)
    }

    /// Parcels of two parks, some of them ready half a year later; projects of which some cannot wait.
    static func random(parcels: Int, projects: Int, _ generator: inout RepeatableGenerator) throws -> PlanCity {
        var city = PlanCity()
        for _ in 0..<parcels {
            try city.addParcel(mu: Double(Int.random(in: 20...110, using: &generator))) { parcel in
                parcel.parkID = Bool.random(using: &generator) ? "east" : "west"
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    parcel.stage = .cleared
                    parcel.readyOn = baseDate.adding(months: 6)
                }
            }
        }
        for _ in 0..<projects {
            let least = Double(Int.random(in: 20...80, using: &generator))
            let priority = Double(Int.random(in: 1...5, using: &generator))
            city.addProject(
                least...(least + Double(Int.random(in: 2...30, using: &generator))), priority: priority
            ) { project in
                project.neededOn = baseDate.adding(months: Bool.random(using: &generator) ? 3 : 12)
                if Bool.random(using: &generator) {
                    project.signedOn = baseDate.adding(days: -Int.random(in: 1...300, using: &generator))
                }
            }
        }
        return city
    }

    func finder() throws -> SiteFinder {
        let road = try Geometry.lineString([Coordinate(419_000, 3_080_000), Coordinate(440_000, 3_080_000)])
        return SiteFinder(
            try LandSnapshot(
                cityName: "small", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: parks, parcels: parcels,
                parcelLocks: locks, units: units, projects: projects, facilities: [], zones: [],
                roads: [Road(id: "R", roadClass: "III", geometry: road)]))
    }

    func problem(policy: AllocationPolicy = .shipped) throws -> PlacementProblem {
        try PlacementProblem(projects, in: finder(), policy: policy)
    }

    func plan(policy: AllocationPolicy = .shipped) throws -> PlacementPlan {
        try PlanCity.planner.plan(problem(policy: policy))
    }

    /// Exact, on cities as small as these.
    static let planner = PlacementPlanner(limits: PlacementLimits(relativeGap: 1e-7, threads: 1))
}

extension PlacementPlan {
    var weight: Double { levels.first?.objective ?? -1 }

    func value(_ name: String) -> Double? { levels.first { $0.name == name }?.objective }

    func left(_ id: String) -> Unplaced? { unplaced.first { $0.project.id == id } }
}

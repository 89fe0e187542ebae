// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import SimpleFeatures
import SitingSupport
import TestSupport

@testable import Siting

/// An irregular city with more projects than it has room for, of every kind, and with everything that limits a plan:
/// locks, utilities, a quota, a budget.
struct BusyCity {
    var city: SmallCity
    var siting: SitingPolicy
    var allocation = AllocationPolicy.shipped

    /// - Parameters:
    ///   - parcels: at least and at most so many.
    ///   - projects: so many.
    ///   - hasPromises: whether some of them hold locks.
    static func random(
        parcels: ClosedRange<Int>, projects count: Int, hasPromises: Bool = true,
        _ generator: inout RepeatableGenerator
    ) throws -> BusyCity {
        var made = try IrregularCity.random(parcels: parcels.upperBound, &generator)
        while made.parcels.count < parcels.lowerBound {
            made = try IrregularCity.random(parcels: parcels.upperBound, &generator)
        }
        var busy = BusyCity(city: made, siting: IrregularCity.policy(&generator))
        busy.siting.chemicalRiverDistance = figure(400)
        busy.addParks(&generator)
        busy.addUnits(&generator)
        for _ in 0..<count { busy.addProject(&generator) }
        if hasPromises { busy.promise(&generator) }
        busy.limit(&generator)
        return busy
    }

    func problem() throws -> PlacementProblem {
        try PlacementProblem(city.projects, in: finder(), policy: allocation)
    }

    func finder() throws -> SiteFinder {
        SiteFinder(try city.snapshot(), policy: siting)
    }

    /// Exact, on cities as small as these.
    func plan(threads: Int = 1) throws -> PlacementPlan {
        try PlacementPlanner(limits: PlacementLimits(relativeGap: 1e-7, threads: threads)).plan(problem())
    }

    static func figure(_ value: Double) -> SitingPolicy.Figure {
        SitingPolicy.Figure(value: value, source: "a test", confidence: "E")
    }

    private mutating func addParks(_ generator: inout RepeatableGenerator) {
        city.parks = city.parks.map { park in
            var capacities = UtilityAmounts()
            if Bool.random(using: &generator) { capacities[.power] = .random(in: 500...1_500, using: &generator) }
            if Bool.random(using: &generator) { capacities[.water] = .random(in: 500...1_500, using: &generator) }
            return Park(
                id: park.id, name: park.name, county: park.county, industries: park.industries,
                investmentThresholdWanPerMu: park.investmentThresholdWanPerMu,
                taxThresholdWanPerMu: park.taxThresholdWanPerMu, capacities: capacities)
        }
    }

    private mutating func addUnits(_ generator: inout RepeatableGenerator) {
        for building in 0..<2 {
            for number in 0..<Int.random(in: 1...4, using: &generator) {
                var unit = FactoryUnit(
                    id: "F\(building)\(number)", factoryID: "F\(building)", parkID: building == 0 ? "park" : "west",
                    county: building == 0 ? "A" : "B", floor: 1 + number / 2,
                    floorAreaSquareMetres: .random(in: 800...2_500, using: &generator).rounded(), status: .vacant,
                    clearHeightMetres: Bool.random(using: &generator) ? 7 : nil,
                    floorLoadKilonewtonsPerSquareMetre: [5, 10].randomElement(using: &generator))
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    unit.status = [.leased, .preLet].randomElement(using: &generator) ?? .leased
                    unit.leaseEndsOn = SmallCity.baseDate.adding(days: .random(in: 0...400, using: &generator))
                }
                city.units.append(unit)
            }
        }
    }

    private mutating func addProject(_ generator: inout RepeatableGenerator) {
        func one(of count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }
        func amount(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
        var project = Project(id: "Q\(10 + city.projects.count)", name: "Q", stage: .signed)
        project.priority = Double(Int.random(in: 1...9, using: &generator))
        let kind = Int.random(in: 0..<10, using: &generator)
        if kind < 8 {
            // Some want more than a parcel holds.
            let least = (one(of: 5) ? amount(80...200) : amount(15...60)).rounded()
            project.netArea = QuantityRange(Area(mu: least), one(of: 8) ? nil : Area(mu: least + amount(1...25)))
            project.landUse = LandUseCode(one(of: 4) ? "100102" : "100101")
            project.neededOn = SmallCity.baseDate.adding(months: Int(amount(3...14)))
            project.isChemical = one(of: 6)
            if one(of: 4) { project.slopeMaximumPercent = 12 }
            if one(of: 5) { project.priceMaximumWanPerMu = 45 }
            if one(of: 4) { project.fixedInvestment = Money(tenThousandYuan: amount(6_000...30_000)) }
            if one(of: 6) { project.taxPerYear = Money(tenThousandYuan: amount(400...2_000)) }
            if one(of: 5) { project.frontageMinimumMetres = 80 }
            if one(of: 5) { project.widthMinimumMetres = 70 }
            if one(of: 3) {
                (project.hallLengthMetres, project.hallWidthMetres) = (amount(50...110), amount(30...70))
            }
        }
        if kind >= 6 {
            project.floorAreaSquareMetres = amount(500...3_000).rounded()
            project.floorNeededOn = SmallCity.baseDate.adding(months: Int(amount(0...10)))
            if one(of: 2) { project.floorHeightMetres = 6 }
            if one(of: 3) { project.floorLoadKilonewtonsPerSquareMetre = 8 }
        }
        if one(of: 3) { project.county = "A" }
        if project.county != nil, one(of: 2) { project.transferCounties = ["B"] }
        if one(of: 10) { project.parkIDs = ["park"] }
        if one(of: 2) { project.needs[.power] = amount(50...600).rounded() }
        if one(of: 3) { project.needs[.water] = amount(50...600).rounded() }
        city.projects.append(project)
    }

    /// Locks on land and floor for projects, some of which suit them, and some too late for them.
    private mutating func promise(_ generator: inout RepeatableGenerator) {
        // Locks that stand for X may be a project's own.
        if Bool.random(using: &generator) { city.projects[0].id = "X" }
        func lock(_ project: String) -> SiteLock {
            SiteLock(
                projectID: project, from: SmallCity.baseDate.adding(days: -10),
                until: SmallCity.baseDate.adding(days: 170))
        }
        for index in city.projects.indices where Int.random(in: 0..<7, using: &generator) == 0 {
            let id = city.projects[index].id
            if let area = city.projects[index].netArea, let parcel = city.parcels.randomElement(using: &generator),
                city.locks[parcel.id] == nil
            {
                city.locks[parcel.id] = [lock(id)]
                let net = parcel.netArea.squareMetres
                if Bool.random(using: &generator) {
                    city.projects[index].netArea = QuantityRange(
                        Area(squareMetres: 0.9 * net), area.upper.map { _ in Area(squareMetres: 1.2 * net) })
                    city.projects[index].landUse = parcel.landUse
                    city.projects[index].county = nil
                    (city.projects[index].hallLengthMetres, city.projects[index].fixedInvestment) = (nil, nil)
                }
                if Bool.random(using: &generator) { city.projects[index].neededOn = SmallCity.baseDate }
            }
            let unit = Int.random(in: city.units.indices, using: &generator)
            if city.projects[index].floorAreaSquareMetres != nil, city.units[unit].locks.isEmpty {
                city.units[unit].locks = [lock(id)]
            }
        }
    }

    private mutating func limit(_ generator: inout RepeatableGenerator) {
        if Int.random(in: 0..<3, using: &generator) == 0 {
            allocation.landQuotas = [
                LandQuota(
                    name: "this year", from: SmallCity.baseDate, until: SmallCity.baseDate.adding(days: 240),
                    area: Area(mu: .random(in: 20...90, using: &generator)))
            ]
        }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            allocation.landBudgetWan = Self.figure(.random(in: 1_000...6_000, using: &generator))
        }
    }
}

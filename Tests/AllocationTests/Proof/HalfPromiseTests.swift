// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import SitingSupport
import Testing

@testable import Siting

@Suite("A project to which its land alone, or its floor alone, is promised")
struct HalfPromiseTests {
    /// A project that begins on a floor and holds a lock on its land.
    private func city(landReadyIn months: Int = 0) throws -> BusyCity {
        var city = SmallCity()
        try city.addParcel("P10", mu: 60) { $0.readyOn = SmallCity.baseDate.adding(months: months) }
        try city.addParcel("P11", mu: 60)
        city.locks["P10"] = [
            SiteLock(projectID: "Q10", from: SmallCity.baseDate, until: SmallCity.baseDate.adding(months: 6))
        ]
        var project = Project(id: "Q10", name: "Q", stage: .signed)
        project.netArea = QuantityRange(Area(mu: 60), nil)
        project.floorAreaSquareMetres = 900
        project.neededOn = SmallCity.baseDate.adding(months: 3)
        project.priority = 9
        city.projects = [project]
        return BusyCity(city: city, siting: .shipped)
    }

    private func unit(_ id: String) -> FactoryUnit {
        FactoryUnit(
            id: id, factoryID: "F", parkID: "park", county: "A", floor: 1, floorAreaSquareMetres: 1_000,
            status: .vacant)
    }

    @Test("without a floor it is not placed, and no ground is called its own")
    func withoutFloor() throws {
        let plan = try city().plan()
        #expect(plan.assignments.isEmpty && plan.grounds.isEmpty)
        #expect(plan.unplaced.map(\.project.id) == ["Q10"])
    }

    @Test("the fit counts both halves")
    func fit() throws {
        var busy = try city()
        busy.city.units = [unit("F1")]
        let plan = try busy.plan()
        let site = try #require(plan.assignments.first?.site)
        let fit = try #require(plan.levels.first { $0.name == "fitScore" })
        #expect(plan.grounds.map(\.projectIDs) == [["Q10"]])
        #expect(abs(site.score - fit.objective) < 0.02 && fit.bestBound >= fit.objective - 1e-9)
    }

    @Test("its plant draws on the park's utilities")
    func utilities() throws {
        var busy = try city()
        busy.city.units = [unit("F1")]
        var capacities = UtilityAmounts()
        capacities[.power] = 500
        busy.city.parks = [Park(id: "park", name: "园", county: "A", capacities: capacities)]
        busy.city.projects[0].needs[.power] = 300
        var other = Project(id: "Q11", name: "Q", stage: .signed)
        other.netArea = QuantityRange(Area(mu: 60), nil)
        other.needs[.power] = 300
        busy.city.projects.append(other)
        #expect(try busy.plan().assignments.map(\.project.id) == ["Q10"])
    }

    @Test("it keeps its floor until the plant on land that is late is built")
    func lateLand() throws {
        var busy = try city(landReadyIn: 10)
        busy.city.units = [unit("F1")]
        var next = Project(id: "Q11", name: "Q", stage: .signed)
        next.floorAreaSquareMetres = 900
        busy.city.projects.append(next)
        let months = Int(busy.siting.constructionMonths.value)
        for (later, isPlaced) in [(3 + months, false), (10 + months, true)] {
            busy.city.projects[1].floorNeededOn = SmallCity.baseDate.adding(months: later)
            #expect(try busy.plan().assignments.map(\.project.id) == (isPlaced ? ["Q10", "Q11"] : ["Q10"]))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting
import SitingSupport
import TestSupport
import Testing

@Suite("No plan is better")
struct BestPlanTests {
    @Test("than the one given, at any level, of all sets of layouts of tiny cities")
    func enumerated() throws {
        var (layouts, shared, merged, floors, limited) = (0, 0, 0, 0, 0)
        try forAll(seed: 52, count: 90) { generator, round in
            var busy = try BusyCity.random(
                parcels: 3...4, projects: .random(in: 4...5, using: &generator), hasPromises: false, &generator)
            if round.isMultiple(of: 3) { busy.askForNeighbours() }
            let plan = try busy.plan()
            let best = try EnumeratedPlan(busy)
            #expect(plan.status == .optimal && plan.isSearchComplete)
            #expect(plan.levels.map(\.name) == ["priorityWeight", "fitScore", "remainingUsefulness"])
            for (level, reached) in zip(plan.levels, best.levels) {
                #expect(abs(level.objective - reached) < 1e-6, "\(level.name) in city \(round)")
            }
            layouts += best.layoutCount
            shared += plan.grounds.count { $0.projectIDs.count > 1 }
            merged += plan.grounds.count { $0.parcels.count > 1 }
            floors += plan.assignments.count { !$0.site.units.isEmpty }
            let free = BusyCity(city: busy.city, siting: busy.siting)
            if try free.plan().levels != plan.levels { limited += 1 }
        }
        // It says nothing of what it never saw.
        #expect(layouts > 400, "\(layouts)")
        #expect(shared > 5, "\(shared)")
        #expect(merged > 0, "\(merged)")
        #expect(floors > 15, "\(floors)")
        #expect(limited > 3, "\(limited)")
    }

    @Test("than one in which two that prefer the same unit have one each, and its fit counts just these")
    func contestedUnit() throws {
        var city = SmallCity()
        city.units = [1_000.0, 2_400].enumerated().map { number, area in
            FactoryUnit(
                id: "F\(number)", factoryID: "F", parkID: "park", county: "A", floor: 1, floorAreaSquareMetres: area,
                status: .vacant)
        }
        city.projects = ["Q10", "Q11"].map { id in
            var project = Project(id: id, name: id, stage: .signed)
            project.floorAreaSquareMetres = 900
            return project
        }
        let busy = BusyCity(city: city, siting: .shipped)
        let plan = try busy.plan()
        let scores = plan.assignments.map(\.site.score)
        try #require(scores.count == 2)
        #expect(abs(scores[0] - scores[1]) > 1, "none is preferred")
        let best = try EnumeratedPlan(busy)
        #expect(abs(plan.levels[1].objective - best.levels[1]) < 1e-6)
        #expect(abs(plan.levels[1].objective - scores[0] - scores[1]) < 0.02)
    }
}

extension BusyCity {
    /// Makes parcels alike, so that they may be merged, and a project ask for more than any of them holds.
    fileprivate mutating func askForNeighbours() {
        let largest = city.parcels.map(\.netArea.squareMetres).max() ?? 0
        for index in city.parcels.indices {
            (city.parcels[index].stage, city.parcels[index].holder) = (.reserve, nil)
            (city.parcels[index].parkID, city.parcels[index].county) = ("park", "A")
            city.parcels[index].landUse = LandUseCode("100102")
        }
        city.locks = [:]
        var project = Project(id: city.projects[0].id, name: "Q", stage: .signed)
        project.netArea = QuantityRange(Area(squareMetres: 1.1 * largest), nil)
        project.priority = 9
        city.projects[0] = project
    }
}

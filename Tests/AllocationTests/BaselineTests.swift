// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting
import TestSupport
import Testing

@Suite("Plain ways of placing projects, to compare with")
struct BaselineTests {
    @Test("neither is ever better than the plan, in weight first and then in fit")
    func neverBetter() throws {
        var worse = 0
        try forAll(count: 40) { generator, _ in
            let city = try PlanCity.random(parcels: 6, projects: 10, &generator)
            let plan = try city.plan()
            #expect(plan.baselines.map(\.order) == Baseline.Order.allCases)
            for baseline in plan.baselines {
                #expect(baseline.weight <= plan.weight + 1e-6)
                if abs(baseline.weight - plan.weight) < 1e-6 {
                    #expect(baseline.fit <= (plan.value("fitScore") ?? 0) + 0.011)
                } else {
                    worse += 1
                }
                #expect(baseline.placedCount <= city.projects.count)
            }
        }
        #expect(worse > 20, "the plan must gain something somewhere")
    }

    @Test("who signed first takes the best site; who scores best takes it when scores decide")
    func orders() throws {
        var city = PlanCity()
        try city.addParcel(mu: 40)
        // The first to sign asks for less than the parcel, the second for just it, and it weighs more.
        city.addProject(36...45, priority: 1) { $0.signedOn = PlanCity.baseDate.adding(days: -90) }
        city.addProject(38...42, priority: 3) { $0.signedOn = PlanCity.baseDate.adding(days: -10) }
        let plan = try city.plan()
        #expect(plan.weight == 3)
        let first = try #require(plan.baselines.first { $0.order == .firstComeFirstServed })
        #expect(first.weight == 1 && first.placedCount == 1)
        #expect(abs(first.landSquareMetres - Area(mu: 40).squareMetres) < 1e-6)
    }

    @Test("they keep the limits of a park")
    func limits() throws {
        var city = PlanCity()
        var capacities = UtilityAmounts()
        capacities[.power] = 1000
        city.parks = [Park(id: "east", name: "东", county: "A", capacities: capacities)]
        for _ in 0..<3 { try city.addParcel(mu: 40) }
        for _ in 0..<3 { city.addProject(36...45) { $0.needs[.power] = 600 } }
        #expect(try city.plan().baselines.map(\.placedCount) == [1, 1])
    }

    @Test("a second project joins a ground that carries both, and one that begins on a floor has both or neither")
    func sharedAndTransition() throws {
        var city = PlanCity()
        try city.addParcel(mu: 90)
        city.addUnit(2000)
        for _ in 0..<2 { city.addProject(30...35) }
        for _ in 0..<2 {
            city.addProject(20...30) {
                $0.floorAreaSquareMetres = 1500
                $0.neededOn = PlanCity.baseDate.adding(months: 6)
            }
        }
        let baselines = try city.plan().baselines
        for baseline in baselines {
            #expect(baseline.placedCount >= 2)
            #expect(baseline.floorSquareMetres == 0 || baseline.floorSquareMetres == 2000)
        }
    }
}

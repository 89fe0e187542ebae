// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import LandModel
import Siting
import TestSupport
import Testing

@Suite("What would place a project that is left out")
struct RemedyTests {
    /// The city with a remedy applied; nil for one that these cities have no means for.
    private func city(_ city: PlanCity, with change: Remedy.Change, for id: String) throws -> PlanCity? {
        var changed = city
        guard let index = city.projects.firstIndex(where: { $0.id == id }) else { return nil }
        switch change {
        case .relax(let relaxations):
            let asked = relaxations.reduce(Requirement(of: city.projects[index])) { $0.relaxed(by: $1) }
            changed.projects[index].netArea = asked.netArea
            changed.projects[index].neededOn = asked.needBy
        case .oneMoreParcel(let like):
            guard let parcel = city.parcels.first(where: { $0.id == like }) else { return nil }
            try changed.addParcel(like: parcel)
        case .withoutFloorFirst, .oneMoreFloor, .moreUtility, .moreQuota, .moreBudget: return nil
        }
        return changed
    }

    @Test("every remedy, when the plan is made again with it, gains what it says")
    func remediesAreTrue() throws {
        var tried: [String: Int] = [:]
        var exact = 0
        try forAll(count: 40) { generator, _ in
            let small = try PlanCity.random(parcels: 5, projects: 9, &generator)
            let plan = try small.plan()
            for left in plan.unplaced {
                #expect(!left.bindings.isEmpty)
                for remedy in left.remedies {
                    let changed = try #require(try city(small, with: remedy.change, for: left.project.id))
                    let gain = try changed.weight() - plan.weight
                    let isTrue = remedy.isGainExact ? abs(gain - remedy.gain) < 1e-6 : gain > remedy.gain - 1e-6
                    #expect(isTrue, "\(left.project.id) \(remedy) gains \(gain)")
                    if remedy.isGainExact { exact += 1 }
                    #expect(remedy.gain > 0)
                    tried["\(remedy.change)".prefix { $0 != "(" }.description, default: 0] += 1
                }
                let ranks = left.remedies.map(\.cost.rank)
                #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 })
            }
        }
        #expect(tried["relax"] ?? 0 > 40 && tried["oneMoreParcel"] ?? 0 > 40, "met only \(tried)")
        #expect(exact > 80, "only \(exact) gains are known exactly")
    }

    @Test("land that is there too late costs months, and land that is too small costs 亩")
    func units() throws {
        var city = PlanCity()
        try city.addParcel(mu: 40) {
            $0.stage = .cleared
            $0.readyOn = PlanCity.baseDate.adding(months: 6)
        }
        try city.addParcel(mu: 33)
        city.addProject(36...45) { $0.neededOn = PlanCity.baseDate.adding(months: 3) }
        let left = try #require(try city.plan().unplaced.first)
        let costs = left.remedies.map(\.cost)
        #expect(costs.count == 2)
        guard case .months(let months) = costs.first, case .landConceded(let area) = costs.last else {
            Issue.record("\(left.remedies)")
            return
        }
        #expect(abs(months - 3) < 0.1)
        #expect(abs(area.mu - 3) < 1e-9)
        #expect(left.remedies.map(\.siteIDs) == [["P10"], ["P11"]])
    }

    @Test("who loses a parcel to a heavier project is told so, and what one more of it costs")
    func competition() throws {
        var city = PlanCity()
        try city.addParcel(mu: 40) { $0.priceWanPerMu = 25 }
        city.addProject(36...45, priority: 3)
        city.addProject(36...45, priority: 2)
        let left = try #require(try city.plan().unplaced.first)
        #expect(left.bindings == [.competition(siteIDs: ["P10"], heldBy: ["Q10"])])
        let remedy = try #require(left.remedies.last)
        #expect(remedy.change == .oneMoreParcel(like: "P10"))
        #expect(remedy.gain == 2)
        #expect(abs((remedy.askingPriceWan ?? 0) - 1000) < 1e-6)
    }

    @Test("a park short of power leaves its land free, and says how much power would place the project")
    func utility() throws {
        var city = PlanCity()
        var capacities = UtilityAmounts()
        capacities[.power] = 1000
        city.parks = [Park(id: "east", name: "东", county: "A", capacities: capacities)]
        for _ in 0..<2 { try city.addParcel(mu: 40) }
        for priority in [3.0, 2] { city.addProject(36...45, priority: priority) { $0.needs[.power] = 700 } }
        let plan = try city.plan()
        let left = try #require(plan.unplaced.first)
        #expect(left.bindings == [.utility(parkID: "east", .power, missing: 400)])
        let remedy = try #require(left.remedies.first { $0.cost == .utilityProvided(.power, amount: 400) })
        #expect(remedy.change == .moreUtility(parkID: "east", .power, amount: 400))
        capacities[.power] = 1400
        city.parks = [Park(id: "east", name: "东", county: "A", capacities: capacities)]
        #expect(try city.weight() - plan.weight == remedy.gain)
    }

    @Test("a budget that is used up, and a quota, say by how much they fall short")
    func money() throws {
        var city = PlanCity()
        for _ in 0..<2 {
            try city.addParcel(mu: 40) {
                $0.priceWanPerMu = 25
                $0.stage = .cleared
                $0.readyOn = PlanCity.baseDate.adding(months: 2)
            }
        }
        for _ in 0..<2 { city.addProject(40...45) { $0.neededOn = PlanCity.baseDate.adding(months: 3) } }
        func budget(_ wan: Double) throws -> AllocationPolicy {
            try AllocationPolicy(
                json: Data(
                    #"{"allocation":{"landBudgetWan":{"value":\#(wan),"source":"test","confidence":"E"}}}"#.utf8))
        }
        var policy = try budget(1500)
        let tight = try #require(try city.plan(policy: policy).unplaced.first)
        guard case .budget(let missing) = tight.bindings.first else {
            Issue.record("\(tight.bindings)")
            return
        }
        #expect(abs(missing - 500) < 1e-6)
        #expect(try city.plan(policy: budget(2000.001)).unplaced.isEmpty)
        policy.landBudgetWan = nil
        policy.landQuotas = [
            LandQuota(
                name: "2020", from: PlanCity.baseDate, until: PlanCity.baseDate.adding(months: 9), area: Area(mu: 50))
        ]
        let counted = try #require(try city.plan(policy: policy).unplaced.first)
        guard case .quota("2020", let area) = counted.bindings.first else {
            Issue.record("\(counted.bindings)")
            return
        }
        #expect(abs(area.mu - 30) < 1e-6)
        #expect(counted.remedies.contains { if case .moreQuota = $0.change { true } else { false } })
    }

    @Test("a project with land and no floor to begin on may wait for its plant, or is given a floor")
    func floorFirst() throws {
        var city = PlanCity()
        try city.addParcel(mu: 40)
        city.addUnit(1000)
        city.addProject(36...45, priority: 2) {
            $0.floorAreaSquareMetres = 2000
            $0.neededOn = PlanCity.baseDate.adding(months: 6)
        }
        let plan = try city.plan()
        let left = try #require(plan.unplaced.first)
        #expect(left.bindings.first == .floorFirst)
        let remedy = try #require(left.remedies.first { $0.change == .withoutFloorFirst })
        city.projects[0].floorAreaSquareMetres = nil
        #expect(try city.weight() - plan.weight == remedy.gain)
        #expect(
            left.remedies.contains {
                if case .floorConceded(Area(squareMetres: 1000)) = $0.cost { true } else { false }
            })
    }

    @Test("who loses a floor is told so, and one more like it is worth the project")
    func floorCompetition() throws {
        var city = PlanCity()
        city.addUnit(2000)
        for priority in [3.0, 2] {
            city.addProject(nil, priority: priority) { $0.floorAreaSquareMetres = 1500 }
        }
        let plan = try city.plan()
        let left = try #require(plan.unplaced.first)
        #expect(left.bindings == [.competition(siteIDs: ["F10"], heldBy: ["Q10"])])
        let remedy = try #require(left.remedies.first { $0.change == .oneMoreFloor(like: "F10") })
        #expect(remedy.cost == .floorProvided(Area(squareMetres: 2000)))
        city.addUnit(2000)
        #expect(try city.weight() - plan.weight == remedy.gain)
    }
}

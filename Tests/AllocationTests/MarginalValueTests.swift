// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import TestSupport
import Testing

@Suite("What more supply would be worth")
struct MarginalValueTests {
    @Test("one more parcel of a kind gains what is said of it")
    func valuesAreTrue() throws {
        var tried = 0
        try forAll(count: 30) { generator, _ in
            let city = try PlanCity.random(parcels: 5, projects: 9, &generator)
            let plan = try city.plan()
            func gain(_ parcel: Parcel) throws -> Double {
                var more = city
                try more.addParcel(like: parcel)
                return try more.weight() - plan.weight
            }
            for value in plan.marginalValues {
                let parcel = try #require(city.parcels.first { $0.id == value.siteID })
                let verified = try #require(value.verified)
                #expect(abs(try gain(parcel) - verified) < 1e-6, "\(value)")
                tried += 1
            }
            let proposals = plan.marginalValues.map(\.proposed)
            #expect(zip(proposals, proposals.dropFirst()).allSatisfy { $0 >= $1 })
        }
        #expect(tried > 40, "met only \(tried)")
    }

    @Test("supply is told apart by park, class, size and half-year")
    func cells() throws {
        var city = PlanCity()
        try city.addParcel(mu: 40)
        try city.addParcel(mu: 40) {
            $0.stage = .cleared
            $0.readyOn = PlanCity.baseDate.adding(months: 9)
            $0.parkID = "west"
        }
        for needed in [3, 3, 12, 12] {
            city.addProject(36...45) { $0.neededOn = PlanCity.baseDate.adding(months: needed) }
        }
        let values = try city.plan().marginalValues
        #expect(values.map(\.verified) == [1, 1])
        let now = try #require(values.first { $0.supply.period == .now })
        let later = try #require(values.first { $0.supply.period == .halfYear(year: 2020, half: 2) })
        #expect(now.supply.parkID == "east" && later.supply.parkID == "west")
        #expect(now.supply.sizeBand == SizeBand.ofLand[1])
        #expect(abs((now.verifiedPerUnitArea ?? 0) - 1 / 40) < 1e-9)
        city.projects.removeLast(2)
        #expect(try city.plan().marginalValues.map(\.supply.period) == [.now], "what is ready later is left over")
    }
}

// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting
import TestSupport
import Testing

@Suite("What becomes of the stock")
struct StockUseTests {
    @Test("used, remaining, free and lost make up the nominal stock, in every park and in all")
    func sums() throws {
        var lost = 0.0
        try forAll(count: 40) { generator, _ in
            var city = try PlanCity.random(parcels: 9, projects: 5, &generator)
            for _ in 0..<4 { city.addUnit(Double(Int.random(in: 500...3000, using: &generator))) }
            city.addProject(nil) { $0.floorAreaSquareMetres = 1200 }
            city.locks["P12"] = [
                SiteLock(projectID: "X", from: PlanCity.baseDate, until: PlanCity.baseDate.adding(days: 9))
            ]
            let plan = try city.plan()
            let use = try #require(plan.stockUse)
            let stock = city.parcels.filter { $0.stage == .reserve }
            for line in use.lines + use.totals {
                #expect(abs(line.usableSquareMetres + line.lostSquareMetres - line.nominalSquareMetres) < 1e-6)
                lost += line.lostSquareMetres
            }
            for total in use.totals {
                let parts = use.lines.filter { $0.kind == total.kind }
                #expect(abs(parts.reduce(0) { $0 + $1.nominalSquareMetres } - total.nominalSquareMetres) < 1e-6)
                #expect(abs(parts.reduce(0) { $0 + $1.usedSquareMetres } - total.usedSquareMetres) < 1e-6)
            }
            let land = try #require(use.totals.first { $0.kind == .land })
            #expect(abs(land.nominalSquareMetres - stock.reduce(0) { $0 + $1.netArea.squareMetres }) < 1e-6)
            let inStock = Set(stock.map(\.id))
            let allotted = plan.assignments.filter { inStock.contains($0.site.id) }
                .reduce(0) { $0 + $1.site.areaSquareMetres }
            #expect(abs(land.usedSquareMetres - allotted) < 1, "what the plan allots of the stock is what is used")
            #expect(land.siteCount == stock.count)
            let floor = try #require(use.totals.first { $0.kind == .floor })
            #expect(floor.nominalSquareMetres == city.units.reduce(0) { $0 + $1.floorAreaSquareMetres })
        }
        #expect(lost > 0)
    }

    @Test("land is lost to what keeps it from the project that comes nearest, and demand is told by its reason")
    func reasons() throws {
        var city = PlanCity()
        try city.addParcel(mu: 40)
        try city.addParcel(mu: 40) { $0.landUse = LandUseCode("100101") }
        try city.addParcel(mu: 30)
        for _ in 0..<2 { city.addProject(36...45) { $0.landUse = LandUseCode("100102") } }
        city.addProject(150...160) { $0.landUse = LandUseCode("100102") }
        let use = try #require(try city.plan().stockUse)
        let line = try #require(use.lines.first)
        #expect(abs(line.usedSquareMetres - Area(mu: 40).squareMetres) < 1e-6)
        #expect(line.losses.map(\.causes) == [[.landUse], [.netArea]])
        #expect(use.unserved.map(\.reason) == [.noSite, .competition])
        #expect(use.unserved.map { Area(squareMetres: $0.landSquareMetres).mu.rounded() } == [150, 36])
    }
}

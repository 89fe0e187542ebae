// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import Testing

@Suite("the year's dated plan of the sample city")
struct YearPlanTests {
    let city: CityUnderTest

    init() throws { city = try CityUnderTest.zhuzhou.get() }

    @Test("batches approved in 2020 sum to 13,000亩")
    func approval() {
        let batches = city[.approvalBatch].filter { $0.year("approved_on") == 2020 }
        #expect(abs(sum(batches, "area_m2") - Area(mu: 13_000).squareMetres) < 0.01)
        #expect((20...32).contains(batches.count))
        #expect(Set(batches.compactMap { $0.text("approved_on")?.prefix(7) }).count == 12)
        #expect(Set(batches.compactMap { $0.text("quota_account_id") }).count >= 4)
        #expect(batches.allSatisfy { ($0.number("farmland_m2") ?? .infinity) < ($0.number("area_m2") ?? 0) })
    }

    @Test("a batch is approved, submitted or planned as its dates say at the base date")
    func batchStatus() throws {
        let baseDate = try CalendarDate(parsing: "2020-03-03")
        for batch in city[.approvalBatch] {
            let submitted = try CalendarDate(parsing: try #require(batch.text("submitted_on")))
            let approved = try CalendarDate(parsing: try #require(batch.text("approved_on")))
            #expect(submitted < approved)
            let status = approved <= baseDate ? "approved" : submitted <= baseDate ? "submitted" : "planned"
            #expect(batch.text("status") == status)
        }
    }

    @Test("villages' land cleared in 2020 sums to 30,000亩, with households on it")
    func clearing() {
        let areas = city[.clearingArea].filter { $0.text("kind") == "collective_land" && $0.year("clears_on") == 2020 }
        #expect(abs(sum(areas, "area_m2") - Area(mu: 30_000).squareMetres) < 0.01)
        #expect(areas.allSatisfy { ($0.number("households") ?? 0) > 0 })
        #expect(areas.allSatisfy { ($0.number("households_left") ?? .infinity) <= ($0.number("households") ?? 0) })
        #expect(
            areas.contains { $0.number("cleared_share") == 1 } && areas.contains { $0.number("cleared_share") == 0 })
    }

    @Test("buildings bought out on state land in 2020 have 200,000 m² of floor")
    func stateLand() {
        let areas = city[.clearingArea].filter {
            $0.text("kind") == "state_land_buildings" && $0.year("clears_on") == 2020
        }
        #expect(sum(areas, "floor_area_m2") == 200_000)
        #expect(areas.allSatisfy { ($0.number("floor_area_m2") ?? 0) > 0 })
    }

    @Test("the recorded area of a batch is the area of its polygons")
    func recordedAreas() throws {
        // In degrees the ratio to square metres varies with latitude only, a little between the parks.
        for layer in [Layer.approvalBatch, .clearingArea, .parcel] {
            for row in city[layer] {
                let geometry = try #require(row.geometry)
                let recorded = try #require(row.number(layer == .parcel ? "gross_area_m2" : "area_m2"))
                let perDegree = metresPerDegreeSquared(latitude: geometry.envelope.center.y)
                #expect(abs(geometry.area * perDegree / recorded - 1) < 0.0003, "\(layer.rawValue) \(row.id)")
            }
        }
    }

    @Test("factories started in 2020 have 2,000,000 m² and those completed in 2020 1,600,000 m²")
    func factories() {
        let started = city[.factory].filter { $0.year("started_on") == 2020 }
        let completed = city[.factory].filter { $0.year("completed_on") == 2020 }
        #expect(sum(started, "floor_area_m2") == 2_000_000)
        #expect(sum(completed, "floor_area_m2") == 1_600_000)
        let fromBefore = completed.filter { $0.year("started_on") == 2019 }
        #expect(sum(fromBefore, "floor_area_m2") > 1_200_000)
        let standing = city[.factory].filter { ($0.year("completed_on") ?? 2021) < 2020 }
        #expect((500_000...700_000).contains(sum(standing, "floor_area_m2")))
    }

    @Test("factory units have 900 to 8,000 m² and make up their buildings")
    func units() throws {
        var floor: [String: Double] = [:]
        for unit in city[.factoryUnit] {
            let area = try #require(unit.number("floor_area_m2"))
            #expect((900...8_000).contains(area), "\(unit.id)")
            floor[try #require(unit.text("factory_id")), default: 0] += area
        }
        for factory in city[.factory] {
            guard let inside = floor[factory.id] else { continue }
            #expect(abs(inside - (factory.number("floor_area_m2") ?? 0)) < 0.01, "\(factory.id)")
        }
        #expect(Set(city[.factoryUnit].compactMap { $0.text("status") }) == ["vacant", "pre_let", "let", "sold"])
    }

    @Test("quota accounts cover what the batches draw")
    func quota() {
        let batches = city[.approvalBatch]
        #expect(Set(city[.quotaAccount].compactMap { $0.text("kind") }).count >= 4)
        for account in city[.quotaAccount] {
            let drawn = sum(batches.filter { $0.text("quota_account_id") == account.id }, "area_m2")
            #expect((account.number("balance_m2") ?? 0) >= drawn, "\(account.id)")
        }
    }
}

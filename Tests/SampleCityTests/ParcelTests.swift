// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import LandModel
import SimpleFeatures
import Testing

@Suite("parcels of the sample city")
struct ParcelTests {
    let city: CityUnderTest

    init() throws { city = try CityUnderTest.zhuzhou.get() }

    @Test("the reserve at the base date is 3,000亩 net")
    func reserve() {
        let reserve = city[.parcel].filter { $0.text("stage") == "reserve" }
        #expect(abs(sum(reserve, "net_area_m2") - 2_000_000) < 0.01)
        #expect(reserve.count > 20)
        #expect(Set(reserve.compactMap { $0.text("park_id") }).count >= 8)
    }

    @Test("there are about 600 parcels in every stage the field knows")
    func stages() {
        #expect((500...700).contains(city[.parcel].count))
        let stages = Set(city[.parcel].compactMap { $0.text("stage") })
        let expected: Set = [
            "planned", "approving", "approved", "clearing", "cleared", "reserve", "listed", "sold", "delivered",
            "started", "failedAuction", "reclaimed", "idle", "lowEfficiency",
        ]
        #expect(stages == expected)
        #expect(stages.allSatisfy { ParcelStage(rawValue: $0) != nil })
    }

    @Test("lots are of 20 to 300亩 net with a median near 70")
    func lotSizes() {
        let mu = city[.parcel].compactMap { $0.number("net_area_m2") }.map { Area(squareMetres: $0).mu }
        #expect(mu.count == city[.parcel].count)
        #expect(mu.allSatisfy { (20...300).contains($0) })
        #expect((60...80).contains(median(mu)))
    }

    @Test("net area is 82 to 87 percent of gross, and the rest is dedicated")
    func netShare() throws {
        for parcel in city[.parcel] {
            let gross = try #require(parcel.number("gross_area_m2"))
            let net = try #require(parcel.number("net_area_m2"))
            let dedicated = try #require(parcel.number("dedicated_area_m2"))
            #expect((0.82...0.87).contains(net / gross), "\(parcel.id)")
            #expect(abs(gross - net - dedicated) < 0.005, "\(parcel.id)")
        }
    }

    @Test("class 3 land lies in chemical parks only")
    func chemicalLand() {
        let counties = Set(city[.parcel].filter { $0.text("land_use") == "100103" }.compactMap { $0.text("county") })
        #expect(counties == ["攸县"])
        let common = city[.parcel].filter { $0.text("land_use") == "100102" }
        #expect(common.count * 2 > city[.parcel].count)
    }

    @Test("some facts of parcels are unknown")
    func unknowns() {
        for column in ["slope_percent", "power_kva", "water_m3_per_day", "ready_on", "price_wan_per_mu"] {
            let known = city[.parcel].filter { $0.values[column] != .null && $0.values[column] != nil }.count
            #expect(known > 0 && known < city[.parcel].count, "\(column)")
        }
        let prices = city[.parcel].compactMap { $0.number("price_wan_per_mu") }
        #expect(prices.allSatisfy { (15...35).contains($0) })
    }

    @Test("the stage of a lot under approval agrees with the batch around it")
    func stagesFollowBatches() throws {
        let batches = city[.approvalBatch].filter { $0.year("approved_on") == 2020 }
        let stageOf = ["approved": "approved", "submitted": "approving", "planned": "planned"]
        var met = 0
        for parcel in city[.parcel] where parcel.text("stage") == "approving" {
            let inside = try #require(parcel.geometry).pointOnSurface()
            let around = try batches.filter { try $0.geometry?.contains(inside) == true }
            #expect(around.count == 1, "\(parcel.id)")
            #expect(around.first?.text("status").flatMap { stageOf[$0] } == parcel.text("stage"))
            met += 1
        }
        #expect(met > 0)
    }
}

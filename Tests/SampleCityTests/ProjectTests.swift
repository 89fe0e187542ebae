// SPDX-License-Identifier: Apache-2.0
import LandModel
import Testing

@Suite("projects of the sample city")
struct ProjectTests {
    let city: CityUnderTest

    init() throws { city = try CityUnderTest.zhuzhou.get() }

    @Test("300 signings are planned for 2020 in nested tiers")
    func signings() {
        let signings = city[.project].filter { $0.number("cohort") == 2020 && $0.flag("synthetic") == true }
        let count = Dictionary(grouping: signings) { $0.text("tier") ?? "" }.mapValues(\.count)
        #expect(count == ["<1亿": 100, "1-5亿": 150, "5-10亿": 30, "≥10亿": 20])
        let investments = signings.compactMap { $0.number("total_investment_wan") }
        #expect(investments.filter { $0 >= 10_000 }.count == 200)
        #expect(investments.filter { $0 >= 50_000 }.count == 50)
        #expect(investments.filter { $0 >= 100_000 }.count == 20)
        #expect(signings.allSatisfy { $0.year("signed_on") == 2020 })
    }

    @Test("a planned signing counts as signed when its day has come by the base date")
    func signedByBaseDate() {
        for signing in city[.project] where signing.number("cohort") == 2020 && signing.text("signed_on") != nil {
            let isPast = (signing.text("signed_on") ?? "") <= "2020-03-03"
            #expect(signing.text("stage") == (isPast ? "signed" : "negotiating"))
        }
    }

    @Test(
        "the three power industries have their projects and totals in the backlog",
        arguments: [("轨道交通", 24, 750_000.0), ("航空", 12, 2_160_000), ("新能源汽车", 21, 1_450_000)])
    func chains(chain: String, count: Int, totalWan: Double) {
        let members = city[.project].filter { $0.text("chain") == chain && $0.number("cohort") == 2019 }
        #expect(members.count == count)
        #expect(sum(members, "total_investment_wan") == totalWan)
        #expect(members.allSatisfy { $0.text("stage") == "signed" && $0.text("note") != nil })
    }

    @Test("the backlog of 2019 has 100 projects")
    func backlog() {
        let backlog = city[.project].filter { $0.number("cohort") == 2019 }
        #expect(backlog.count == 100)
        #expect(backlog.allSatisfy { $0.text("stage") == "signed" })
    }

    @Test("a real project states no need nobody published")
    func realProjects() {
        let real = city[.project].filter { $0.text("source") != "SampleCity" }
        #expect(real.count >= 10)
        let needs = LayerSchemaColumns.projectNeeds
        for project in real {
            #expect(needs.allSatisfy { project.text($0) == nil }, "\(project.id)")
            #expect(project.text("source")?.contains("seed") == true)
        }
    }

    @Test("needs of land have a median near 70亩 and windows in order")
    func needs() {
        let seekers = city[.project].filter { $0.text("net_area_min_m2") != nil }
        #expect(seekers.count > 100)
        let windows = seekers.map { ($0.number("net_area_min_m2") ?? 0, $0.number("net_area_max_m2") ?? 0) }
        #expect(windows.allSatisfy { $0.0 > 10_000 && $0.0 < $0.1 })
        let middles = windows.map { Area(squareMetres: ($0.0 + $0.1) / 2).mu }
        #expect((60...85).contains(median(middles)))
        #expect(seekers.allSatisfy { $0.text("needed_on") != nil && $0.text("land_use") != nil })
        #expect(city[.project].contains { $0.text("net_area_min_m2") == nil && $0.text("floor_area_m2") != nil })
        #expect(city[.project].contains { $0.text("transfer_counties") != nil })
        for project in city[.project] where project.flag("synthetic") == true && project.text("source") == "SampleCity"
        {
            #expect(project.flag("chemical") == ["25", "26"].contains(project.text("industry")))
        }
    }
}

enum LayerSchemaColumns {
    static let projectNeeds = Layer.project.schema.fields.map(\.name).filter {
        $0.hasPrefix("needed_") || $0.hasPrefix("net_area") || $0.hasPrefix("hall_") || $0.hasPrefix("floor_")
            || ["land_use", "far", "slope_max_percent", "price_max_wan_per_mu", "park_ids", "transfer_counties"]
                .contains($0)
    }
}

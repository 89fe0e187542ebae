// SPDX-License-Identifier: Apache-2.0
import LandModel
import Siting
import Testing

@Suite("Each criterion of a floor keeps out what it should")
struct UnitCriterionTests {
    private func unit(_ id: String, _ change: (inout FactoryUnit) -> Void = { _ in }) -> FactoryUnit {
        var unit = FactoryUnit(
            id: id, factoryID: "F", parkID: "park", county: "A", floorAreaSquareMetres: 2000, status: .vacant,
            availableOn: SmallCity.baseDate, clearHeightMetres: 7.5, floorLoadKilonewtonsPerSquareMetre: 15, power: 300)
        change(&unit)
        return unit
    }

    private var asked: Requirement {
        var asked = Requirement()
        asked.floorArea = QuantityRange(Area(squareMetres: 2000), nil)
        asked.floorHeightMetres = 6
        asked.floorLoadKilonewtonsPerSquareMetre = 10
        asked.county = "A"
        asked.parkIDs = ["park"]
        asked.needs[.power] = 200
        asked.needBy = SmallCity.baseDate.adding(months: 3)
        return asked
    }

    /// One fact made wrong, and the criterion that must notice.
    private static let wrongFacts: [(criterion: String, change: @Sendable (inout FactoryUnit) -> Void)] = [
        ("floor-area", { $0.floorAreaSquareMetres = 1999 }),
        ("floor-height", { $0.clearHeightMetres = 5.9 }),
        ("floor-load", { $0.floorLoadKilonewtonsPerSquareMetre = 9.9 }),
        ("county", { $0.county = "B" }),
        ("park", { $0.parkID = "other" }),
        ("power", { $0.power = 199 }),
        ("ready", { $0.availableOn = SmallCity.baseDate.adding(months: 4) }),
        ("stage", { $0.status = .sold }),
        ("lock", { $0.locks = [SiteLock(projectID: "X", from: SmallCity.baseDate, until: SmallCity.baseDate)] }),
    ]

    @Test("one fact wrong and the unit is out, by that criterion", arguments: 0..<9)
    func oneFact(row: Int) throws {
        let (criterion, change) = Self.wrongFacts[row]
        var city = SmallCity()
        city.units = [unit("good"), unit("bad", change)]
        let finder = SiteFinder(try city.snapshot())
        let search = try finder.find(asked)
        #expect(search.sites.map(\.id) == ["good"])
        #expect(search.funnel.filter { $0.removed > 0 }.map(\.criterion.description) == [criterion])
        let reasons = try finder.reasons(against: try #require(finder.candidate(withID: "bad", for: asked)), for: asked)
        #expect(reasons.map(\.criterion.description) == [criterion])
    }

    @Test("a fact that nobody wrote down keeps the unit in, with a caution")
    func unknown() throws {
        var city = SmallCity()
        city.units = [unit("silent") { $0.clearHeightMetres = nil }]
        let search = try SiteFinder(try city.snapshot()).find(asked)
        #expect(search.sites.first?.cautions.contains(.unknown(.floorHeight)) == true)
        var known = asked
        known.knownOnly = true
        #expect(try SiteFinder(try city.snapshot()).find(known).sites.isEmpty)
    }

    @Test("what is asked of land is reported as unknown on a floor, never passed over")
    func landTerms() throws {
        var city = SmallCity()
        city.units = [unit("good")]
        var mixed = asked
        mixed.slopeMaximumPercent = 5
        mixed.add(.init(facilityKind: "rail_station", isMaximum: true, metres: 1))
        let cautions = try #require(try SiteFinder(try city.snapshot()).find(mixed).sites.first?.cautions)
        #expect(cautions.contains(.unknown(.slope)))
        #expect(cautions.contains(.unknown(.distance(facilityKind: "rail_station", isMaximum: true))))
    }

    @Test("of several locks each counts on its own day")
    func locks() throws {
        var city = SmallCity()
        let today = SmallCity.baseDate
        city.units = [
            unit("held") {
                $0.locks = [
                    SiteLock(projectID: "X", from: today, until: today.adding(days: 5)),
                    SiteLock(projectID: "me", from: today.adding(days: 6), until: today.adding(days: 60)),
                ]
            }
        ]
        var mine = asked
        mine.projectID = "me"
        let search = try SiteFinder(try city.snapshot()).find(mine)
        #expect(
            search.sites.isEmpty && search.nearMisses.first?.relaxations == [.acceptLocksUntil(today.adding(days: 5))])
    }

    @Test("the tightest unit ranks first, so that large floors stay for those who need them")
    func tightest() throws {
        var city = SmallCity()
        city.units = [unit("large") { $0.floorAreaSquareMetres = 3900 }, unit("right")]
        #expect(try SiteFinder(try city.snapshot()).find(asked).sites.map(\.id) == ["right", "large"])
    }
}

// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting
import TestSupport
import Testing
import SitingSupport

@Suite("Each criterion of a floor keeps out what it should")
struct UnitCriterionTests {
    private func unit(_ id: String, _ change: (inout FactoryUnit) -> Void = { _ in }) -> FactoryUnit {
        var unit = FactoryUnit(
            id: id, factoryID: "F", parkID: "park", county: "A", floorAreaSquareMetres: 2000, status: .vacant,
            availableOn: SmallCity.baseDate, clearHeightMetres: 7.5, floorLoadKilonewtonsPerSquareMetre: 15, power: 300)
        unit.columnGrid = ColumnGrid(9, 12)
        unit.craneTonnes = 10
        unit.fireClass = .c
        change(&unit)
        return unit
    }

    private var asked: Requirement {
        var asked = Requirement()
        asked.floorArea = QuantityRange(Area(squareMetres: 2000), nil)
        asked.floorHeightMetres = 6
        asked.floorLoadKilonewtonsPerSquareMetre = 10
        asked.floorColumnGrid = ColumnGrid(12, 9)
        asked.floorCraneTonnes = 10
        asked.floorFireClass = .d
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
        ("floor-grid", { $0.columnGrid = ColumnGrid(12, 8.9) }),
        ("floor-grid", { $0.columnGrid = ColumnGrid(11.9, 11.9) }),
        ("floor-crane", { $0.craneTonnes = 9.9 }),
        ("floor-fire", { $0.fireClass = .e }),
        ("county", { $0.county = "B" }),
        ("park", { $0.parkID = "other" }),
        ("power", { $0.power = 199 }),
        ("ready", { $0.availableOn = SmallCity.baseDate.adding(months: 4) }),
        ("stage", { $0.status = .sold }),
        ("lock", { $0.locks = [SiteLock(projectID: "X", from: SmallCity.baseDate, until: SmallCity.baseDate)] }),
    ]

    @Test("one fact wrong and the unit is out, by that criterion", arguments: 0..<13)
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

    @Test("grid, crane and fire class that nobody wrote down keep the unit in, each with its caution")
    func unknownFittings() throws {
        var city = SmallCity()
        city.units = [
            unit("silent") {
                $0.columnGrid = nil
                $0.craneTonnes = nil
                $0.fireClass = nil
            }
        ]
        let cautions = try #require(try SiteFinder(try city.snapshot()).find(asked).sites.first?.cautions)
        #expect(cautions == [.unknown(.floorGrid), .unknown(.floorCrane), .unknown(.floorFire)])
    }

    @Test("a let unit is ready the day after its lease ends, and the near miss asks for that day")
    func leaseEnd() throws {
        var wanted = asked
        let end = try #require(wanted.needBy)
        func search(leaseEndsOn day: CalendarDate?) throws -> SiteSearch {
            var city = SmallCity()
            city.units = [
                unit("let") {
                    $0.status = .leased
                    $0.availableOn = nil
                    $0.leaseEndsOn = day
                }
            ]
            return try SiteFinder(try city.snapshot()).find(wanted)
        }
        #expect(try search(leaseEndsOn: end.adding(days: -1)).sites.first?.readyOn == end)
        let late = try search(leaseEndsOn: end)
        #expect(late.sites.isEmpty && late.nearMisses.map(\.relaxations) == [[.needBy(end.adding(days: 1))]])
        #expect(try search(leaseEndsOn: nil).sites.first?.cautions.contains(.unknown(.ready)) == true)
        wanted.knownOnly = true
        #expect(try search(leaseEndsOn: nil).sites.isEmpty)
    }

    @Test("a building may hold what is no more dangerous than its class; nothing relaxes that")
    func fireClasses() throws {
        for own in FireHazardClass.allCases {
            for made in FireHazardClass.allCases {
                var city = SmallCity()
                city.units = [unit("unit") { $0.fireClass = own }]
                var wanted = asked
                wanted.floorFireClass = made
                let search = try SiteFinder(try city.snapshot()).find(wanted)
                #expect(search.sites.isEmpty == (made.rawValue < own.rawValue) && search.nearMisses.isEmpty)
            }
        }
    }

    @Test("a near miss of grid or crane, asked for as it is printed, admits exactly what it counted, at the least cost")
    func nearMisses() throws {
        var seen: [Criterion: Int] = [:]
        try forAll(count: 200) { generator, _ in
            var city = SmallCity()
            city.units = (0..<30).map { number in
                unit("u\(number)") {
                    $0.floorAreaSquareMetres = Double.random(in: 1900...2600, using: &generator)
                    $0.columnGrid = ColumnGrid(
                        Double.random(in: 6...14, using: &generator), Double.random(in: 6...12, using: &generator))
                    $0.craneTonnes =
                        Bool.random(using: &generator) ? Double.random(in: 4...13, using: &generator) : nil
                    $0.fireClass = FireHazardClass.allCases.randomElement(using: &generator)
                }
            }
            let finder = SiteFinder(try city.snapshot())
            let before = Set(try finder.find(asked).sites.map(\.id))
            let wanted = Int.random(in: 1...3, using: &generator)
            for miss in try finder.find(asked, nearMissCount: wanted).nearMisses {
                seen[miss.criterion, default: 0] += 1
                #expect(miss.relaxations.count == 1 && miss.admittedIDs.count >= wanted)
                let relaxation = try #require(miss.relaxations.first)
                if miss.criterion == .floorGrid {
                    // The share of either distance given up for each, of which that of the last one wanted counts.
                    let costs = city.units.filter { miss.admittedIDs.contains($0.id) }.compactMap(\.columnGrid)
                        .map { max(0, (12 - $0.longerMetres) / 12, (9 - $0.shorterMetres) / 9) }.sorted()
                    let cost = relaxation.cost(from: asked, baseDate: SmallCity.baseDate)
                    #expect(abs(cost - costs[wanted - 1]) < 0.01 / 9 + 1e-9)
                }
                let option = relaxation.option(in: asked)
                var typed = asked
                try typed.set(option.key, to: option.text)
                let after = Set(try finder.find(typed).sites.map(\.id))
                #expect(after.subtracting(before) == Set(miss.admittedIDs) && before.isSubset(of: after))
            }
        }
        #expect(seen[.floorGrid, default: 0] > 20 && seen[.floorCrane, default: 0] > 20)
    }

    @Test("the words of the command line, and what they refuse")
    func words() throws {
        var asked = Requirement()
        #expect(!asked.asksForFloor)
        for (key, text) in [(Requirement.Key.floorGrid, "9×12m"), (.floorCrane, "5 t"), (.floorFire, "丙类")] {
            var alone = Requirement()
            try alone.set(key, to: text)
            #expect(alone.asksForFloor)
            try asked.set(key, to: text)
        }
        #expect(asked.floorColumnGrid == ColumnGrid(12, 9) && asked.floorCraneTonnes == 5 && asked.floorFireClass == .c)
        for (key, text) in [
            (Requirement.Key.floorGrid, "9x0"), (.floorGrid, "wide"), (.floorCrane, "-1"), (.floorFire, "己"),
            (.floorFire, ""),
        ] {
            #expect(throws: QuantityError.self) { try asked.set(key, to: text) }
        }
    }

    @Test("a project's floor brings its grid, crane and fire class")
    func project() {
        var project = Project(id: "Q", name: "Q", stage: .signed)
        project.floorColumnGrid = ColumnGrid(8, 8)
        project.floorCraneTonnes = 5
        project.floorFireClass = .c
        #expect(!Requirement(of: project).asksForFloor)
        project.floorAreaSquareMetres = 2000
        let asked = Requirement(of: project)
        #expect(asked.floorColumnGrid == ColumnGrid(8, 8) && asked.floorCraneTonnes == 5 && asked.floorFireClass == .c)
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

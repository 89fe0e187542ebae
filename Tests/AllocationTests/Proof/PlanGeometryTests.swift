// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import LandModel
import SimpleFeatures
import SitingSupport
import TestSupport
import Testing

@testable import Siting

@Suite("Plans are what they claim, by geometry that is not ours")
struct PlanGeometryTests {
    private static let shapely = Corpora.packageDirectory.appendingPathComponent(".build/shapely").path
    private static let checker = Corpora.packageDirectory.appendingPathComponent(
        "Tests/AllocationTests/Proof/check_plans.py")

    private func check(_ dumps: [PlanDump]) throws -> Binary.Outcome {
        let scratch = try ScratchFolder()
        let file = scratch.url("plans.json")
        try JSONEncoder().encode(dumps).write(to: file)
        return try Binary.run(
            [Self.checker.path, file.path],
            environment: ["PYTHONPATH": Self.shapely, "PYTHONDONTWRITEBYTECODE": "1"],
            executable: URL(fileURLWithPath: "/usr/bin/python3"))
    }

    private struct Tally: Decodable {
        let plans, placed, promised, late, floors, floorFirst, parts, shared, usedUp, merged, halls, limits: Int
    }

    @Test(
        "every plan of random cities holds when shapely looks at it", .enabled(if: Binary.available(shapely)))
    func shapelyAgrees() throws {
        var dumps: [PlanDump] = []
        try forAll(seed: 51, count: 200) { generator, _ in
            let busy = try BusyCity.random(
                parcels: 6...12, projects: .random(in: 8...14, using: &generator), &generator)
            dumps.append(PlanDump(busy, try busy.plan()))
        }
        let outcome = try check(dumps)
        try #require(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        let tally = try JSONDecoder().decode(Tally.self, from: outcome.output)
        // It says nothing of what it never saw.
        #expect(tally.plans == 200 && tally.placed > 800 && tally.promised > 20 && tally.late > 5, "\(tally)")
        #expect(tally.floors > 50 && tally.floorFirst > 20 && tally.parts > 200 && tally.shared > 50, "\(tally)")
        #expect(tally.usedUp > 3 && tally.merged > 5 && tally.halls > 50 && tally.limits > 30, "\(tally)")
    }

    @Test("the same check finds what is wrong with a plan", .enabled(if: Binary.available(shapely)))
    func checkerIsAwake() throws {
        let busy = try spoilable()
        let plan = try busy.plan()
        let dump = PlanDump(busy, plan)
        #expect(try check([dump]).status == 0)
        let shared = try #require(dump.grounds.firstIndex { $0.projects.count == 2 && !$0.remainders.isEmpty })
        let pair = try dump.grounds[shared].projects.map { id in
            try #require(dump.assignments.firstIndex { $0.project == id })
        }
        let floor = try #require(dump.assignments.firstIndex { $0.parcels.isEmpty })
        let hall = try #require(dump.assignments.firstIndex { $0.hall != nil })
        let wrongs: [(String, (inout PlanDump) -> Void)] = [
            ("two pieces of land overlap", { $0.assignments[pair[0]].allotment = $0.assignments[pair[1]].allotment }),
            ("parts do not sum up", { $0.grounds[shared].remainders = [] }),
            ("a line between", { $0.grounds[shared].lineCount += 1 }),
            ("lies in two grounds", { $0.grounds.append($0.grounds[shared]) }),
            ("named twice", { $0.assignments.append($0.assignments[floor]) }),
            ("is not named", { $0.unplaced = [] }),
            ("not all land is in a ground", { $0.grounds.remove(at: shared) }),
            ("net area is not its share", { $0.assignments[pair[0]].area += 2 }),
            ("net area of the remainder", { $0.grounds[shared].remainders[0].net += 2 }),
            ("frontage", { $0.assignments[pair[0]].frontage = 1 }),
            ("width", { $0.assignments[pair[0]].width = 1 }),
            (
                "of hall outside",
                { $0.assignments[hall].hall = $0.assignments[hall].hall?.map { [$0[0] + 900, $0[1]] } }
            ),
            ("ready on another day", { $0.assignments[pair[0]].ready = 0 }),
            ("a floor without asking", { $0.assignments[pair[0]].units = $0.assignments[floor].units }),
            ("at once", { $0.assignments[pair[0]].units = $0.assignments[floor].units }),
            ("a weight of", { $0.levels[0].objective += 1 }),
            ("a fit that is", { $0.levels[1].objective += 1 }),
            ("exceeds its bound", { $0.levels[0].objective += 100 }),
        ]
        for (word, wrong) in wrongs {
            var changed = dump
            wrong(&changed)
            let outcome = try check([changed])
            #expect(outcome.status == 1 && outcome.text.contains(word), "\(word): \(outcome.text)\(outcome.errors)")
        }
        // The plan of one city is none for another.
        let parcel = try #require(busy.city.parcels.firstIndex { $0.id == dump.grounds[shared].parcels[0] })
        let project = try #require(busy.city.projects.firstIndex { $0.id == dump.grounds[shared].projects[0] })
        let others: [(String, (inout BusyCity) -> Void)] = [
            ("in another county", { $0.city.parcels[parcel].county = "B" }),
            ("of another class", { $0.city.parcels[parcel].landUse = LandUseCode("1101") }),
            ("not ready", { $0.city.parcels[parcel].readyOn = SmallCity.baseDate.adding(months: 40) }),
            ("in another park", { $0.city.projects[project].parkIDs = ["west"] }),
            ("too small", { $0.city.projects[project].netArea = QuantityRange(Area(mu: 300), nil) }),
            ("too large", { $0.city.projects[project].netArea = QuantityRange(Area(mu: 1), Area(mu: 2)) }),
            ("frontage of only", { $0.city.projects[project].frontageMinimumMetres = 900 }),
            ("below the park's threshold", { $0.city.projects[project].fixedInvestment = Money(tenThousandYuan: 1) }),
            ("a remainder of only", { $0.siting.cutRemainderArea = BusyCity.figure(1e6) }),
            ("projects", { $0.allocation.mostPartsPerGround = BusyCity.figure(1) }),
            ("budget", { $0.allocation.landBudgetWan = BusyCity.figure(1) }),
            (
                "quota this year",
                { busy in
                    busy.allocation.landQuotas = [
                        LandQuota(
                            name: "this year", from: SmallCity.baseDate, until: SmallCity.baseDate.adding(months: 24),
                            area: Area(mu: 1))
                    ]
                }
            ),
            (
                "locked",
                { busy in
                    let id = busy.city.parcels[parcel].id
                    busy.city.locks[id] = [
                        SiteLock(projectID: nil, from: SmallCity.baseDate, until: SmallCity.baseDate)
                    ]
                }
            ),
            (
                "in constraint zones",
                { busy in
                    let zone = busy.city.parcels[parcel].geometry
                    busy.city.zones.append(ConstraintZone(id: "Z", kind: "redline", bufferMetres: 0, geometry: zone))
                }
            ),
            (
                "power of park",
                { busy in
                    var capacities = UtilityAmounts()
                    capacities[.power] = 1
                    busy.city.projects[project].needs[.power] = 500
                    busy.city.parks[0] = Park(id: "park", name: "园", county: "A", capacities: capacities)
                }
            ),
        ]
        for (word, wrong) in others {
            var changed = busy
            wrong(&changed)
            let outcome = try check([PlanDump(changed, plan)])
            #expect(outcome.status == 1 && outcome.text.contains(word), "\(word): \(outcome.text)\(outcome.errors)")
        }
    }

    /// Two projects on a parcel of which something remains, one with a hall on another, one on a floor, one left over.
    private func spoilable() throws -> BusyCity {
        var city = SmallCity()
        try city.addParcel("P10", mu: 120) { $0.readyOn = SmallCity.baseDate.adding(days: 30) }
        try city.addParcel("P11", mu: 60) { $0.readyOn = SmallCity.baseDate.adding(days: 30) }
        for index in city.parcels.indices { city.parcels[index].priceWanPerMu = 20 }
        city.parks[0] = Park(
            id: "park", name: "园", county: "A", industries: ["37"], investmentThresholdWanPerMu: 300)
        let road = [RandomParcel.place(-50, 0), RandomParcel.place(900, 0)]
        city.roads = [Road(id: "R", roadClass: nil, geometry: try .lineString(road))]
        city.units = [
            FactoryUnit(
                id: "F1", factoryID: "F", parkID: "park", county: "A", floor: 1, floorAreaSquareMetres: 1_000,
                status: .vacant)
        ]
        func add(_ id: String, _ change: (inout Project) -> Void) {
            var project = Project(id: id, name: id, stage: .signed)
            project.county = "A"
            project.landUse = LandUseCode("100102")
            project.neededOn = SmallCity.baseDate.adding(months: 6)
            project.priority = 2
            change(&project)
            city.projects.append(project)
        }
        for id in ["Q1", "Q2"] { add(id) { $0.netArea = QuantityRange(Area(mu: 45), Area(mu: 50)) } }
        add("Q3") { project in
            project.netArea = QuantityRange(Area(mu: 60), Area(mu: 60))
            (project.hallLengthMetres, project.hallWidthMetres) = (100, 60)
        }
        add("Q4") { $0.floorAreaSquareMetres = 900 }
        add("Q5") { $0.netArea = QuantityRange(Area(mu: 500), nil) }
        return BusyCity(city: city, siting: .shipped)
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

@Suite("Sites are what they claim, by geometry that is not ours")
struct IndependentGeometryTests {
    private static let shapely = Corpora.packageDirectory.appendingPathComponent(".build/shapely").path
    private static let checker = Corpora.packageDirectory.appendingPathComponent(
        "Tests/SitingTests/Proof/check_sites.py")

    private func check(_ dumps: [SiteDump]) throws -> Binary.Outcome {
        let scratch = try ScratchFolder()
        let file = scratch.url("sites.json")
        try JSONEncoder().encode(dumps).write(to: file)
        return try Binary.run(
            [Self.checker.path, file.path], environment: ["PYTHONPATH": Self.shapely],
            executable: URL(fileURLWithPath: "/usr/bin/python3"))
    }

    private struct Tally: Decodable {
        let sites, cuts, merges, mergedCuts, halls: Int
    }

    @Test(
        "every site of random cities holds when shapely looks at it", .enabled(if: Binary.available(shapely)))
    func shapelyAgrees() throws {
        var dumps: [SiteDump] = []
        try forAll(seed: 41, count: 60) { generator, _ in
            let city = try IrregularCity.random(parcels: 12, &generator)
            let policy = IrregularCity.policy(&generator)
            let finder = SiteFinder(try city.snapshot(), policy: policy)
            for _ in 0..<4 {
                let asked = IrregularCity.requirement(&generator)
                let sites = try finder.find(asked, kinds: Set(Site.Kind.allCases)).sites
                dumps.append(SiteDump(city, asked, policy, sites))
            }
        }
        let outcome = try check(dumps)
        try #require(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        let tally = try JSONDecoder().decode(Tally.self, from: outcome.output)
        // It says nothing of what it never saw.
        #expect(tally.sites > 250 && tally.cuts > 120 && tally.merges > 20 && tally.mergedCuts > 15, "\(tally)")
        #expect(tally.halls > 100)
    }

    @Test("the same check finds what is wrong with a site", .enabled(if: Binary.available(shapely)))
    func checkerIsAwake() throws {
        var city = SmallCity()
        for (id, west) in [("P1", 0.0), ("P2", 250)] {
            let shape = try RandomParcel.rectangle(west, 0, west + 250, 400)
            var parcel = Parcel(
                id: id, parkID: "park", county: "A", landUse: LandUseCode("100102"), stage: .reserve,
                ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
            parcel.readyOn = SmallCity.baseDate
            city.parcels.append(parcel)
        }
        let road = [RandomParcel.place(-50, -10), RandomParcel.place(800, -10)]
        city.roads = [Road(id: "R", roadClass: nil, geometry: try .lineString(road))]
        var asked = Requirement()
        asked.netArea = QuantityRange(Area(squareMetres: 120_000), Area(squareMetres: 130_000))
        asked.hall = Requirement.Hall(150, 100)
        let found = try SiteFinder(try city.snapshot()).find(asked, kinds: [.mergedParcels]).sites
        let dump = SiteDump(city, asked, .shipped, found)
        #expect(dump.sites.count == 1 && dump.sites[0].isCut)
        #expect(try check([dump]).status == 0)
        let wrongs: [(String, (inout SiteDump.Found) -> Void)] = [
            ("sum up", { $0.allotment = $0.remainders[0].shape }),
            ("net area is not its share", { $0.area += 2 }),
            ("must be free|hall outside", { $0.hall = $0.hall?.map { [$0[0] - 200, $0[1]] } }),
            ("a hall with sides", { $0.hall?[0][0] += 1 }),
            ("frontage", { $0.frontage += 1 }),
            ("width", { $0.width += 1 }),
            ("rectangularity", { $0.rectangularity = 0.9 }),
            ("not its members'", { $0.id = "P1" }),
            ("ready on another day", { $0.ready = 0 }),
        ]
        for (word, wrong) in wrongs {
            var changed = dump
            wrong(&changed.sites[0])
            let outcome = try check([changed])
            let isNamed = outcome.text.contains(try Regex(word))
            #expect(outcome.status == 1 && isNamed, "\(word): \(outcome.text)")
        }
    }
}

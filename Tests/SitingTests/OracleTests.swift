// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
public import Siting
import TestSupport
import Testing
import SitingSupport

@Suite("The columnar search answers as looking at every candidate does")
struct OracleTests {
    private func expectSameAnswer(
        _ snapshot: LandSnapshot, _ asked: Requirement, wanted: Int, _ generator: inout RepeatableGenerator
    ) throws -> OracleFinder.Answer {
        let expected = try OracleFinder(snapshot: snapshot).find(asked, nearMissCount: wanted)
        let finder = SiteFinder(snapshot)
        let found = try finder.find(asked, nearMissCount: wanted)
        #expect(found.sites == expected.sites)
        #expect(found.siteCount == expected.sites.count)
        #expect(found.funnel == expected.funnel)
        #expect(found.nearMisses == expected.nearMisses)
        // Asking for less gives the beginning of the same.
        let limit = Int.random(in: 0...30, using: &generator)
        let first = try finder.find(asked, limit: limit, explaining: .funnel)
        #expect(first.sites == Array(expected.sites.prefix(limit)))
        #expect(first.siteCount == expected.sites.count && first.funnel == expected.funnel)
        let sites = try finder.find(asked, limit: limit, explaining: .sites)
        #expect(sites.sites == first.sites && sites.siteCount == expected.sites.count)
        return expected
    }

    @Test("same sites, order, scores to the bit, funnel and near misses in random cities", arguments: [false, true])
    func randomCities(isMeasuredAhead: Bool) throws {
        var (misses, sites) = (Set<Criterion>(), 0)
        try forAll(count: 250) { generator, _ in
            let city = try SmallCity.random(parcels: Int.random(in: 0...150, using: &generator), &generator)
            let snapshot = try city.snapshot()
            if isMeasuredAhead { try snapshot.parcelIndex.complete(SmallCity.groundMeasures) }
            let asked = SmallCity.anyRequirement(&generator)
            let answer = try expectSameAnswer(
                snapshot, asked, wanted: Int.random(in: 1...4, using: &generator), &generator)
            misses.formUnion(answer.nearMisses.map(\.criterion))
            sites += answer.sites.count
        }
        // The property says nothing of what it never met.
        #expect(sites > 500)
        #expect(
            misses.isSuperset(of: [
                .netArea, .ready, .county, .park, .lock, .price, .slope, .utility(.power), .exclusionShare, .floorArea,
            ]))
        #expect(misses.contains(.distance(facilityKind: Facility.river, isMaximum: false)))
        #expect(misses.contains(.distance(facilityKind: Facility.river, isMaximum: true)))
    }

    @Test("the same in a city so large that columns are answered from checkpoints and walked from their windows")
    func largeCity() throws {
        var generator = RepeatableGenerator(seed: 31)
        let snapshot = try SmallCity.random(parcels: 20_000, &generator).snapshot()
        var walked = 0
        for _ in 0..<12 {
            let asked = SmallCity.anyRequirement(&generator, ground: false)
            let answer = try expectSameAnswer(snapshot, asked, wanted: 3, &generator)
            walked += answer.nearMisses.count
        }
        #expect(walked > 20)
    }

    @Test("nothing but what is offered is asked for: everything on offer is found, by any limit")
    func unselective() throws {
        var generator = RepeatableGenerator(seed: 5)
        let snapshot = try SmallCity.random(parcels: 3000, &generator).snapshot()
        let answer = try expectSameAnswer(snapshot, Requirement(), wanted: 1, &generator)
        #expect(answer.sites.count > 1000)
    }
}

/// Geometry aside, which whole parcels and units have none of.
extension Site: Equatable {
    public static func == (left: Site, right: Site) -> Bool {
        (left.kind, left.id, left.parkID, left.readyOn) == (right.kind, right.id, right.parkID, right.readyOn)
            && (left.parcels, left.units, left.breakdown, left.cautions)
                == (right.parcels, right.units, right.breakdown, right.cautions)
            && (left.areaSquareMetres, left.score) == (right.areaSquareMetres, right.score)
    }
}

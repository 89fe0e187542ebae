// SPDX-License-Identifier: Apache-2.0
import LandModel
import Siting
import TestSupport
import Testing
import SitingSupport

@Suite("What must hold of every search")
struct SanityLawTests {
    @Test("asking for what a near miss says admits exactly what it counted, and nobody leaves")
    func nearMissesAreExact() throws {
        var seen = Set<Criterion>()
        try forAll(count: 120) { generator, _ in
            let city = try SmallCity.random(parcels: 60, &generator)
            let finder = SiteFinder(try city.snapshot())
            let asked = SmallCity.randomRequirement(&generator)
            let wanted = Int.random(in: 1...3, using: &generator)
            let search = try finder.find(asked, nearMissCount: wanted)
            let before = Set(search.sites.map(\.id))
            for miss in search.nearMisses {
                seen.insert(miss.criterion)
                let relaxed = miss.relaxations.reduce(asked) { $0.relaxed(by: $1) }
                let after = Set(try finder.find(relaxed).sites.map(\.id))
                #expect(after.subtracting(before) == Set(miss.admittedIDs), "\(miss)")
                #expect(before.isSubset(of: after), "\(miss)")
                #expect(miss.admittedIDs.count >= wanted)
            }
        }
        // The property says nothing of criteria it never met.
        #expect(seen.isSuperset(of: [.netArea, .ready, .county, .lock, .price, .slope, .utility(.power)]))
        #expect(seen.contains(.distance(facilityKind: Facility.river, isMaximum: false)))
    }

    @Test("the text of a near miss, typed as an option, asks for the same")
    func nearMissTextReadsBack() throws {
        try forAll(count: 60) { generator, _ in
            let city = try SmallCity.random(parcels: 60, &generator)
            let finder = SiteFinder(try city.snapshot())
            let asked = SmallCity.randomRequirement(&generator)
            for miss in try finder.find(asked).nearMisses {
                var typed = asked
                for relaxation in miss.relaxations {
                    let option = relaxation.option(in: typed)
                    try typed.set(option.key, to: option.text)
                }
                let before = Set(try finder.find(asked).sites.map(\.id))
                let after = Set(try finder.find(typed).sites.map(\.id))
                #expect(after.subtracting(before) == Set(miss.admittedIDs), "\(miss)")
            }
        }
    }

    @Test("the smallest near miss is the smallest: anything less admits fewer")
    func nearMissesAreSmallest() throws {
        try forAll(count: 40) { generator, _ in
            let city = try SmallCity.random(parcels: 40, &generator)
            let finder = SiteFinder(try city.snapshot())
            let asked = SmallCity.randomRequirement(&generator)
            let search = try finder.find(asked)
            for miss in search.nearMisses {
                for relaxation in miss.relaxations {
                    guard case .needBy(let day) = relaxation else { continue }
                    let sooner = asked.relaxed(by: .needBy(day.adding(days: -1)))
                    #expect(try finder.find(sooner).sites.count == search.sites.count)
                }
            }
        }
    }

    @Test("the funnel adds up: what it removes and what is left are all candidates")
    func funnelAddsUp() throws {
        try forAll(count: 60) { generator, _ in
            let city = try SmallCity.random(parcels: 50, &generator)
            let search = try SiteFinder(try city.snapshot()).find(SmallCity.randomRequirement(&generator))
            var remaining = search.candidateCount
            for step in search.funnel {
                remaining -= step.removed
                #expect(step.remaining == remaining)
            }
            #expect(remaining == search.sites.count)
        }
    }

    @Test("a site has no reason against it, and every other parcel has one")
    func reasonsAgreeWithSites() throws {
        try forAll(count: 40) { generator, _ in
            let snapshot = try SmallCity.random(parcels: 30, &generator).snapshot()
            let finder = SiteFinder(snapshot)
            let asked = SmallCity.randomRequirement(&generator)
            let sites = Set(try finder.find(asked).sites.map(\.index))
            for parcel in 0..<snapshot.parcels.count {
                #expect(try finder.reasons(against: parcel, for: asked).isEmpty == sites.contains(parcel))
            }
        }
    }

    @Test("scores lie between 0 and 100, weights sum to 100, and ranks follow scores")
    func scores() throws {
        try forAll(count: 60) { generator, _ in
            let city = try SmallCity.random(parcels: 50, &generator)
            var asked = SmallCity.randomRequirement(&generator)
            asked.industry = "37"
            let sites = try SiteFinder(try city.snapshot()).find(asked).sites
            for site in sites {
                #expect((0...100.0001).contains(site.score))
                #expect(abs(site.breakdown.reduce(0) { $0 + $1.weight } - 100) < 1e-9)
            }
            for (better, worse) in zip(sites, sites.dropFirst()) {
                #expect(worse.score < better.score || (worse.score == better.score && better.id < worse.id))
            }
        }
    }

    @Test("learning a fact never lowers a score")
    func learningNeverHurts() throws {
        var city = SmallCity()
        try city.addParcel("unknown")
        try city.addParcel("known") { $0.slopePercent = 24.9 }
        var asked = Requirement()
        asked.netArea = QuantityRange(Area(mu: 80), Area(mu: 100))
        let sites = try SiteFinder(try city.snapshot()).find(asked).sites
        let score = Dictionary(uniqueKeysWithValues: sites.map { ($0.id, $0.score) })
        #expect((score["known"] ?? 0) >= (score["unknown"] ?? 100))
        let unknown = try #require(sites.first { $0.id == "unknown" })
        #expect(unknown.breakdown.contains { $0.measure == .slope && $0.score == nil })
    }

    @Test("the same search gives the same answer")
    func deterministic() throws {
        var generator = RepeatableGenerator(seed: 7)
        let finder = SiteFinder(try SmallCity.random(parcels: 80, &generator).snapshot())
        let asked = SmallCity.randomRequirement(&generator)
        let first = try finder.find(asked)
        for _ in 0..<3 {
            let again = try finder.find(asked)
            #expect(again.sites == first.sites && again.funnel == first.funnel && again.nearMisses == first.nearMisses)
        }
    }
}

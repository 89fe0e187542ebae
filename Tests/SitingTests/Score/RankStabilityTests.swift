// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting
import TestSupport
import Testing
import SitingSupport

@Suite("How far a ranking depends on its weights")
struct RankStabilityTests {
    private static let measures: [Preference.Measure] = [.netArea, .ready, .cluster, .price, .slope]

    /// Sites of given scores by preference, ranked as an answer ranks them.
    private func ranked(_ scores: [(id: String, scores: [Double?])], weights: [Double]) -> [Site] {
        let total = weights.reduce(0, +)
        let sites = scores.enumerated().map { index, entry in
            let lines = zip(entry.scores, weights).enumerated().map { position, pair in
                Site.ScoreLine(
                    measure: Self.measures[position], value: pair.0, score: pair.0, weight: 100 * pair.1 / total)
            }
            return Site(
                kind: .wholeParcel, parcels: [index], id: entry.id, parkID: nil, areaSquareMetres: 1, readyOn: nil,
                breakdown: lines, cautions: [])
        }
        // Without the noise of the sum, in which ids would not decide between what is level.
        func level(_ site: Site) -> Double { (site.score * 1e9).rounded() / 1e9 }
        return sites.sorted { (level($1), $0.id) < (level($0), $1.id) }
    }

    private func randomSites(_ generator: inout RepeatableGenerator) -> [Site] {
        let preferences = Int.random(in: 1...5, using: &generator)
        // Coarse scores meet in ties, and some sites are the same.
        let step: Double = Bool.random(using: &generator) ? 1 : 25
        func randomScore() -> Double? {
            if Int.random(in: 0..<6, using: &generator) == 0 { return nil }
            return (Double.random(in: 0...100, using: &generator) / step).rounded() * step
        }
        let scores = (0..<Int.random(in: 2...8, using: &generator)).map { number in
            (id: "P\(number)", scores: (0..<preferences).map { _ in randomScore() })
        }
        return ranked(
            scores,
            weights: (0..<preferences).map { _ in Double.random(in: 1...40, using: &generator).rounded() })
    }

    /// The score with each weight moved by a factor of its own, brought back to 100 %.
    private func score(_ site: Site, _ factors: [Double]) -> Double {
        let moved = zip(site.breakdown, factors).map { $0.weight * $1 }
        return zip(site.breakdown, moved).reduce(0) { $0 + ($1.0.score ?? 0) * $1.1 } / moved.reduce(0, +)
    }

    /// Ids by score; of the same score, in the order of ids. Scores within the noise of their sums are the same.
    private func isAhead(_ site: Site, _ rival: Site, _ factors: [Double]) -> Bool {
        let difference = score(site, factors) - score(rival, factors)
        return abs(difference) > 1e-9 ? difference > 0 : site.id < rival.id
    }

    private func ends(_ count: Int, _ movement: Double) -> [[Double]] {
        (0..<(1 << count)).map { corner in
            (0..<count).map { corner >> $0 & 1 == 1 ? 1 + movement : 1 - movement }
        }
    }

    @Test("the places are those of the pairs at the corners of the weights, each attained")
    func corners() throws {
        var (moved, kept) = (0, 0)
        try forAll(count: 400) { generator, _ in
            let sites = randomSites(&generator)
            let movement: Double = [0, 0.05, 0.2, 0.5].randomElement(using: &generator) ?? 0.2
            let stability = RankStability(of: sites, movement: movement)
            let corners = ends(sites[0].breakdown.count, movement)
            try #require(stability.ranks.count == sites.count)
            for (place, site) in sites.enumerated() {
                let others = sites.filter { $0.id != site.id }
                let ahead = others.filter { rival in corners.allSatisfy { isAhead(rival, site, $0) } }
                let never = others.filter { rival in corners.allSatisfy { isAhead(site, rival, $0) } }
                #expect(stability.ranks[place] == (1 + ahead.count)...(sites.count - never.count))
                #expect(stability.ranks[place].contains(place + 1))
                if stability.ranks[place].count > 1 { moved += 1 } else { kept += 1 }
            }
            #expect(stability.isFirstThroughout == (stability.ranks[0] == 1...1))
        }
        // The property says nothing of what it never met.
        #expect(moved > 300 && kept > 300)
    }

    @Test("no choice of weights within the movement puts a site outside its places")
    func samples() {
        forAll(count: 8) { generator, _ in
            let sites = randomSites(&generator)
            let stability = RankStability(of: sites, movement: 0.2)
            for _ in 0..<10_000 {
                let factors = sites[0].breakdown.map { _ in Double.random(in: 0.8...1.2, using: &generator) }
                let scored = sites.map { (score: score($0, factors), id: $0.id) }
                for (place, site) in scored.enumerated() {
                    let rank = 1 + scored.count { $0.score > site.score || ($0.score == site.score && $0.id < site.id) }
                    if !stability.ranks[place].contains(rank) {
                        Issue.record("\(site.id) is at \(rank) with \(factors), not in \(stability.ranks[place])")
                    }
                }
            }
        }
    }

    @Test("the first is overtaken beyond the movement that is said and not before, and by whom is said")
    func takeover() throws {
        var overtaken = 0
        try forAll(count: 400) { generator, _ in
            let sites = randomSites(&generator)
            let count = sites[0].breakdown.count
            func canOvertake(_ rival: Site, _ movement: Double) -> Bool {
                ends(count, movement).contains { score(rival, $0) > score(sites[0], $0) + 1e-9 }
            }
            guard let takeover = RankStability(of: sites).takeover else {
                #expect(sites.dropFirst().allSatisfy { !canOvertake($0, 0.999) })
                return
            }
            #expect((0..<1).contains(takeover.movement))
            overtaken += 1
            let (before, after) = (takeover.movement - 1e-6, min(takeover.movement + 1e-6, 1))
            if before > 0 { #expect(sites.dropFirst().allSatisfy { !canOvertake($0, before) }) }
            let rival = try #require(sites.first { $0.id == takeover.id })
            #expect(canOvertake(rival, after) && sites[takeover.position].id == rival.id)
            #expect(RankStability(of: sites, movement: max(0, before)).isFirstThroughout || before <= 0)
            if after < 1 { #expect(!RankStability(of: sites, movement: after).isFirstThroughout) }
            // It is strongest where it is said to be.
            let leads = zip(rival.breakdown, sites[0].breakdown).map { rival, first in
                (rival.measure, (rival.score ?? 0) * rival.weight - (first.score ?? 0) * first.weight)
            }
            let greatest = try #require(leads.map(\.1).max())
            #expect(leads.contains { $0.0 == takeover.measure && $0.1 == greatest })
        }
        #expect(overtaken > 200)
    }

    @Test("worked by hand: 60 to 50 with leads of 30 and 20 the other way is overtaken beyond a fifth")
    func byHand() throws {
        // Weights of a half each: 80 and 40 against 20 and 80; leads of 30 and −20 points.
        let sites = ranked([("A", [80, 40]), ("B", [20, 80])], weights: [50, 50])
        let takeover = try #require(RankStability(of: sites).takeover)
        #expect(takeover.id == "B" && takeover.position == 1 && takeover.measure == .ready)
        #expect(abs(takeover.movement - 0.2) < 1e-12)
        #expect(RankStability(of: sites, movement: 0.19).ranks == [1...1, 2...2])
        #expect(RankStability(of: sites, movement: 0.21).ranks == [1...2, 1...2])
        // At a fifth both are level, and the lower id stays.
        #expect(RankStability(of: sites, movement: 0.2).ranks == [1...1, 2...2])
        let renamed = ranked([("B", [80, 40]), ("A", [20, 80])], weights: [50, 50])
        #expect(RankStability(of: renamed, movement: 0.2).ranks == [1...2, 1...2])
    }

    @Test("what is the same never changes places; what is level otherwise does with any movement")
    func ties() throws {
        let same = ranked([("A", [50, 50]), ("B", [50, 50])], weights: [30, 70])
        #expect(RankStability(of: same, movement: 0.9).ranks == [1...1, 2...2])
        #expect(RankStability(of: same).takeover == nil && RankStability(of: same).isFirstThroughout)
        let level = ranked([("A", [100, 0]), ("B", [0, 100])], weights: [50, 50])
        #expect(try #require(RankStability(of: level).takeover).movement == 0)
        #expect(RankStability(of: level, movement: 0).ranks == [1...1, 2...2])
        #expect(RankStability(of: level, movement: 0.001).ranks == [1...2, 1...2])
    }

    @Test("who is better by every preference stays first; nobody and one site have nothing to lose")
    func dominant() {
        let sites = ranked([("A", [90, 60]), ("B", [80, nil]), ("C", [10, 60])], weights: [20, 80])
        let stability = RankStability(of: sites, movement: 0.99)
        #expect(stability.isFirstThroughout && stability.takeover == nil)
        #expect(RankStability(of: sites, movement: 0.2, ranking: 1).ranks == [1...1])
        #expect(RankStability(of: []).ranks.isEmpty && RankStability(of: []).isFirstThroughout)
        #expect(RankStability(of: [sites[0]]).ranks == [1...1])
    }

    @Test("the places of a search's sites hold the places they have when it is asked again with moved weights")
    func searchedAgain() throws {
        var changed = 0
        try forAll(count: 30) { generator, _ in
            let snapshot = try SmallCity.random(parcels: 60, &generator).snapshot()
            var asked = Requirement()
            asked.netArea = QuantityRange(Area(mu: 30), Area(mu: 150))
            asked.needBy = SmallCity.baseDate.adding(months: 18)
            asked.industry = "37"
            let sites = try SiteFinder(snapshot).find(asked).sites
            let stability = RankStability(of: sites, movement: 0.2)
            for _ in 0..<5 {
                var policy = SitingPolicy.shipped
                policy.parcelPreferences = policy.parcelPreferences.map {
                    Preference(
                        measure: $0.measure, influence: $0.influence,
                        weight: $0.weight * Double.random(in: 0.8...1.2, using: &generator), from: $0.from, to: $0.to,
                        ideal: $0.ideal)
                }
                let again = try SiteFinder(snapshot, policy: policy).find(asked).sites.map(\.id)
                for (place, site) in sites.enumerated() {
                    let rank = try #require(again.firstIndex(of: site.id)) + 1
                    #expect(stability.ranks[place].contains(rank))
                    if rank != place + 1 { changed += 1 }
                }
            }
        }
        #expect(changed > 50)
    }
}

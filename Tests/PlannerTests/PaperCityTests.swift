// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import LandModel
import LandStore
import Planner
import Programme
import SimpleFeatures
import Siting
import TestSupport
import Testing

@Suite("The paper city is solved as the pencil solves it")
struct PaperCityTests {
    private let scratch: ScratchFolder
    private let city: PaperCity

    init() throws {
        scratch = try ScratchFolder()
        city = try PaperCity(in: scratch)
    }

    @Test(
        "the lists of whole parcels, cuts, merges and units",
        arguments: ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"])
    func lists(project: String) throws {
        let expected = try #require(city.expected[project])
        let requirement = try city.planner.requirement(ofProject: project)
        func ids(_ kinds: Set<Site.Kind>) throws -> Set<String> {
            Set(try city.planner.find(requirement, kinds: kinds).search.sites.map(\.id))
        }
        #expect(try ids([.wholeParcel]) == Set(expected.whole))
        #expect(try ids([.partOfParcel]) == Set(expected.cut))
        #expect(try ids([.mergedParcels]) == Set(expected.merged))
        let land = expected.whole + expected.cut + expected.merged
        let all = try city.planner.find(requirement).search
        if project == "Q8" {
            let pairs = Set(expected.units.flatMap { unit in land.map { "\(unit)→\($0)" } })
            #expect(Set(all.sites.map(\.id)) == pairs && all.siteCount == pairs.count)
            for site in all.sites {
                let transition = try #require(site.transition)
                #expect(transition.floorFrom.description == "2020-03-03")
                #expect(transition.landFrom.description == (site.id.hasSuffix("P04") ? "2020-11-01" : "2020-03-03"))
                #expect(transition.overlapDays >= 365)
            }
        } else {
            #expect(try ids([.factoryFloor]) == Set(expected.units))
            #expect(Set(all.sites.map(\.id)) == Set(land + expected.units))
            #expect(all.siteCount == all.sites.count && all.kinds.allSatisfy(\.isExact))
        }
    }

    @Test(
        "why not, for Q1",
        arguments: [
            ("P04", ["ready"]), ("P06", ["lock"]), ("P07", ["land-use"]), ("P09", ["county"]), ("P10", ["net-area"]),
            ("P11", ["net-area"]), ("P12", ["net-area"]), ("P13", ["net-area"]), ("P01", []),
        ])
    func reasons(parcel: String, criteria: [String]) throws {
        let answer = try city.planner.find(try city.planner.requirement(ofProject: "Q1"), whyNot: [parcel])
        #expect(answer.whyNot.first?.reasons.map(\.criterion.description) == criteria)
    }

    @Test("P08 is too near the river for the chemical project Q2 and fine for Q1")
    func river() throws {
        let chemical = try city.planner.find(try city.planner.requirement(ofProject: "Q2"), whyNot: ["P08"])
        let reason = try #require(chemical.whyNot.first?.reasons.first)
        #expect(reason.criterion == .distance(facilityKind: "river", isMaximum: false))
        #expect(reason.relaxation == nil, "the distance from the river is law, not a wish")
        var wish = try city.planner.requirement(ofProject: "Q1")
        wish.add(.init(facilityKind: "river", isMaximum: false, metres: 800))
        let miss = try city.planner.find(wish).search.nearMisses.first { $0.admittedIDs == ["P08"] }
        #expect(miss?.relaxations.first?.boundText == "river:700m")
    }

    @Test("the near misses of Q1 are the pencil's, each alone, and each admits what it says")
    func nearMisses() throws {
        let requirement = try city.planner.requirement(ofProject: "Q1")
        let answer = try city.planner.find(requirement)
        let misses = Dictionary(
            uniqueKeysWithValues: answer.search.nearMisses.map { ($0.criterion.description, $0) })
        // Class is law and never a near miss.
        #expect(Set(misses.keys) == ["ready", "lock", "county", "net-area", "cut"])
        #expect(misses["cut"]?.relaxations.first?.boundText == "13亩")
        #expect(misses["cut"]?.admittedIDs == ["P10"])
        #expect(misses["ready"]?.relaxations.first?.boundText == "2020-11-01")
        #expect(misses["ready"]?.admittedIDs == ["P04"])
        #expect(misses["lock"]?.relaxations.first?.boundText == "2020-04-30")
        #expect(misses["lock"]?.admittedIDs == ["P06"])
        #expect(misses["county"]?.relaxations.first?.boundText == "B")
        #expect(misses["county"]?.admittedIDs == ["P09"])
        #expect(misses["net-area"]?.relaxations.first?.boundText == "98亩")
        #expect(misses["net-area"]?.admittedIDs == ["P10"])
        for miss in answer.search.nearMisses {
            let kinds: Set<Site.Kind> = [miss.criterion == .cut ? .partOfParcel : .wholeParcel]
            let relaxed = miss.relaxations.reduce(requirement) { $0.relaxed(by: $1) }
            let before = Set(try city.planner.find(requirement, kinds: kinds).search.sites.map(\.id))
            let after = Set(try city.planner.find(relaxed, kinds: kinds).search.sites.map(\.id))
            #expect(after == before.union(miss.admittedIDs))
        }
        #expect(answer.search.cheapestPair == nil, "whoever fails Q1 fails on one thing, or on law")
    }

    @Test("the cheapest pair of changes lets in exactly whom it says")
    func cheapestPair() throws {
        for project in ["Q4", "Q7", "Q9"] {
            let requirement = try city.planner.requirement(ofProject: project)
            let pair = try #require(try city.planner.find(requirement).search.cheapestPair)
            #expect(pair.relaxations.count == 2 && pair.otherCriterion != nil)
            let relaxed = pair.relaxations.reduce(requirement) { $0.relaxed(by: $1) }
            let before = Set(try city.planner.find(requirement, kinds: [.wholeParcel]).search.sites.map(\.id))
            let after = Set(try city.planner.find(relaxed, kinds: [.wholeParcel]).search.sites.map(\.id))
            #expect(after == before.union(pair.admittedIDs))
        }
    }

    @Test("Q6 gets F1: F2 is too low, F3 too late, F4 too small")
    func floors() throws {
        let requirement = try city.planner.requirement(ofProject: "Q6")
        let answer = try city.planner.find(requirement, whyNot: ["F2", "F3", "F4"])
        #expect(answer.search.sites.map(\.id) == ["F1"])
        #expect(
            answer.whyNot.map { $0.reasons.map(\.criterion.description) } == [
                ["floor-height"], ["ready"], ["floor-area"],
            ])
    }

    @Test("the plan has weight 11 of 12, is proven optimal, and leaves out Q9")
    func plan() throws {
        let answer = try city.planner.match(keepAs: "pencil")
        let plan = answer.plan
        #expect(plan.status == .optimal && plan.limitReached == nil)
        #expect(plan.levels.map(\.name) == ["priorityWeight", "fitScore", "remainingUsefulness"])
        #expect(plan.levels.first?.objective == 11 && plan.levels.first?.bestBound == 11)
        #expect(plan.totalWeight == 12)
        #expect(plan.unplaced.map(\.project.id) == ["Q9"])
        let sites = Dictionary(uniqueKeysWithValues: plan.assignments.map { ($0.project.id, $0.site) })
        #expect(sites["Q4"]?.id == "P11" && sites["Q4"]?.kind == .wholeParcel)
        #expect(sites["Q6"]?.id == "F1", "the only unit for it")
        #expect(sites["Q8"]?.kind == .factoryThenLand && sites["Q8"]?.id.hasPrefix("F4→") == true, "F1 is Q6's")
        for (project, site) in sites {
            let list = try #require(city.expected[project])
            let land = list.whole + list.cut + list.merged
            let allowed = project == "Q8" ? land.map { "F4→" + $0 } : land + list.units
            #expect(allowed.contains(site.id), "\(project) on \(site.id)")
        }
        let land = try plan.assignments.filter(\.site.kind.isLand).map { try #require($0.site.layout?.allotment) }
        for (first, one) in land.enumerated() {
            for other in land.dropFirst(first + 1) {
                #expect(try one.intersection(other).area < 1e-3, "land is given once")
            }
        }
    }

    @Test("a withdrawn project makes room: without Q4, Q9 is cut off P11")
    func withdrawn() throws {
        var selection = ProjectSelection()
        selection.without = ["Q4"]
        let plan = try city.planner.match(selection, keepAs: nil).plan
        #expect(plan.levels.first?.objective == 9 && plan.unplaced.isEmpty)
        let site = try #require(plan.assignments.first { $0.project.id == "Q9" }?.site)
        #expect(site.id == "P11" && site.kind == .partOfParcel)
        let ground = try #require(plan.grounds.first { $0.projectIDs.contains("Q9") })
        let given = plan.assignments.filter { ground.projectIDs.contains($0.project.id) }
            .reduce(0) { $0 + $1.site.areaSquareMetres }
        let left = ground.remainders.reduce(0) { $0 + $1.netAreaSquareMetres }
        #expect(abs(given + left - Area(mu: 180).squareMetres) < 1e-6, "a cut loses nothing")
    }

    @Test("a plan that keeps to an earlier one moves nobody who need not move")
    func keeping() throws {
        let before = try city.planner.match(keepAs: "spring").plan
        var selection = ProjectSelection()
        selection.without = ["Q1"]
        let answer = try city.planner.match(selection, keepAs: "summer", keepingTo: "spring")
        let difference = try #require(answer.difference)
        #expect(difference.projects(.moved).isEmpty && difference.projects(.withdrawn).map(\.id) == ["Q1"])
        #expect(difference.projects(.kept).count == before.assignments.count - 1)
        #expect(answer.plan.levels.map(\.name).contains("keptSites"))
    }

    @Test("a policy file states figures of siting and of plans, and a word that is not known is refused")
    func policy() throws {
        let file = try scratch.write(
            """
            {"allocation": {"weightBase": {"value": 2, "source": "test", "confidence": "given"}}}
            """, to: "policy.json")
        let policy = try CityPolicy(readingFrom: file)
        #expect(policy.allocation.priority.base.value == 2)
        #expect(policy.siting.cutWidth == SitingPolicy.shipped.cutWidth)
        let wrong = try scratch.write("{\"allocation\": {\"weightBasis\": 2}}", to: "wrong.json")
        #expect {
            try CityPolicy(readingFrom: wrong)
        } throws: {
            "\($0)".contains("`allocation.weightBasis` is not known")
        }
    }

    @Test("Q9 is unplaced because Q4 takes P11; a parcel like P11 would place it, and so would a window from 90亩 or so")
    func unplaced() throws {
        let plan = try city.planner.match(keepAs: nil).plan
        let left = try #require(plan.unplaced.first)
        #expect(left.bindings.contains(.competition(siteIDs: ["P11"], heldBy: ["Q4"])))
        #expect(left.remedies.allSatisfy { $0.gain == 1 })
        let windows = left.remedies.compactMap { remedy -> Double? in
            if case .relax(let relaxations) = remedy.change, case .netAreaFrom(let area)? = relaxations.first {
                return area.mu
            }
            return nil
        }
        #expect(windows.contains { (89.99...98.01).contains($0) })
        #expect(left.remedies.contains { $0.change == .oneMoreParcel(like: "P11") })
    }

    @Test("in reserve at the base date are 1,088亩")
    func reserve() throws {
        let status = try city.planner.status()
        #expect(abs(status.stock.nominalReserve(status.snapshot.stages).mu - 1088) < 1e-9)
    }

    @Test(
        "of 1,088亩 in reserve 908亩 can be used; P06 is lost to its lock and P07 to its class, and mending gives them back"
    )
    func usable() throws {
        let reserve = try city.planner.reserve().reserve
        func mu(_ squareMetres: Double) -> Double { (Area(squareMetres: squareMetres).mu * 100).rounded() / 100 }
        #expect(mu(reserve.nominalSquareMetres) == 1088 && mu(reserve.usableSquareMetres) == 908)
        let lost = reserve.losses.map { loss in
            (loss.causes.map(\.description), mu(loss.squareMetres), mu(loss.givenBackSquareMetres), loss.parcels)
        }
        let ids = try city.planner.snapshot().parcels.id
        #expect(lost.map(\.0) == [["lock"], ["land-use"]])
        #expect(lost.map { $0.3.map { ids[$0] } } == [["P06"], ["P07"]])
        #expect(lost.allSatisfy { $0.1 == 90 && $0.2 == 90 })
    }

    @Test("the project's copy of the answers is the one it was given", .enabled(if: Corpora.available("paper-city")))
    func copyIsTrue() throws {
        func object(_ url: URL) throws -> NSDictionary {
            try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? NSDictionary ?? [:]
        }
        let ours = try object(PaperCity.folder.appendingPathComponent("expected.json"))
        #expect(ours == (try object(Corpora.url("paper-city/expected.json"))))
    }
}

// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import LandModel
import LandStore
import Planner
import Siting
import TestSupport
import Testing

@Suite("A planner's own idea is priced by making the plan anew around it")
struct MoveTests {
    private let scratch: ScratchFolder
    private let city: PaperCity
    private var planner: Planner { city.planner }

    init() throws {
        scratch = try ScratchFolder()
        city = try PaperCity(in: scratch)
        _ = try city.planner.match(keepAs: "spring")
    }

    private func place(_ project: String) throws -> String? {
        let site = try planner.plan(named: "spring").sites.first { $0.project?.id == project }
        return site.map { ($0.unitIDs + $0.parcelIDs).joined(separator: "→") }
    }

    @Test("where a project is already, the move costs nothing and moves nobody")
    func same() throws {
        let answer = try planner.move("Q4", to: "P11", inPlan: "spring")
        let price = try #require(answer.price)
        #expect(answer.verdict == .possible && price.weightLost == 0 && price.isProven)
        #expect(price.difference.projects(.moved).isEmpty && price.difference.projects(.noLongerPlaced).isEmpty)
        #expect(zip(price.before, price.after).allSatisfy { abs($0.objective - $1.objective) < 1e-6 })
        #expect(try planner.plans().count == 1, "nothing is kept")
    }

    @Test("a part of P11 for Q1 pushes out Q4, which weighs 3; nothing else can take it")
    func price() throws {
        let answer = try planner.move("Q1", to: "P11", inPlan: "spring")
        let price = try #require(answer.price)
        #expect(answer.verdict == .possible && answer.from != nil)
        #expect(price.before.first?.objective == 11 && price.before.first?.bestBound == 11)
        let moved = try #require(price.difference.projects.first { $0.id == "Q1" })
        #expect(moved.to?.parcelIDs == ["P11"] && moved.to?.kind == Site.Kind.partOfParcel.rawValue)
        #expect(price.difference.projects.first { $0.id == "Q4" }?.to == nil)
        // Q4 weighs 3 of the 12; Q9 asks for 115 to 125亩, and no room for it is left beside 85亩.
        #expect(price.weightLost == 3 && price.isProven)
        #expect(price.after.allSatisfy { $0.bestBound >= $0.objective - 1e-9 })
    }

    @Test("what the planner chooses is never better than the plan, and the bound of the rest holds")
    func law() throws {
        for (project, site) in [("Q1", "P02"), ("Q2", "P05"), ("Q3", "P12+P13"), ("Q5", "P13"), ("Q8", "F1→P03")] {
            let answer = try planner.move(project, to: site, inPlan: "spring")
            let price = try #require(answer.price, "\(project) to \(site): \(answer.verdict)")
            #expect(price.weightLost >= -1e-9)
            let there = try #require(price.difference.projects.first { $0.id == project }?.to)
            #expect(
                (there.unitIDs + there.parcelIDs).sorted() == site.split { "+→".contains($0) }.map(String.init).sorted()
            )
        }
    }

    @Test("a site that cannot take the project says what it fails, and a wrong name has a hint")
    func refusals() throws {
        let answer = try planner.move("Q1", to: "P09", inPlan: "spring")
        #expect(answer.verdict == .unsuitable && answer.price == nil)
        #expect(answer.reasons.map(\.reason.criterion) == [.county] && answer.reasons.map(\.id) == ["P09"])
        #expect(try planner.move("Q1", to: "P06", inPlan: "spring").reasons.map(\.reason.criterion) == [.lock])
        let floor = try planner.move("Q6", to: "F2", inPlan: "spring")
        #expect(floor.verdict == .unsuitable && floor.reasons.map(\.reason.criterion) == [.floorHeight])
        for (project, site, plan) in [("Q1", "P0I", "spring"), ("Q10", "P01", "spring"), ("Q1", "P01", "sprin")] {
            #expect {
                try planner.move(project, to: site, inPlan: plan)
            } throws: {
                ($0 as? WorkspaceError)?.hint?.contains("did you mean") ?? false
            }
        }
    }

    @Test("a promised project stays, and a site promised to another is not given")
    func promised() throws {
        let home = try #require(try place("Q1"))
        _ = try planner.accept("spring")
        _ = try planner.match(keepAs: "summer")
        let other = try #require(["P01", "P02", "P03", "P05"].first { $0 != home })
        #expect(try planner.move("Q1", to: other, inPlan: "summer").verdict == .promised)
        let taken = try planner.move("Q9", to: "P11", inPlan: "summer")
        #expect(taken.verdict == .unsuitable || taken.verdict == .blocked)
    }
}

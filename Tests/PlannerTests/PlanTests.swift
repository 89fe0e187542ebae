// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import LandModel
import LandStore
import SimpleFeatures
import Siting
import TestSupport
import Testing

@testable import Planner

@Suite("Plans of the paper city are kept, compared and accepted")
struct PlanTests {
    private let scratch: ScratchFolder
    private let city: PaperCity
    private var planner: Planner { city.planner }

    init() throws {
        scratch = try ScratchFolder()
        city = try PaperCity(in: scratch)
    }

    /// Keeps a plan that gives projects the sites named, each of a kind that a search for it finds.
    private func keep(_ name: String, _ sites: [(project: String, site: String)], unplaced: [String] = []) throws {
        let snapshot = try planner.snapshot()
        var kept: [PlanSite] = []
        for (project, id) in sites {
            let answer = try planner.find(try planner.requirement(ofProject: project))
            let site = try #require(answer.search.sites.first { $0.id == id }, "\(project) on \(id)")
            kept.append(
                try PlanSite(
                    site, in: snapshot,
                    for: .init(id: project, name: "\(project)公司", weight: 1, score: site.score)))
            kept += (site.layout?.remainders ?? []).map { PlanSite(remainder: $0, of: site.parcels, in: snapshot) }
        }
        try planner.workspace.keep(
            PlanRecord(
                summary: PlanSummary(
                    id: name, madeAt: planner.moment, status: "optimal",
                    figures: .init(
                        projectCount: sites.count + unplaced.count, placedCount: sites.count,
                        totalWeight: Double(sites.count + unplaced.count), placedWeight: Double(sites.count),
                        bestBound: nil, relativeGap: nil), isSynthetic: false),
                sites: kept, unplacedIDs: unplaced), readAt: try planner.workspace.lastEvent(), by: "test")
    }

    private func edit(_ layer: Layer, _ csv: String) throws {
        try planner.workspace.importFiles(
            [(layer, scratch.write(csv, to: "\(layer.rawValue).csv"))], by: "test", at: planner.moment)
    }

    @Test("a plan of match is kept with its figures, its answer and every site's parcels and units")
    func kept() throws {
        let answer = try planner.match(keepAs: "pencil", withText: { "{\"placed\":\($0.plan.assignments.count)}" })
        let plan = try planner.plan(named: "pencil")
        let figures = try #require(plan.summary.figures)
        #expect(figures.placedCount == 8 && figures.projectCount == 9)
        #expect(figures.placedWeight == 11 && figures.bestBound == 11 && figures.totalWeight == 12)
        #expect(plan.answer == "{\"placed\":8}" && plan.unplacedIDs == ["Q9"])
        let allotments = plan.sites.filter { $0.role == .allotment }
        #expect(allotments.map(\.project?.id) == answer.plan.assignments.map(\.project.id))
        for (site, assignment) in zip(allotments, answer.plan.assignments) {
            let ids = [site.unitIDs, site.parcelIDs].filter { !$0.isEmpty }.map { $0.joined(separator: "+") }
            #expect(ids.joined(separator: "→") == assignment.site.id)
            #expect((site.geometry == nil) == (assignment.site.kind == .factoryFloor))
        }
        #expect(plan.sites.count - allotments.count == answer.plan.grounds.reduce(0) { $0 + $1.remainders.count })
        #expect(try planner.plans().map(\.id) == ["pencil"])
        #expect {
            try planner.plan(named: "pensil")
        } throws: {
            "\($0)".contains("did you mean `pencil`?")
        }
    }

    @Test("accepting cuts, merges and promises; the parcels add up, and only who was promised finds them again")
    func accepting() throws {
        try keep("spring", [("Q1", "P11"), ("Q2", "P12+P13"), ("Q3", "P01"), ("Q6", "F1")])
        let before = try planner.snapshot()
        let events = try planner.workspace.ledgerCount()
        let dry = try planner.accept("spring", isDryRun: true)
        #expect(dry.obstacles.isEmpty && !dry.isWritten)
        #expect(
            try planner.workspace.ledgerCount() == events && planner.snapshot().parcels.count == before.parcels.count)
        let done = try planner.accept("spring", reason: "for the board")
        #expect(done.isWritten && done.until.description == "2020-09-03")
        for answer in [dry, done] {
            #expect(answer.changes.map(\.action) == [.cut, .merge])
            #expect(answer.changes.map { $0.pieces.map(\.id) } == [["P11-1", "P11-2"], ["P12+P13"]])
            #expect(answer.changes.map { $0.pieces.map(\.projectID) } == [["Q1", nil], ["Q2"]])
            #expect(answer.promises.map(\.parcelID) == ["P11-1", "P12+P13", "P01", nil])
            #expect(answer.promises.map(\.unitIDs) == [[], [], [], ["F1"]])
        }
        #expect(try planner.workspace.ledgerCount() == events + 1)
        let after = try planner.snapshot()
        #expect(after.parcels.count == before.parcels.count)
        let (land, landBefore) = (after.parcels.netAreaSquareMetres, before.parcels.netAreaSquareMetres)
        #expect(abs(land.reduce(0, +) - landBefore.reduce(0, +)) < 1e-6)
        for (project, own) in [("Q1", "P11-1"), ("Q2", "P12+P13"), ("Q3", "P01"), ("Q6", "F1")] {
            let found = try planner.find(try planner.requirement(ofProject: project)).search.sites.map(\.id)
            #expect(found.contains(own), "\(project)")
        }
        let others = try planner.find(try planner.requirement(ofProject: "Q3")).search.sites.map(\.id)
        #expect(Set(others).isDisjoint(with: ["P11-1", "P12+P13"]))
        #expect(try planner.workspace.check().isEmpty)
        #expect(try planner.plan(named: "spring").summary.acceptedOn?.description == "2020-03-03")
        #expect {
            try planner.accept("spring")
        } throws: {
            "\($0)" == "it was accepted on 2020-03-03 already"
        }
        #expect {
            try planner.match(keepAs: "spring")
        } throws: {
            "\($0)".contains("was accepted on 2020-03-03")
        }
    }

    @Test("everything that stands against a plan is named, and nothing is written")
    func obstacles() throws {
        try keep("spring", [("Q1", "P11"), ("Q2", "P12+P13"), ("Q3", "P01"), ("Q6", "F1")])
        try edit(
            .siteLock,
            "id,parcel_id,project_id,from_on,until_on\nL8,P12,Z,2020-01-01,2020-05-01\nL9,P03,Q3,2020-01-01,2020-06-01\n"
        )
        let change = try #require(try planner.cut("P01", .parts(2)).chosen)
        try planner.write(change, for: try planner.snapshot(), against: [])
        let answer = try planner.accept("spring", isDryRun: true)
        #expect(
            answer.obstacles == [
                .parcelGone(id: "P01"),
                .locked(siteID: "P12", until: try CalendarDate(parsing: "2020-05-01"), projectID: "Z"),
                .lockedElsewhere(projectID: "Q3", siteIDs: ["P03"]),
            ])
        #expect(answer.obstacles.map(\.forbidsAccepting) == [true, true, false])
        let events = try planner.workspace.ledgerCount()
        #expect {
            try planner.accept("spring")
        } throws: { error in
            answer.obstacles.allSatisfy { "\(error)".contains($0.sentence.en) == $0.forbidsAccepting }
        }
        #expect(try planner.workspace.ledgerCount() == events)
        #expect(throws: WorkspaceError.self) {
            try planner.accept("spring", until: try CalendarDate(parsing: "2020-03-02"))
        }
    }

    @Test("a plan that keeps less than its whole ground is not accepted: land does not vanish")
    func incomplete() throws {
        let snapshot = try planner.snapshot()
        let found = try planner.find(try planner.requirement(ofProject: "Q1")).search.sites
        let part = try #require(found.first { $0.kind == .partOfParcel })
        let site = try PlanSite(part, in: snapshot, for: .init(id: "Q1", name: "Q1", weight: 1, score: 1))
        try planner.workspace.keep(
            PlanRecord(
                summary: PlanSummary(
                    id: "torn", madeAt: planner.moment, status: "optimal", figures: nil, isSynthetic: false),
                sites: [site], unplacedIDs: []), readAt: try planner.workspace.lastEvent(), by: "test")
        #expect(
            try planner.accept("torn", isDryRun: true).obstacles == [.incomplete(parcelIDs: ["P11"])])
    }

    @Test("from plan to plan every project is kept, moved, placed, left out or withdrawn")
    func difference() throws {
        try keep("old", [("Q1", "P11"), ("Q2", "P12+P13"), ("Q3", "P01"), ("Q7", "P09")], unplaced: ["Q6", "Q9"])
        try keep("new", [("Q1", "P11"), ("Q2", "P02"), ("Q6", "F1")], unplaced: ["Q7", "Q9"])
        let difference = try planner.difference(from: "old", to: "new")
        let kinds = Dictionary(uniqueKeysWithValues: difference.projects.map { ($0.id, $0.kind) })
        #expect(
            kinds == [
                "Q1": .kept, "Q2": .moved, "Q3": .withdrawn, "Q6": .newlyPlaced, "Q7": .noLongerPlaced,
                "Q9": .unplaced,
            ])
        #expect(difference.projects.map(\.id) == kinds.keys.sorted())
        #expect(difference.movedLandSquareMetres == difference.projects(.moved)[0].to?.areaSquareMetres)
        #expect(difference.movedFloorSquareMetres == 0)
        let back = try planner.difference(from: "new", to: "old")
        #expect(back.projects(.moved).map(\.id) == ["Q2"] && back.projects(.kept).map(\.id) == ["Q1"])
        #expect(back.projects(.newlyPlaced).map(\.id) == ["Q3", "Q7"])
        #expect(try planner.difference(from: "old", to: "old").projects(.moved).isEmpty)
    }

    @Test("a part that was accepted and is asked for again under its new id has not moved")
    func acceptedPart() throws {
        try keep("old", [("Q1", "P11")])
        try keep("same", [("Q1", "P11")])
        _ = try planner.accept("old")
        try keep("new", [("Q1", "P11-1")])
        #expect(try planner.difference(from: "old", to: "new").projects.map(\.kind) == [.kept])
        #expect(try planner.difference(from: "same", to: "new").projects.map(\.kind) == [.kept])
    }
}

// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import FeatureFormats
import Foundation
import GeoPackage
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import LandStore

@Suite("Plans are kept whole and promised in one transaction")
struct PlanTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace
    private let moment = Date(timeIntervalSince1970: 1_583_193_600)

    /// Four parcels of 100 m by 100 m beside each other, and two units.
    init() throws {
        scratch = try ScratchFolder()
        workspace = try Workspace.create(
            at: scratch.url("w.gpkg"),
            city: City(name: "试", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
        let features = (1...4).map { number in
            let west = 420_000 + 100 * (number - 1)
            return """
                {"type":"Feature","properties":{"id":"P\(number)","county":"A","land_use":"100102","stage":"reserve",\
                "net_area_m2":10000},"geometry":{"type":"Polygon","coordinates":[[[\(west),3080000],[\(west + 100),3080000],\
                [\(west + 100),3080100],[\(west),3080100],[\(west),3080000]]]}}
                """
        }
        let crs = #""crs":{"type":"name","properties":{"name":"EPSG:4547"}}"#
        let parcels = #"{"type":"FeatureCollection",\#(crs),"features":[\#(features.joined(separator: ","))]}"#
        let box = "[[[420000,3081000],[420050,3081000],[420050,3081050],[420000,3081050],[420000,3081000]]]"
        let factory = """
            {"type":"FeatureCollection",\(crs),"features":[{"type":"Feature","properties":{"id":"F","county":"A",\
            "status":"completed","floor_area_m2":2000},"geometry":{"type":"Polygon","coordinates":\(box)}}]}
            """
        let units = "id,factory_id,floor_area_m2,status\nU1,F,1000,vacant\nU2,F,1000,vacant\n"
        try workspace.importFiles(
            [
                (.parcel, scratch.write(parcels, to: "p.geojson")),
                (.factory, scratch.write(factory, to: "f.geojson")),
                (.factoryUnit, scratch.write(units, to: "u.csv")),
            ], by: "test", at: moment)
    }

    private func rectangle(_ west: Double, _ east: Double) throws -> Geometry {
        try .rectangle(Envelope(minX: 420_000 + west, minY: 3_080_000, maxX: 420_000 + east, maxY: 3_080_100))
    }

    private func project(_ id: String) -> PlanSite.Project {
        .init(id: id, name: "项目\(id)", weight: 2.5, score: 80, isPromised: id == "A")
    }

    /// P1 cut between A and a remainder, P2 and P3 merged for B, C on a floor and then on P4.
    private func plan(_ id: String = "spring", status: String = "optimal", at moment: Date? = nil) throws -> PlanRecord
    {
        let day = { (text: String) in try CalendarDate(parsing: text) }
        return PlanRecord(
            summary: PlanSummary(
                id: id, madeAt: moment ?? self.moment, status: status,
                figures: .init(
                    projectCount: 5, placedCount: 3, totalWeight: 12.5, placedWeight: 7.5, bestBound: 7.5,
                    relativeGap: 0), isSynthetic: true),
            sites: [
                PlanSite(
                    project: project("A"), kind: "partOfParcel", parcelIDs: ["P1"], areaSquareMetres: 4000,
                    geometry: try rectangle(0, 40)),
                PlanSite(
                    project: nil, kind: "partOfParcel", parcelIDs: ["P1"], areaSquareMetres: 6000,
                    geometry: try rectangle(40, 100)),
                PlanSite(
                    project: project("B"), kind: "mergedParcels", parcelIDs: ["P2", "P3"], areaSquareMetres: 20_000,
                    geometry: try rectangle(100, 300)),
                PlanSite(
                    project: project("C"), kind: "factoryThenLand", parcelIDs: ["P4"], unitIDs: ["U1", "U2"],
                    areaSquareMetres: 10_000,
                    transition: .init(
                        floorFrom: try day("2020-04-01"), landFrom: try day("2020-06-01"),
                        moveOn: try day("2021-06-01")), geometry: try rectangle(300, 400)),
            ], unplacedIDs: ["D", "E"],
            cutLines: [try .lineString([Coordinate(420_040, 3_080_000), Coordinate(420_040, 3_080_100)])],
            answer: #"{"status":"optimal"}"#)
    }

    private func accepted() throws -> AcceptedPlan {
        let parents = try (1...3).map { number in
            ParcelReplacement.Parent(
                id: "P\(number)", stage: .reserve,
                geometry: try rectangle(Double(number - 1) * 100, Double(number) * 100),
                netAreaSquareMetres: 10_000)
        }
        let day = try CalendarDate(parsing: "2020-03-03")
        return AcceptedPlan(
            planID: "spring",
            replacements: [
                ParcelReplacement(
                    action: "cut", parents: [parents[0]],
                    successors: [
                        .init(id: "P1-1", geometry: try rectangle(0, 40), netAreaSquareMetres: 4000),
                        .init(id: "P1-2", geometry: try rectangle(40, 100), netAreaSquareMetres: 6000),
                    ]),
                ParcelReplacement(
                    action: "merge", parents: Array(parents[1...]),
                    successors: [
                        .init(id: "P2+P3", geometry: try rectangle(100, 300), netAreaSquareMetres: 20_000)
                    ]),
            ],
            promises: [
                .init(projectID: "A", parcelID: "P1-1", units: [], formerParcelIDs: ["P1"]),
                .init(projectID: "B", parcelID: "P2+P3", units: [], formerParcelIDs: ["P2", "P3"]),
                .init(
                    projectID: "C", parcelID: "P4",
                    units: [.init(id: "U1", from: day), .init(id: "U2", from: day.adding(months: 12))],
                    formerParcelIDs: ["P4"]),
            ], newParcelIDs: ["P1-1", "P1-2", "P2+P3", nil], from: day, until: day.adding(months: 6))
    }

    private func keep(_ plan: PlanRecord) throws {
        try workspace.keep(plan, readAt: try workspace.lastEvent(), by: "test")
    }

    private func importParcel(_ text: String) throws {
        let west = 420_000
        let feature = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4547"}},"features":[\
            {"type":"Feature","properties":{"id":"P1","county":"A","land_use":"100102","stage":"reserve",\(text)},\
            "geometry":{"type":"Polygon","coordinates":[[[\(west),3080000],[\(west + 100),3080000],\
            [\(west + 100),3080100],[\(west),3080100],[\(west),3080000]]]}}]}
            """
        try workspace.file.write(at: moment) { writer in
            try writer.setEvent(
                workspace.record(
                    LedgerEvent(action: "edit", actor: "test", happenedAt: moment), layer: .parcel, rowCount: 1, writer)
            )
            try writer.delete(from: "parcel", where: [("id", .text("P1"))])
        }
        try workspace.importFiles(
            [(.parcel, scratch.write(feature, to: "p1.geojson"))], by: "test", at: moment)
    }

    @Test("what is kept comes back as it was, the newest plan first, and a new plan takes the place of its namesake")
    func roundTrip() throws {
        let kept = try plan()
        try keep(kept)
        try keep(plan("older", status: "feasible", at: moment.addingTimeInterval(-60)))
        let back = try #require(try workspace.plan(named: "spring"))
        #expect(back.summary == kept.summary && back.unplacedIDs == ["D", "E"] && back.answer == kept.answer)
        #expect(try back.cutLines.count == 1 && back.cutLines[0].equalsExactly(kept.cutLines[0]))
        #expect(back.sites.map(\.role) == [.allotment, .remainder, .allotment, .allotment])
        for (site, original) in zip(back.sites, kept.sites) {
            #expect(site.project == original.project && site.kind == original.kind)
            #expect(site.parcelIDs == original.parcelIDs && site.unitIDs == original.unitIDs)
            #expect(site.areaSquareMetres == original.areaSquareMetres && site.transition == original.transition)
            let (shape, drawn) = (try #require(site.geometry), try #require(original.geometry))
            #expect(try shape.equalsExactly(drawn))
        }
        #expect(try workspace.plans().map(\.id) == ["spring", "older"])
        #expect(try workspace.plan(named: "none") == nil)
        #expect(try workspace.changedGround(ofPlan: "spring").isEmpty)
        #expect(try workspace.check().isEmpty)
        try keep(plan(status: "feasible"))
        #expect(try workspace.plan(named: "spring")?.summary.status == "feasible")
        #expect(try workspace.plans().count == 2)
        #expect(try workspace.file.read { try $0.count(of: "plan_site") } == 8)
    }

    @Test("what has changed since the plan was made is named; a remark, or the same row written again, is no change")
    func changes() throws {
        try importParcel(#""net_area_m2":10000"#)
        let seen = try workspace.lastEvent()
        try keep(plan())
        try importParcel(#""net_area_m2":10000,"note":"looked at""#)
        #expect(try workspace.changedGround(ofPlan: "spring").isEmpty)
        try importParcel(#""net_area_m2":9999"#)
        try workspace.file.write(at: moment) { writer in
            try writer.setEvent(
                workspace.record(
                    LedgerEvent(action: "edit", actor: "test", happenedAt: moment), layer: .factoryUnit, rowCount: 1,
                    writer))
            try writer.delete(from: "factory_unit", where: [("id", .text("U2"))])
        }
        let changed = [
            ChangedGround(layer: .parcel, id: "P1", isGone: false),
            ChangedGround(layer: .factoryUnit, id: "U2", isGone: true),
        ]
        #expect(try workspace.changedGround(ofPlan: "spring") == changed)
        // Made for the city as it was before, and kept only now: the plan has not seen what P1 has become.
        try workspace.keep(plan(), readAt: seen, by: "test")
        #expect(try workspace.changedGround(ofPlan: "spring") == changed)
        try keep(plan())
        #expect(try workspace.changedGround(ofPlan: "spring") == [changed[1]])
    }

    @Test("accepting replaces, promises and renames in one event, and areas are conserved to the last bit")
    func accepting() throws {
        try keep(plan())
        let before = try workspace.ledgerCount()
        try workspace.accept(
            accepted(), readAt: try workspace.lastEvent(), by: "planner", reason: "for the board", at: moment)
        #expect(try workspace.ledgerCount() == before + 1)
        let snapshot = try workspace.snapshot()
        #expect(Array(snapshot.parcels.id).sorted() == ["P1-1", "P1-2", "P2+P3", "P4"])
        #expect(snapshot.parcels.netAreaSquareMetres.reduce(0, +) == 40_000)
        let locks = try workspace.features(of: .siteLock)
        func texts(_ name: String) -> [String?] {
            locks.map { lock in
                guard case .text(let text)? = lock.properties[name] else { return nil }
                return text
            }
        }
        #expect(texts("project_id") == ["A", "B", "C", "C", "C"])
        #expect(texts("parcel_id") == ["P1-1", "P2+P3", "P4", nil, nil])
        #expect(texts("unit_id") == [nil, nil, nil, "U1", "U2"])
        #expect(texts("from_on").map { $0 ?? "" }.suffix(2) == ["2020-03-03", "2021-03-03"])
        #expect(texts("until_on") == ["2020-09-03", "2020-09-03", "2020-09-03", "2020-09-03", "2021-03-03"])
        #expect(Set(texts("holder")) == ["spring"])
        let plan = try #require(try workspace.plan(named: "spring"))
        #expect(plan.summary.acceptedOn?.description == "2020-03-03")
        #expect(plan.sites.map(\.parcelIDs) == [["P1-1"], ["P1-2"], ["P2+P3"], ["P4"]])
        #expect(try workspace.check().isEmpty)
        #expect {
            try keep(self.plan())
        } throws: {
            "\($0)".contains("accepted on 2020-03-03")
        }
    }

    @Test("a project's own lock gives way to its promise, which lasts as long; another's keeps all from being written")
    func locks() throws {
        try keep(plan())
        func lock(_ id: String, _ column: String, _ site: String, _ project: String, until: String) throws {
            try workspace.importFiles(
                [
                    (
                        .siteLock,
                        scratch.write(
                            "id,\(column),project_id,from_on,until_on\n\(id),\(site),\(project),2020-01-01,\(until)\n",
                            to: "l.csv")
                    )
                ], by: "test", at: moment)
        }
        try lock("own", "parcel_id", "P1", "A", until: "2022-01-01")
        try lock("unit", "unit_id", "U1", "C", until: "2020-04-01")
        try lock("other", "parcel_id", "P2", "Z", until: "2020-04-01")
        let before = try workspace.features(of: .siteLock).compactMap(\.id)
        #expect {
            try workspace.accept(accepted(), readAt: try workspace.lastEvent(), by: "test", at: moment)
        } throws: {
            "\($0)".contains("`P2` is locked")
        }
        #expect(try workspace.features(of: .siteLock).compactMap(\.id) == before)
        #expect(try workspace.snapshot().parcels.count == 4)
        #expect(try workspace.plan(named: "spring")?.summary.acceptedOn == nil)
        try workspace.file.write(at: moment) { writer in
            try writer.setEvent(
                workspace.record(
                    LedgerEvent(action: "edit", actor: "test", happenedAt: moment), layer: .siteLock, rowCount: 1,
                    writer))
            try writer.delete(from: "site_lock", where: [("id", .text("other"))])
        }
        try workspace.accept(accepted(), readAt: try workspace.lastEvent(), by: "test", at: moment)
        let locks = try workspace.features(of: .siteLock)
        #expect(locks.compactMap(\.id) == ["spring/A", "spring/B", "spring/C", "spring/C/U1", "spring/C/U2"])
        #expect(locks.first?.properties["until_on"] == .text("2022-01-01"))
    }

    @Test("what was changed between reading and writing stops the acceptance")
    func meanwhile() throws {
        try keep(plan())
        let seen = try workspace.lastEvent()
        try importParcel(#""net_area_m2":9999"#)
        #expect {
            try workspace.accept(accepted(), readAt: seen, by: "test", at: moment)
        } throws: {
            ($0 as? WorkspaceError)?.code == .changedMeanwhile
        }
        #expect(try workspace.snapshot().parcels.count == 4)
    }
}

// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import LandModel
@testable import LandStore
import SimpleFeatures
import TestSupport
import Testing

@Suite("The progress of land is read from the workspace")
struct SupplyProgressReadTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace
    private let moment = Date(timeIntervalSince1970: 1_583_193_600)

    init() throws {
        scratch = try ScratchFolder()
        workspace = try Workspace.create(
            at: scratch.url("city.gpkg"),
            city: City(name: "试", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
    }

    private func progress() throws -> SupplyProgress { try workspace.supplyProgress(of: workspace.snapshot()) }

    private func importFeatures(_ layer: Layer, _ properties: [(id: String, json: String)]) throws {
        let features = properties.map { id, json in
            """
            {"type":"Feature","id":"\(id)","properties":{\(json)},"geometry":{"type":"Polygon","coordinates":
             [[[113,27],[113.002,27],[113.002,27.002],[113,27.002],[113,27]]]}}
            """
        }
        let url = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}",
            to: "\(layer.rawValue).geojson")
        try workspace.importFiles([(layer, url)], by: "test", at: moment)
    }

    private func importParcel() throws {
        try importFeatures(.parcel, [("P", #""county":"A","land_use":"100102","stage":"approving""#)])
    }

    private func change(_ layer: Layer, _ column: String, to value: SQLValue, of id: String) throws {
        let event = LedgerEvent(action: "edit", actor: "test", reason: nil, happenedAt: moment)
        try workspace.file.write(at: moment) { writer in
            try writer.setEvent(try workspace.record(event, layer: layer, rowCount: 1, writer))
            #expect(try writer.update(layer.rawValue, set: [(column, value)], where: [("id", .text(id))]) == 1)
        }
    }

    private func importZhuzhou() throws {
        let folder = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou")
        let layers: [Layer] = [.park, .quotaAccount, .approvalBatch, .clearingArea, .parcel]
        try workspace.importFiles(
            layers.map { ($0, folder.appendingPathComponent($0.cityFile ?? "")) }, by: "test", at: moment)
    }

    // Counted with Shapely 2 (`intersection(…).area` of every pair) on the same files.
    @Test("as many of Zhuzhou's parcels lie in a batch and in a clearing area as Shapely counts, stage by stage")
    func zhuzhouCounts() throws {
        try importZhuzhou()
        let snapshot = try workspace.snapshot()
        let progress = try workspace.supplyProgress(of: snapshot)
        var counts: [ParcelStage: [Int]] = [:]
        for (parcel, stage) in zip(progress.parcels, snapshot.parcels.stage) {
            let isState = parcel.path == .stateLandBuildings
            let flags = [true, parcel.batch != nil, parcel.clearingArea != nil, parcel.quotaAccount != nil, isState]
            counts[stage] = zip(counts[stage] ?? [0, 0, 0, 0, 0], flags).map { $0 + ($1 ? 1 : 0) }
        }
        let expected: [ParcelStage: [Int]] = [
            .planned: [53, 9, 4, 9, 0], .approving: [20, 20, 20, 20, 0], .approved: [49, 49, 49, 14, 0],
            .clearing: [49, 49, 49, 0, 0], .cleared: [34, 34, 34, 0, 0], .reclaimed: [6, 0, 0, 0, 0],
            .idle: [16, 0, 0, 0, 0], .lowEfficiency: [12, 0, 12, 0, 12],
        ]
        for (stage, count) in expected { #expect(counts[stage] == count, "\(stage)") }
        #expect(progress.parcels.count == 582 && progress.batches.count == 67 && progress.clearingAreas.count == 84)
        #expect(progress.accounts.map(\.id) == ["QA-FIVE100", "QA-LINK", "QA-RECLAIM", "QA-RESERVE", "QA-YEAR"])
        let year = try #require(progress.accounts.last)
        #expect(year.balanceSquareMetres == 3_447_000 && year.kind == "年度计划指标" && year.period == "2020")
        #expect(year.eligible == "各县市区单独选址以外的批次")
    }

    @Test("Zhuzhou's days agree with the stages: approved by now if and only if the stage says so, and then cleared")
    func zhuzhouDates() throws {
        try importZhuzhou()
        let snapshot = try workspace.snapshot()
        let now = snapshot.baseDate
        for (parcel, stage) in zip(try workspace.supplyProgress(of: snapshot).parcels, snapshot.parcels.stage) {
            switch stage {
            case .planned: #expect(parcel.submittedOn.map { $0 > now } ?? true)
            case .approving: #expect(try #require(parcel.submittedOn) <= now && #require(parcel.approvedOn) > now)
            case .approved: #expect(try #require(parcel.approvedOn) <= now && #require(parcel.clearingStartsOn) > now)
            case .clearing: #expect(try #require(parcel.clearingStartsOn) <= now && #require(parcel.clearsOn) > now)
            case .cleared: #expect(try #require(parcel.clearsOn) <= now && parcel.clearedShare == 1)
            default: continue
            }
        }
    }

    @Test("every parcel of Zhuzhou is in the batch and the area that GEOS finds by trying all of them")
    func zhuzhouBruteForce() throws {
        try importZhuzhou()
        let snapshot = try workspace.snapshot()
        let progress = try workspace.supplyProgress(of: snapshot)
        func holder(of shape: Geometry, among grounds: [Geometry?]) throws -> Int? {
            let shares = try grounds.map { try ($0?.intersection(shape).area ?? 0) / shape.area }
            return shares.firstIndex { $0 >= 0.5 && $0 >= (shares.max() ?? 0) - 1e-9 }
        }
        for (row, parcel) in progress.parcels.enumerated()
        where !snapshot.stages[snapshot.parcels.stage[row]].remainingSteps.isEmpty {
            let shape = try snapshot.parcels.shapes.geometry(at: row)
            #expect(try parcel.batch == holder(of: shape, among: progress.batches.map(\.geometry)))
            #expect(try parcel.clearingArea == holder(of: shape, among: progress.clearingAreas.map(\.geometry)))
        }
    }

    @Test("what a file does not say of a batch and an area is nil, and a balance that is not recorded is without end")
    func missing() throws {
        try importParcel()
        let accounts = try scratch.write("id,name\nQ,账户\n", to: "quota_account.csv")
        try workspace.importFiles([(.quotaAccount, accounts)], by: "test", at: moment)
        try importFeatures(.approvalBatch, [("B", #""area_m2":1,"approved_on":null"#)])
        try importFeatures(.clearingArea, [("A", #""kind":"state_land_buildings","households":null"#)])
        let progress = try progress()
        var expected = ParcelProgress(path: .stateLandBuildings)
        (expected.batch, expected.clearingArea) = (0, 0)
        #expect(progress.parcels == [expected])
        #expect(progress.batches[0].status == nil)
        #expect(progress.accounts == [QuotaAccount(id: "Q", kind: "", balanceSquareMetres: .infinity)])
    }

    @Test("in a city without batches, areas and accounts every parcel has only its path")
    func empty() throws {
        #expect(try progress().parcels.isEmpty)
        try importParcel()
        let progress = try progress()
        #expect(progress.parcels == [ParcelProgress(path: .collectiveLand)])
        #expect(progress.accounts.isEmpty && progress.batches.isEmpty && progress.clearingAreas.isEmpty)
    }

    @Test("a batch whose geometry another program broke or removed is passed over, and the next one counts")
    func brokenGeometry() throws {
        try importParcel()
        try importFeatures(
            .approvalBatch,
            [("A", #""area_m2":1"#), ("B", #""area_m2":1"#), ("C", #""area_m2":1,"status":"planned""#)])
        #expect(try progress().parcels[0].batch == 0)
        let box = try workspace.snapshot().parcels.shapes.envelope(at: 0)
        let bowTie = try Geometry.polygon(
            exterior: [
                Coordinate(box.minX, box.minY), Coordinate(box.maxX, box.maxY), Coordinate(box.maxX, box.minY),
                Coordinate(box.minX, box.maxY), Coordinate(box.minX, box.minY),
            ])
        try change(.approvalBatch, "geom", to: .blob(GeometryBlob.encode(bowTie, srsID: 4547)), of: "A")
        #expect(try progress().parcels[0].batch == 1)
        try change(.approvalBatch, "geom", to: .null, of: "B")
        #expect(try progress().parcels[0].batch == 2)
        #expect(try workspace.yearPlan().batches.map(\.id) == ["A", "B", "C"])
        try change(.approvalBatch, "status", to: .text("withdrawn"), of: "C")
        #expect(try progress().parcels[0].batch == nil)
    }

    @Test("a date or a status that cannot be read is an error that names the batch and the column")
    func brokenValues() throws {
        try importParcel()
        try importFeatures(.approvalBatch, [("B", #""area_m2":1"#)])
        for (column, text) in [("approved_on", "soon"), ("submitted_on", "2020-02-30"), ("status", "lost")] {
            try change(.approvalBatch, column, to: .text(text), of: "B")
            #expect {
                try progress()
            } throws: {
                let error = $0 as? WorkspaceError
                return error?.code == .badData && error?.message.contains("`B`: \(column)") == true
            }
            try change(.approvalBatch, column, to: .null, of: "B")
        }
        #expect(try progress().parcels[0].batch == 0)
    }
}

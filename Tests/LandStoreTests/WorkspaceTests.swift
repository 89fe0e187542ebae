// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import LandModel
@testable import LandStore
import TestSupport
import Testing

@Suite("A workspace is a GeoPackage that knows its version")
struct WorkspaceTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    private func city() throws -> City {
        City(
            name: "试", nameEnglish: "Trial", crs: try CRS("EPSG:4547"),
            baseDate: try CalendarDate(parsing: "2020-03-03"), notice: "notice")
    }

    @Test("what a city is called, its CRS and base date survive closing and opening")
    func reopened() throws {
        try Workspace.create(at: scratch.url("w.gpkg"), city: city()).close()
        let opened = try Workspace(opening: scratch.url("w.gpkg"), readOnly: true)
        #expect(opened.city.name == "试" && opened.city.nameEnglish == "Trial" && opened.city.notice == "notice")
        #expect(opened.city.crs.identifier == "EPSG:4547" && opened.city.baseDate.description == "2020-03-03")
        #expect(try opened.counts().values.allSatisfy { $0 == 0 })
    }

    @Test("a workspace of a newer version is refused and left as it is")
    func newer() throws {
        let url = scratch.url("w.gpkg")
        try Workspace.create(at: url, city: city()).close()
        let file = try GeoPackageFile.open(url, readOnly: false)
        try file.write { try $0.setMetadata("suodi_schema_version", "999") }
        try file.close()
        let before = try Data(contentsOf: url)
        #expect {
            try Workspace(opening: url)
        } throws: { ($0 as? WorkspaceError)?.code == .newerVersion && "\($0)".contains("999") }
        #expect(try Data(contentsOf: url) == before)
    }

    @Test("a GeoPackage of another program is refused by name")
    func foreign() throws {
        let url = scratch.url("other.gpkg")
        try GeoPackageFile.create(at: url, crs: CRS("EPSG:4490")).close()
        #expect { try Workspace(opening: url) } throws: { ($0 as? WorkspaceError)?.code == .notAWorkspace }
    }

    @Test("a workspace in degrees is refused, and no file is left")
    func degrees() throws {
        let city = City(name: "d", crs: try CRS("EPSG:4490"), baseDate: try CalendarDate(parsing: "2020-03-03"))
        #expect(throws: CoordinateReferenceError.self) { try Workspace.create(at: scratch.url("d.gpkg"), city: city) }
        #expect(!FileManager.default.fileExists(atPath: scratch.url("d.gpkg").path))
    }

    @Test("a file that is already there is never overwritten")
    func existing() throws {
        let url = try scratch.write("precious", to: "w.gpkg")
        #expect(throws: WorkspaceError.self) { try Workspace.create(at: url, city: city()) }
        #expect(try String(contentsOf: url, encoding: .utf8) == "precious")
    }

    @Test("the frozen workspace of version 1 opens, reads and checks")
    func frozen() throws {
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-1.gpkg")
        try FileManager.default.copyItem(at: frozen, to: scratch.url("v1.gpkg"))
        let workspace = try Workspace(opening: scratch.url("v1.gpkg"))
        let snapshot = try workspace.snapshot()
        #expect(snapshot.parcels.count == 13 && snapshot.units.count == 4 && snapshot.projects.count == 9)
        #expect((0..<snapshot.parcels.count).filter { !snapshot.parcelLocks[$0].isEmpty }.count == 2)
        #expect(try workspace.check().isEmpty)
    }

    @Test("a workspace of version 1 is read as it is, and brought up to date when it is opened for writing")
    func upgrade() throws {
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-1.gpkg")
        let url = scratch.url("v1.gpkg")
        try FileManager.default.copyItem(at: frozen, to: url)
        let bytes = try Data(contentsOf: url)
        let old = try Workspace(opening: url, readOnly: true)
        #expect(try old.snapshot().parcels.edgeSetbackMetres.allSatisfy(\.isNaN))
        #expect(try old.features(of: .project).count == 9)
        try old.close()
        #expect(try Data(contentsOf: url) == bytes, "reading touches nothing")
        let workspace = try Workspace(opening: url)
        let columns = try workspace.file.read { try $0.columns(of: "parcel").map(\.name) }
        #expect(columns.contains("edge_setback_m") && columns.contains("parent_ids"))
        let moment = Date(timeIntervalSince1970: 1_583_193_600)
        let event = LedgerEvent(action: "edit", actor: "test", reason: nil, happenedAt: moment)
        for metres in [10.0, 12.0] {
            try workspace.file.write(at: moment) { writer in
                try writer.setEvent(try workspace.record(event, layer: .parcel, rowCount: 1, writer))
                try writer.update(
                    "parcel", set: [("edge_setback_m", .real(metres))], where: [("id", .text("P03"))])
            }
        }
        let past = try workspace.file.read { reader in
            try reader.rows(of: "parcel_history", columns: ["id", "edge_setback_m"])
        }
        #expect(past == [[.text("P03"), .null], [.text("P03"), .real(10)]], "the history keeps the new column")
        #expect(try workspace.snapshot().parcels.edgeSetbackMetres[2] == 12)
        #expect(try workspace.check().isEmpty)
        try workspace.close()
        #expect(try Workspace(opening: url).snapshot().parcels.count == 13, "it is upgraded once")
    }

    @Test("the frozen workspace of version 2 and its plan are read as they are, and brought up to date for writing")
    func version2() throws {
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-2.gpkg")
        let url = scratch.url("v2.gpkg")
        try FileManager.default.copyItem(at: frozen, to: url)
        let bytes = try Data(contentsOf: url)
        for isReadOnly in [true, false] {
            let workspace = try Workspace(opening: url, readOnly: isReadOnly)
            #expect(try workspace.snapshot().parcels.count == 13)
            let plan = try #require(try workspace.plan(named: "plan"))
            #expect(plan.sites.count == 8 && plan.sites.allSatisfy { $0.role == .allotment && $0.project != nil })
            #expect(plan.summary.figures == nil && plan.summary.acceptedOn == nil && plan.answer == nil)
            #expect(try workspace.plans() == [plan.summary])
            #expect(try workspace.changedGround(ofPlan: "plan").count == 8, "it did not say what it found")
            #expect(try workspace.check().isEmpty)
            try workspace.close()
            if isReadOnly { #expect(try Data(contentsOf: url) == bytes, "reading touches nothing") }
        }
        let columns = try Workspace(opening: url).file.read { try $0.columns(of: "plan").map(\.name) }
        #expect(columns.contains("accepted_on"))
    }
}

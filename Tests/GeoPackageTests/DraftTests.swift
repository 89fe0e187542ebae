// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import SimpleFeatures
import Testing

@Suite("drafts")
struct DraftTests {
    private func draft(_ bench: Workbench) throws -> GeoPackageFile {
        let file = try GeoPackageFile.create(at: bench.url(".draft"), crs: Workbench.crs, durability: .whenPublished)
        try file.write(event: 1) { writer throws in
            try writer.createTable(Workbench.parcel)
            try writer.createTable(Workbench.quota)
            for number in 0..<500 {
                try writer.insert(
                    into: "parcel",
                    [("id", .text("\(number)")), ("geom", .blob(try Workbench.square(Double(number), 0)))])
            }
            try writer.createSpatialIndex(on: "parcel")
        }
        return file
    }

    @Test("a draft lies in one file, and is published whole, ready for the log of later writers")
    func published() throws {
        let bench = try Workbench()
        let draft = try draft(bench)
        #expect(try bench.contents == [".draft"])
        #expect(try draft.read { try $0.count(of: "parcel") } == 500)
        try draft.publish(as: bench.url())
        #expect(try bench.contents == ["workspace.gpkg"])
        let file = try GeoPackageFile.open(bench.url(), readOnly: false)
        try file.write(event: 2) { writer throws in
            try writer.delete(from: "parcel", where: [("id", .text("7"))])
            let reader = try GeoPackageFile.open(bench.url(), readOnly: true)
            #expect(
                try reader.read { try $0.count(of: "parcel") } == 500, "a reader beside a writer, so there is a log")
            try reader.close()
        }
        #expect(try file.read { try $0.integrityProblems() } == [])
        #expect(try file.read { try $0.count(of: "parcel") } == 499)
    }

    @Test("a transaction of a draft that throws is undone")
    func undone() throws {
        let bench = try Workbench()
        let draft = try draft(bench)
        #expect(throws: GeoPackageError.self) {
            try draft.write(event: 2) { writer throws in
                try writer.delete(from: "parcel", where: [])
                try writer.insert(into: "parcel", columns: ["id"], rows: (0..<20_000).map { [.text("\($0)")] })
                try writer.insert(into: "parcel", [("id", .text("3"))])
            }
        }
        #expect(try draft.read { try $0.count(of: "parcel") } == 500)
        #expect(try draft.read { try $0.integrityProblems() } == [])
    }

    @Test("publishing replaces nothing, and a file that could not be published keeps its name")
    func refused() throws {
        let bench = try Workbench()
        let draft = try draft(bench)
        try Data("mine".utf8).write(to: bench.url())
        #expect(code { try draft.publish(as: bench.url()) } == .alreadyExists)
        #expect(try Data(contentsOf: bench.url()) == Data("mine".utf8))
        #expect(code { try draft.publish(as: bench.url("no/such/folder.gpkg")) } == .notFound)
        #expect(try bench.contents == [".draft", "workspace.gpkg"])
        try draft.publish(as: bench.url("other.gpkg"))
        #expect(
            try GeoPackageFile.open(bench.url("other.gpkg"), readOnly: true).read { try $0.count(of: "parcel") } == 500)
    }

    @Test("a file with a log can be published too, and loses the log")
    func publishedWithLog() throws {
        let bench = try Workbench()
        let file = try bench.workspace("draft.gpkg")
        try file.write(event: 1) { try $0.insert(into: "parcel", [("id", .text("a"))]) }
        try file.publish(as: bench.url())
        #expect(try bench.contents == ["workspace.gpkg"])
        #expect(try GeoPackageFile.open(bench.url(), readOnly: true).read { try $0.count(of: "parcel") } == 1)
    }
}

// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import Testing

@Suite("opening, making and copying files")
struct OpeningTests {
    private func open(_ url: URL) -> GeoPackageError.Code? {
        let codes = [true, false].map { readOnly in
            code { try GeoPackageFile.open(url, readOnly: readOnly).close() }
        }
        #expect(codes[0] == codes[1])
        return codes[0]
    }

    @Test("what is not a GeoPackage is refused, and left as it was")
    func refusals() throws {
        let bench = try Workbench()
        try bench.workspace().close()
        let sound = try Data(contentsOf: bench.url())
        var anonymous = sound
        anonymous.replaceSubrange(68..<72, with: [0, 0, 0, 0])
        var future = sound
        future.replaceSubrange(60..<64, with: [0, 0, 0x4E, 0x84])
        var garbled = sound
        garbled.replaceSubrange(100..<4096, with: Data(repeating: 0xAB, count: 3996))
        let cases: [(name: String, content: Data, code: GeoPackageError.Code)] = [
            ("empty.gpkg", Data(), .notAGeoPackage),
            ("short.gpkg", sound.prefix(60), .notAGeoPackage),
            ("text.gpkg", Data("id,name\n1,汉字\n".utf8) + Data(repeating: 32, count: 200), .notAGeoPackage),
            ("anonymous.gpkg", anonymous, .notAGeoPackage),
            ("future.gpkg", future, .newerVersion),
            ("cut.gpkg", sound.prefix(sound.count - 4096), .corrupt),
            ("garbled.gpkg", garbled, .corrupt),
        ]
        for (name, content, code) in cases {
            try content.write(to: bench.url(name))
            #expect(open(bench.url(name)) == code, "\(name)")
            #expect(try Data(contentsOf: bench.url(name)) == content, "\(name)")
        }
        #expect(open(bench.url("missing.gpkg")) == .notFound)
        #expect(open(bench.url("no/such/folder.gpkg")) == .notFound)
        #expect(open(bench.folder) == .notAGeoPackage)
        #expect(try bench.contents == (cases.map(\.name) + ["workspace.gpkg"]).sorted())
    }

    @Test("a later 1.x file may be read but not written")
    func laterMinorVersion() throws {
        let bench = try Workbench()
        try bench.workspace().close()
        var bytes = try Data(contentsOf: bench.url())
        bytes.replaceSubrange(60..<64, with: [0, 0, 0x2A, 0xF8])
        try bytes.write(to: bench.url("v11000.gpkg"))
        try GeoPackageFile.open(bench.url("v11000.gpkg"), readOnly: true).close()
        #expect(code { _ = try GeoPackageFile.open(bench.url("v11000.gpkg"), readOnly: false) } == .newerVersion)
    }

    @Test("every refusal says where and what")
    func messages() throws {
        let bench = try Workbench()
        let error = #expect(throws: GeoPackageError.self) {
            try GeoPackageFile.open(bench.url("missing.gpkg"), readOnly: true)
        }
        #expect(
            error.map { "\($0)" } == "\(bench.url("missing.gpkg").path): there is no such file\n\nhint: check the path")
    }

    @Test("making a file never replaces what is there")
    func creationRefusals() throws {
        let bench = try Workbench()
        try Data("mine".utf8).write(to: bench.url())
        #expect(code { _ = try GeoPackageFile.create(at: bench.url(), crs: Workbench.crs) } == .alreadyExists)
        #expect(try Data(contentsOf: bench.url()) == Data("mine".utf8))
        #expect(code { _ = try GeoPackageFile.create(at: bench.folder, crs: Workbench.crs) } == .alreadyExists)
        #expect(code { _ = try GeoPackageFile.create(at: bench.url("no/a.gpkg"), crs: Workbench.crs) } == .notFound)
        #expect(
            code { _ = try GeoPackageFile.create(at: bench.url("workspace.gpkg/a.gpkg"), crs: Workbench.crs) } != nil)
        #expect(try bench.contents == ["workspace.gpkg"])
    }

    @Test("reading leaves the file as it was, to the byte, and nothing beside it")
    func readingLeavesNoTrace() throws {
        let bench = try Workbench()
        try bench.workspace("汉字 100% #1?.gpkg").close()
        let url = bench.url("汉字 100% #1?.gpkg")
        #expect(try bench.contents == [url.lastPathComponent])
        let before = try Data(contentsOf: url)
        do {
            let file = try GeoPackageFile.open(url, readOnly: true)
            #expect(try file.read { try $0.tables().map(\.name) } == ["parcel", "quota"])
        }
        #expect(try Data(contentsOf: url) == before)
        #expect(try bench.contents == [url.lastPathComponent])
    }

    // The superuser may write anywhere, so as that user there is nothing to see.
    @Test("a folder that cannot be written to", .enabled(if: geteuid() != 0))
    func protectedFolder() throws {
        let bench = try Workbench()
        try bench.workspace().close()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: bench.folder.path)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bench.folder.path) }
        let file = try GeoPackageFile.open(bench.url(), readOnly: true)
        #expect(try file.read { try $0.tables().count } == 2)
        try file.close()
        #expect(code { _ = try GeoPackageFile.open(bench.url(), readOnly: false) } == .noPermission)
        #expect(code { _ = try GeoPackageFile.create(at: bench.url("new.gpkg"), crs: Workbench.crs) } == .noPermission)
        try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: bench.url().path)
        #expect(code { _ = try GeoPackageFile.open(bench.url(), readOnly: true) } == .noPermission)
        #expect(try bench.contents == ["workspace.gpkg"])
    }

    @Test("a copy is whole, sound, without a log, and never replaces a file")
    func copies() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel", columns: ["id", "geom"],
                rows: (0..<50).map { number in
                    [.text("\(number)"), .blob(try Workbench.square(Double(number), 0))]
                })
        }
        try file.copy(to: bench.url("it's a copy.gpkg"))
        let reader = try GeoPackageFile.open(bench.url(), readOnly: true)
        try reader.copy(to: bench.url("second.gpkg"))
        #expect(code { try file.copy(to: bench.url("second.gpkg")) } == .alreadyExists)
        #expect(code { try file.copy(to: bench.url("no/such.gpkg")) } == .notFound)
        try reader.close()
        try file.close()
        #expect(try bench.contents == ["it's a copy.gpkg", "second.gpkg", "workspace.gpkg"])
        for name in ["it's a copy.gpkg", "second.gpkg"] {
            let copy = try GeoPackageFile.open(bench.url(name), readOnly: true)
            #expect(try copy.read { try $0.count(of: "parcel") } == 50)
            #expect(try copy.read { try $0.integrityProblems() } == [])
        }
    }

    @Test("systems of reference are described once, and read back")
    func systems() throws {
        let bench = try Workbench()
        let file = try GeoPackageFile.create(at: bench.url(), crs: Workbench.crs)
        let geographic = try CRS("EPSG:4490")
        try file.write { writer throws in
            #expect(try writer.registerCRS(Workbench.crs) == 4547)
            #expect(try writer.registerCRS(geographic) == 4490)
            #expect(try writer.registerCRS(try CRS("OGC:CRS84")) == 4326)
            #expect(try writer.crs(4547) == Workbench.crs)
            #expect(try writer.crs(4490)?.epsgCode == 4490)
            #expect(try writer.crs(0) == nil && writer.crs(-1) == nil)
            #expect(code { _ = try writer.crs(999) } == .notFound)
            #expect(try writer.count(of: "gpkg_spatial_ref_sys") == 5)
        }
    }

    @Test("a table cannot be made twice")
    func tableTwice() throws {
        let bench = try Workbench()
        let file = try bench.workspace()
        #expect(code { try file.write { try $0.createTable(Workbench.quota) } } == .alreadyExists)
    }
}

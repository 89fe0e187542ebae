// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import LandModel
import TestSupport
import Testing

@testable import LandStore

@Suite("A snapshot leaves SQLite's locks alone")
struct LockTests {
    private let scratch: ScratchFolder
    private let url: URL
    private static let shell = URL(fileURLWithPath: "/usr/bin/sqlite3")

    init() throws {
        scratch = try ScratchFolder()
        url = scratch.url("city.gpkg")
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-1.gpkg")
        try FileManager.default.copyItem(at: frozen, to: url)
    }

    private func ask(_ sql: String) throws -> String {
        let outcome = try Binary.run([url.path, sql], executable: Self.shell)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.text.trimmingCharacters(in: .newlines)
    }

    @Test(
        "another program that comes and goes after a snapshot leaves the log, and what is written then is kept",
        .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func foreignReader() throws {
        let workspace = try Workspace(opening: url)
        defer { try? workspace.close() }
        _ = try workspace.snapshot(cachingFrom: 1)
        let before = try #require(Int(ask("SELECT count(*) FROM facility")))
        // Without our lock it would have been the last to close, and would have removed the log under us.
        #expect(FileManager.default.fileExists(atPath: url.path + "-wal"))
        let tree = """
            {"type":"Feature","id":"T1","properties":{"kind":"tree"},"geometry":{"type":"Point","coordinates":[113,27.8]}}
            """
        try workspace.importFiles(
            [(.facility, scratch.write(tree, to: "tree.geojson"))], by: "test", at: Date(timeIntervalSince1970: 0))
        #expect(try ask("SELECT count(*) FROM facility") == "\(before + 1)")
        try workspace.close()
        #expect(try ask("SELECT count(*) FROM facility") == "\(before + 1)")
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import TestSupport
import Testing

@testable import LandStore

@Suite("Columns kept beside a workspace come back whole, for the same state of it only")
struct KeptColumnsTests {
    private let scratch: ScratchFolder
    private let url: URL
    private let columns: NamedColumns

    init() throws {
        scratch = try ScratchFolder()
        url = scratch.url("city.gpkg")
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-1.gpkg")
        try FileManager.default.copyItem(at: frozen, to: url)
        // Longer than a file system's clock ticks.
        Thread.sleep(forTimeInterval: 0.08)
        var columns = NamedColumns()
        columns.set("widths", Column([1.5, -.infinity, 40]))
        columns.set("ends", Column<Int32>([0, 3, 3, 9]))
        columns.set("none", Column<Double>([]))
        self.columns = columns
    }

    private var file: URL { scratch.url("city.gpkg-cache-shapes") }

    private func workspace<Result>(
        cachingFrom least: Int = 1, _ body: (Workspace, LandSnapshot) throws -> Result
    ) throws -> Result {
        let workspace = try Workspace(opening: url, readOnly: true)
        defer { try? workspace.close() }
        return try body(workspace, workspace.snapshot(cachingFrom: least))
    }

    private func keep(fingerprint: UInt64 = 7) throws {
        try workspace { $0.keepColumns(columns, named: "shapes", fingerprint: fingerprint, of: $1) }
    }

    /// What comes back, and whether it is all of it.
    private func kept(fingerprint: UInt64 = 7) throws -> NamedColumns? {
        let found = try workspace { $0.columns(named: "shapes", fingerprint: fingerprint, of: $1) }
        guard let found else { return nil }
        #expect(found.names == ["ends", "none", "widths"])
        #expect(found.column("widths").map(Array.init) == [1.5, -.infinity, 40])
        #expect(found.column("ends").map(Array.init) == [Int32(0), 3, 3, 9])
        #expect(found.column("none", of: Double.self)?.count == 0)
        return found
    }

    @Test("they come back, in this process and the next")
    func roundTrip() throws {
        #expect(try kept() == nil)
        try keep()
        #expect(try kept() != nil)
        let written = try Data(contentsOf: file)
        try keep()
        #expect(try Data(contentsOf: file) == written)
        let found = try #require(try kept())
        #expect(found.column("ends", of: Double.self)?.count == 2, "bytes are not told apart")
        #expect(found.column("missing", of: Double.self) == nil)
    }

    @Test("those of another fingerprint, name or state of the workspace are not taken")
    func stale() throws {
        try keep()
        #expect(try kept(fingerprint: 8) == nil)
        #expect(try workspace { $0.columns(named: "ground", fingerprint: 7, of: $1) } == nil)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: url.path)
        Thread.sleep(forTimeInterval: 0.08)
        #expect(try kept() == nil)
        try keep()
        #expect(try kept() != nil)
    }

    @Test("a snapshot without a cache, or that is not the last, has none and leaves none")
    func otherSnapshot() throws {
        try workspace(cachingFrom: 1000) { workspace, snapshot in
            workspace.keepColumns(columns, named: "shapes", fingerprint: 7, of: snapshot)
        }
        #expect(!FileManager.default.fileExists(atPath: file.path))
        try workspace { workspace, snapshot in
            _ = try workspace.snapshot(cachingFrom: 1)
            workspace.keepColumns(columns, named: "shapes", fingerprint: 7, of: snapshot)
        }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("cut short at any length or with any bit changed, they are not there, and can be written anew")
    func damaged() throws {
        try keep()
        let whole = try Data(contentsOf: file)
        for length in [0, 1, whole.count - 1] + stride(from: 2, to: whole.count, by: 13) {
            try whole.prefix(length).write(to: file)
            #expect(try kept() == nil, "cut to \(length) bytes")
        }
        try forAll(count: 80) { generator, number in
            let position = Int(number) * 9 % whole.count
            var changed = whole
            changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try changed.write(to: file)
            // Bytes between sections are not read; what comes back is whole.
            _ = try kept()
        }
        for word in 0..<20 {
            var changed = whole
            changed[word * 8] &+= 1
            try changed.write(to: file)
            #expect(try kept() == nil, "word \(word)")
        }
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        #expect(try kept() == nil, "a folder of that name")
        try keep()
        try FileManager.default.removeItem(at: file)
        try keep()
        #expect(try kept() != nil)
    }
}

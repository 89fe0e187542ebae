// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Dispatch
import Foundation
import LandModel
import SimpleFeatures
@testable import LandStore
import Synchronization
import TestSupport
import Testing

@Suite("A cache answers as the workspace does, or is not believed")
struct CacheTests {
    private let scratch: ScratchFolder
    private let url: URL

    init() throws {
        scratch = try ScratchFolder()
        url = scratch.url("city.gpkg")
        let frozen = Corpora.packageDirectory.appendingPathComponent("Tests/LandStoreTests/Frozen/version-1.gpkg")
        try FileManager.default.copyItem(at: frozen, to: url)
        try settle()
    }

    private var cacheURL: URL { scratch.url("city.gpkg-cache") }

    /// Longer than a file system's clock ticks.
    private func settle() throws {
        Thread.sleep(forTimeInterval: 0.08)
    }

    private func snapshot() throws -> LandSnapshot {
        let workspace = try Workspace(opening: url, readOnly: true)
        defer { try? workspace.close() }
        return try workspace.snapshot(cachingFrom: 1)
    }

    /// Everything that is kept, as it can be seen from outside.
    private func content(_ snapshot: LandSnapshot) throws -> [String] {
        let parcels = snapshot.parcels
        return try (0..<parcels.count).map { row in
            let figures = [
                parcels.netAreaSquareMetres[row], parcels.priceWanPerMu[row], parcels.farMinimum[row],
                parcels.farMaximum[row], parcels.slopePercent[row],
            ]
            let capacities = UtilityKind.allCases.map { parcels.capacities[$0]?[row].bitPattern ?? 0 }
            return """
                \(parcels.id[row]) \(parcels.park[row]) \(parcels.counties[Int(parcels.county[row])]) \
                \(parcels.landUses[Int(parcels.landUse[row])]) \(parcels.stage[row]) \(figures.map(\.bitPattern)) \
                \(parcels.areaBasis[row]) \(parcels.readyDay[row]) \(parcels.readyIsEstimated[row]) \(capacities) \
                \(parcels.checkedDay[row]) \(parcels.isSynthetic[row]) \(try parcels.shapes.geometry(at: row).wkt()) \
                \(snapshot.parcelLocks[row])
                """
        }
            + UtilityKind.allCases.map { kind in
                "\(snapshot.parcelIndex.ranked(.capacity(kind)).map { Array($0.order) } ?? [])"
            } + ["\(snapshot.parcelIndex.ranked(.netArea).map { Array($0.order) } ?? [])"]
    }

    @discardableResult
    private func sqlite(_ statement: String) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [url.path, statement]
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: said, as: UTF8.self)
    }

    /// As somebody would who edits by hand: the triggers of the spatial index call functions that sqlite3 lacks.
    private func dropSpatialTriggers() throws {
        try sqlite(
            sqlite(
                """
                SELECT 'DROP TRIGGER "' || name || '";' FROM sqlite_master
                WHERE type = 'trigger' AND tbl_name = 'parcel' AND sql LIKE '%ST_%'
                """))
        try settle()
    }

    @Test("the first reading leaves a cache, the next takes it, and both give the same")
    func roundTrip() throws {
        let read = try content(snapshot())
        let written = try Data(contentsOf: cacheURL)
        #expect(try content(snapshot()) == read)
        #expect(try Data(contentsOf: cacheURL) == written)
        let identity = try FileManager.default.attributesOfItem(atPath: cacheURL.path)[.systemFileNumber] as? UInt64
        _ = try snapshot()
        #expect(
            try FileManager.default.attributesOfItem(atPath: cacheURL.path)[.systemFileNumber] as? UInt64 == identity,
            "a good cache is not written again")
    }

    @Test("a change by sqlite3 is seen, also one that keeps the size of the file", .enabled(if: Tool.sqlite))
    func changedByHand() throws {
        try dropSpatialTriggers()
        _ = try snapshot()
        for day in 1...3 {
            try sqlite(
                "PRAGMA journal_mode=\(day == 2 ? "delete" : "wal"); UPDATE parcel SET price_wan_per_mu = \(day)")
            try settle()
            #expect(try snapshot().parcels.priceWanPerMu.allSatisfy { $0 == Double(day) })
            #expect(try snapshot().parcels.priceWanPerMu.allSatisfy { $0 == Double(day) })
        }
    }

    @Test("a change that waits in the write-ahead log is seen", .enabled(if: Tool.sqlite))
    func changedInLog() throws {
        try dropSpatialTriggers()
        try sqlite("PRAGMA journal_mode=wal")
        // An open reader keeps the log from being folded into the file.
        let holder = try Workspace(opening: url)
        try settle()
        _ = try snapshot()
        try sqlite("UPDATE parcel SET slope_percent = 3.5")
        try settle()
        #expect(try snapshot().parcels.slopePercent.allSatisfy { $0 == 3.5 })
        #expect(try snapshot().parcels.slopePercent.allSatisfy { $0 == 3.5 })
        try holder.close()
    }

    @Test("cut short at any length, it is ignored and written anew")
    func truncated() throws {
        let expected = try content(snapshot())
        let whole = try Data(contentsOf: cacheURL)
        let lengths = Array(0..<64) + Array(stride(from: 64, to: whole.count, by: 97)) + [whole.count - 1]
        for length in lengths {
            try whole.prefix(length).write(to: cacheURL)
            #expect(try content(snapshot()) == expected, "cut to \(length) bytes")
            #expect(try Data(contentsOf: cacheURL) == whole, "cut to \(length) bytes")
        }
        try (whole + Data([0])).write(to: cacheURL)
        #expect(try content(snapshot()) == expected, "one byte too many")
    }

    @Test("with a byte changed anywhere it answers as before")
    func flipped() throws {
        let expected = try content(snapshot())
        let whole = try Data(contentsOf: cacheURL)
        try forAll(count: 240) { generator, number in
            // The header and its table first, byte by byte, then anywhere.
            let position = number < 120 ? Int(number) * 6 : Int.random(in: 0..<whole.count, using: &generator)
            var changed = whole
            changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try changed.write(to: cacheURL)
            #expect(try content(snapshot()) == expected, "byte \(position)")
        }
    }

    @Test("foreign files, caches of another version and of another workspace are ignored")
    func foreign() throws {
        let expected = try content(snapshot())
        let whole = try Data(contentsOf: cacheURL)
        // Another format number, another table of stages, another base date, another state of the file.
        for word in 4..<12 {
            var other = whole
            other[word * 8] &+= 1
            try other.write(to: cacheURL)
            #expect(try content(snapshot()) == expected)
            #expect(try Data(contentsOf: cacheURL) == whole)
        }
        for bytes in [Data(), Data("SQLite format 3\0".utf8), try Data(contentsOf: url), Data(count: 100_000)] {
            try bytes.write(to: cacheURL)
            #expect(try content(snapshot()) == expected)
        }
        try FileManager.default.removeItem(at: cacheURL)
        try FileManager.default.createDirectory(at: cacheURL, withIntermediateDirectories: false)
        #expect(try content(snapshot()) == expected, "a folder of that name")
    }

    @Test("what was measured on the ground is kept, in part or whole, and is the same")
    func measures() throws {
        let measures: [ParcelMeasure] = [
            .distance(facilityKind: Facility.river), .exclusionShare, .shorterSide, .longerSide,
        ]
        func workspace(_ body: (Workspace, LandSnapshot) throws -> Void) throws {
            let workspace = try Workspace(opening: url, readOnly: true)
            defer { try? workspace.close() }
            try body(workspace, workspace.snapshot(cachingFrom: 1))
        }
        var expected: [[Double]] = []
        try workspace { workspace, snapshot in
            for measure in measures {
                expected.append(
                    try (0..<snapshot.parcels.count).map { try snapshot.parcelIndex.measured(measure, of: $0) })
            }
        }
        for known in [5, 13] {
            try workspace { workspace, snapshot in
                for measure in measures {
                    for row in 0..<known { _ = try snapshot.parcelIndex.measured(measure, of: row) }
                }
                workspace.keepMeasures(of: snapshot, least: 1)
            }
            try workspace { _, snapshot in
                #expect(snapshot.parcelIndex.measuredCount == 0)
                for (measure, values) in zip(measures, expected) {
                    let found = try (0..<13).map { try snapshot.parcelIndex.measured(measure, of: $0) }
                    #expect(found == values)
                }
                #expect(snapshot.parcelIndex.measuredCount == measures.count * (13 - known))
                #expect((snapshot.parcelIndex.ranked(.exclusionShare) != nil) == (known == 13))
            }
        }
        let ground = scratch.url("city.gpkg-cache-ground")
        for length in stride(from: 0, to: try Data(contentsOf: ground).count, by: 101) {
            try Data(contentsOf: ground).prefix(length).write(to: ground)
            try workspace { _, snapshot in
                let found = try snapshot.parcelIndex.measured(.exclusionShare, of: 3)
                #expect(found == expected[1][3])
            }
        }
    }

    @Test("a small city leaves no cache, nor does a reading that is told so")
    func notWritten() throws {
        let workspace = try Workspace(opening: url, readOnly: true)
        _ = try workspace.snapshot()
        _ = try workspace.snapshot(usingCache: false)
        #expect(!FileManager.default.fileExists(atPath: cacheURL.path))
    }

    @Test("a folder that may not be written to works without", .enabled(if: getuid() != 0))
    func readOnlyFolder() throws {
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: url.deletingLastPathComponent().path)
        defer {
            try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.deletingLastPathComponent().path)
        }
        #expect(try snapshot().parcels.count == 13)
        #expect(!files.fileExists(atPath: cacheURL.path))
    }

    @Test("readers and writers at once all see the whole, and nothing is left beside it")
    func concurrent() throws {
        let expected = try content(snapshot())
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 24) { number in
            do {
                if number.isMultiple(of: 3) { try? FileManager.default.removeItem(at: cacheURL) }
                if try content(snapshot()) != expected { failures.withLock { $0.append("\(number) differs") } }
            } catch {
                failures.withLock { $0.append("\(number): \(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let left = try FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)
        #expect(left.filter { $0.contains("partial") } == [])
    }
}

private enum Tool {
    static let sqlite = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import Testing

@testable import GeoPackageChild

/// Faults of the operating system, injected between SQLite and it.
@Suite("faults of the disk")
struct FaultTests {
    /// In the order of `failing_vfs_fault`.
    static let faults = ["disk full", "error", "torn write"]

    @Test(
        "at any call, once or for good, they leave the state before or after the transaction, and a file that opens",
        arguments: Script.allCases, faults.indices)
    func anyCall(script: Script, fault: Int) throws {
        for duration in ["once", "good"] {
            let bench = try Workbench()
            let original = bench.url("before.gpkg")
            let file = try GeoPackageFile.create(at: original, crs: Workbench.crs)
            try file.write { try script.prepare($0, crs: Workbench.crs) }
            for round in 1...4 { try file.write { try script.run(round, $0) } }
            try file.close()
            let child = try Child("fault", original, script.rawValue, "5", "\(fault)", duration)
            let outcomes = child.remainingLines().map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
            #expect(child.waitUntilExit() == 0)
            for outcome in outcomes {
                let (number, what) = (Int64(outcome[0]) ?? 0, outcome[1])
                let context = "\(Self.faults[fault]) \(duration) at call \(number): \(what)"
                #expect(["done", "io", "diskFull"].contains(what), "\(context)")
                let left = try GeoPackageFile.open(FaultRun.copy(original, number), readOnly: number % 2 == 0)
                try left.read { reader throws in
                    let round = try Script.round(reader)
                    #expect(round == 5 || what != "done" && round == 4, "\(context)")
                    #expect(try script.problem(after: round, reader) == nil, "\(context)")
                }
                try left.close()
            }
            let failures = outcomes.filter { $0[1] != "done" }.count
            #expect(failures > 10 && outcomes.last?[1] == "done", "\(failures) of \(outcomes.count) calls failed")
        }
    }

    @Test(
        "a disk that fills up is named, nothing is changed, and with space the same transaction succeeds",
        .enabled(if: SmallDisk.isAvailable, "mounting a small disk takes root and the permission to mount"))
    func fullDisk() throws {
        let disk = try SmallDisk(kilobytes: 2000)
        let url = disk.url.appendingPathComponent("file.gpkg")
        let script = Script.load
        let file = try GeoPackageFile.create(at: url, crs: Workbench.crs)
        try file.write { try script.prepare($0, crs: Workbench.crs) }
        var round = 0
        var failure: GeoPackageError?
        while failure == nil && round < 1000 {
            do {
                try file.write { try script.run(round + 1, $0) }
                round += 1
            } catch {
                failure = error as? GeoPackageError
            }
        }
        #expect(failure?.code == .diskFull && failure?.hint?.contains("free some space") == true)
        let left = try file.read { try (Script.round($0), script.problem(after: round, $0)) }
        #expect(left.0 == round && left.1 == nil)
        try file.close()
        try disk.enlarge(toKilobytes: 30_000)
        let again = try GeoPackageFile.open(url, readOnly: false)
        try again.write { try script.run(round + 1, $0) }
        #expect(try again.read { try script.problem(after: round + 1, $0) } == nil)
        try again.close()
    }
}

/// A file system in memory with room for little.
private final class SmallDisk {
    let url: URL

    /// Whether one can be mounted; and as root in CI, where it then fails.
    static let isAvailable: Bool = {
        if ProcessInfo.processInfo.environment["CI"] == "true" && geteuid() == 0 { return true }
        return (try? SmallDisk(kilobytes: 64)) != nil
    }()

    init(kilobytes: Int) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("small-disk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        do {
            try Self.run("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", url.path])
        } catch {
            try FileManager.default.removeItem(at: url)
            throw error
        }
    }

    func enlarge(toKilobytes kilobytes: Int) throws {
        try Self.run("/usr/bin/mount", ["-o", "remount,size=\(kilobytes)k", url.path])
    }

    deinit {
        try? Self.run("/usr/bin/umount", [url.path])
        try? FileManager.default.removeItem(at: url)
    }

    private static func run(_ path: String, _ arguments: [String]) throws {
        let result = try ExternalTool(path: path, leading: []).run(arguments)
        guard result.status == 0 else { throw ExternalTool.Failure(output: result.output) }
    }
}

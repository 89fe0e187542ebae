// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// Whether this user may mount a file system, which takes root.
private let mayMount = ProcessInfo.processInfo.environment["CI"] == "true" || getuid() == 0

@Suite("A disk that fills up loses nothing", .serialized)
struct DiskFullTests {
    private static let city = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou").path

    /// Runs `body` in a file system of its own that holds `bytes`.
    private func onSmallDisk(bytes: Int, _ body: (URL) throws -> Void) throws {
        let scratch = try ScratchFolder()
        let disk = scratch.url("disk")
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        let mounted = try Binary.run(
            ["-t", "tmpfs", "-o", "size=\(bytes)", "tmpfs", disk.path], executable: URL(fileURLWithPath: "/bin/mount"))
        try #require(mounted.status == 0, "\(mounted.errors)")
        defer { _ = try? Binary.run([disk.path], executable: URL(fileURLWithPath: "/bin/umount")) }
        try body(disk)
    }

    @Test("init on a disk too small says so and leaves nothing", .enabled(if: mayMount))
    func initialisation() throws {
        for bytes in stride(from: 64 << 10, through: 1 << 20, by: 160 << 10) {
            try onSmallDisk(bytes: bytes) { disk in
                let outcome = try Binary.run(["init", "-w", disk.path + "/w.gpkg", "--from", Self.city, "--quiet"])
                #expect(outcome.status == 1, "\(outcome.errors)")
                #expect(outcome.errors.contains("full"), "\(outcome.errors)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
            }
        }
    }

    @Test(
        "an import for which there is no room leaves the workspace as it was",
        .enabled(if: mayMount && Binary.available("/usr/bin/sqlite3")))
    func imports() throws {
        try onSmallDisk(bytes: 24 << 20) { disk in
            let workspace = disk.appendingPathComponent("w.gpkg")
            let made = try Binary.run(["init", "-w", workspace.path, "--from", Self.city, "--quiet"])
            #expect(made.status == 0, "\(made.errors)")
            let before = try Binary.run(["export", "-w", workspace.path, "parcel"]).output
            // What is left is filled but for a little, which the log of the import will not fit into.
            let ballast = disk.appendingPathComponent("ballast")
            let free = try #require(
                FileManager.default.attributesOfFileSystem(forPath: disk.path)[.systemFreeSize] as? NSNumber)
            try Data(count: free.intValue - (96 << 10)).write(to: ballast)
            let file = Self.city + "/parcel.geojson"
            let outcome = try Binary.run(["import", "-w", workspace.path, "parcel", file, "--replace", "--quiet"])
            #expect(outcome.status == 1 && outcome.errors.contains("full"), "\(outcome.errors)")
            #expect(try Binary.run(["export", "-w", workspace.path, "parcel"]).output == before)
            try FileManager.default.removeItem(at: ballast)
            let again = try Binary.run(["import", "-w", workspace.path, "parcel", file, "--replace", "--quiet"])
            #expect(again.status == 0, "\(again.errors)")
            let integrity = try Binary.run(
                [workspace.path, "PRAGMA integrity_check"], executable: URL(fileURLWithPath: "/usr/bin/sqlite3"))
            #expect(integrity.text == "ok\n")
        }
    }
}

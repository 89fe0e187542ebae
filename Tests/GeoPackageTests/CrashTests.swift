// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import TestSupport
import Testing

@Suite("what an interruption leaves")
struct CrashTests {
    /// The file and its log as they lie on the disk after `rounds` commits, without the file having been closed.
    private func crashImage(_ bench: Workbench, rounds: Int) throws -> (file: Data, log: Data) {
        let file = try bench.workspace()
        for round in 1...rounds {
            try file.write(event: Int64(round)) { writer throws in
                for number in 0..<5 {
                    let square = try Workbench.square(Double(round * 20), Double(number * 20))
                    try writer.insert(into: "parcel", [("id", .text("\(round)/\(number)")), ("geom", .blob(square))])
                }
                try writer.delete(from: "parcel", where: [("id", .text("\(round - 1)/0"))])
            }
        }
        return (
            try Data(contentsOf: bench.url()), try Data(contentsOf: URL(fileURLWithPath: bench.url().path + "-wal"))
        )
    }

    @Test("a file whose writer was killed opens with all that was committed")
    func killed() throws {
        let bench = try Workbench()
        let image = try crashImage(bench, rounds: 10)
        try image.file.write(to: bench.url("left.gpkg"))
        try image.log.write(to: URL(fileURLWithPath: bench.url("left.gpkg").path + "-wal"))
        let file = try GeoPackageFile.open(bench.url("left.gpkg"), readOnly: true)
        try file.read { reader throws in
            #expect(try reader.count(of: "parcel") == 41)
            #expect(try reader.count(of: "parcel", asOf: 7) == 29)
            #expect(try reader.integrityProblems() == [])
        }
        try file.close()
    }

    @Test("a log cut anywhere gives the state after some whole commit")
    func cutLog() throws {
        let bench = try Workbench()
        let image = try crashImage(bench, rounds: 6)
        let left = bench.url("left.gpkg")
        try forAll(count: 25) { generator, round throws in
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: left.path + suffix) }
            try image.file.write(to: left)
            let length = Int.random(in: 0...image.log.count, using: &generator)
            try image.log.prefix(length).write(to: URL(fileURLWithPath: left.path + "-wal"))
            let file: GeoPackageFile
            do {
                file = try GeoPackageFile.open(left, readOnly: round % 2 == 0)
            } catch let error as GeoPackageError {
                // Nothing at all may be missing from the file but what only the log held.
                Issue.record("a log of \(length) bytes: \(error)")
                return
            }
            try file.read { reader throws in
                #expect(try reader.integrityProblems() == [])
                guard try reader.hasTable("parcel") else { return }
                let last = try reader.maximum(of: "event_id", in: "parcel") ?? 0
                #expect(try reader.count(of: "parcel") == (last == 0 ? 0 : 4 * Int(last) + 1))
            }
            try file.close()
        }
    }
}

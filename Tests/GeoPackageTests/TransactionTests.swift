// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import Testing

@Suite("transactions")
struct TransactionTests {
    struct Refusal: Error {}

    private func seeded(_ bench: Workbench) throws -> GeoPackageFile {
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel", columns: ["id", "geom"],
                rows: [
                    [.text("a"), .blob(try Workbench.square(0, 0))], [.text("b"), .blob(try Workbench.square(50, 0))],
                ])
        }
        return file
    }

    @Test("a transaction that fails changes nothing")
    func rollback() throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        let before = try file.read { try $0.rows(of: "parcel", columns: ["fid", "id", "event_id"]) }
        #expect(throws: Refusal.self) {
            try file.write(event: 2) { writer throws in
                try writer.insert(into: "parcel", [("id", .text("c"))])
                try writer.update("parcel", set: [("name", .text("x"))], where: [])
                try writer.delete(from: "parcel", where: [("id", .text("a"))])
                try writer.createTable(TableDefinition(name: "more", columns: []))
                try writer.setMetadata("key", "value")
                throw Refusal()
            }
        }
        try file.read { reader throws in
            #expect(try reader.rows(of: "parcel", columns: ["fid", "id", "event_id"]) == before)
            #expect(try reader.metadata("key") == nil && !reader.hasTable("more"))
            #expect(try reader.count(of: "parcel_history") == 0)
            #expect(try reader.integrityProblems() == [])
            #expect(try reader.rows(of: "workspace_state", columns: ["current_event"]) == [[.null]])
        }
    }

    @Test("a broken rule names the table, the row and the column")
    func constraints() throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        let cases: [([SQLValue], String)] = [
            ([.text("b"), .null], "UNIQUE constraint failed: parcel.id"),
            ([.null, .null], "NOT NULL constraint failed: parcel.id"),
            ([.text("d"), .real(.nan)], "NaN"),
            ([.text("d"), .text("a\u{0}b")], "NUL"),
        ]
        for (row, message) in cases {
            let error = #expect(throws: GeoPackageError.self) {
                try file.write(event: 2) { writer throws in
                    try writer.insert(into: "parcel", columns: ["id", "name"], rows: [[.text("c"), .null], row])
                }
            }
            #expect(error?.code == .constraint && error?.table == "parcel" && error?.row == 2)
            #expect(error?.message.contains(message) == true)
        }
        #expect(try file.read { try $0.count(of: "parcel") } == 2)
    }

    @Test("a reference is checked when the transaction ends, and the row behind it is named")
    func references() throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        try file.write(event: 2) { writer throws in
            try writer.insert(into: "quota", [("parcel_id", .text("later"))])
            try writer.insert(into: "parcel", [("id", .text("later"))])
        }
        let error = #expect(throws: GeoPackageError.self) {
            try file.write { _ = try $0.insert(into: "quota", [("parcel_id", .text("never"))]) }
        }
        #expect(error?.code == .constraint && error?.table == "quota" && error?.row == 2)
        #expect(error?.message == "it refers to a row of `parcel` that does not exist")
        #expect(try file.read { try $0.count(of: "quota") } == 1)
        try file.write { _ = try $0.insert(into: "quota", [("parcel_id", .text("a"))]) }
    }

    @Test("two writers at once both succeed, one after the other")
    func twoWriters() async throws {
        let bench = try Workbench()
        try seeded(bench).close()
        let url = bench.url()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let file = try GeoPackageFile.open(url, readOnly: false)
                    for round in 0..<25 {
                        try file.write { transaction in
                            let event = (try transaction.maximum(of: "event_id", in: "parcel") ?? 0) + 1
                            try transaction.setEvent(event)
                            try transaction.insert(into: "parcel", [("id", .text("\(writer)-\(round)"))])
                        }
                    }
                    try file.close()
                }
            }
            try await group.waitForAll()
        }
        let file = try GeoPackageFile.open(url, readOnly: true)
        let events = try file.read { try $0.rows(of: "parcel", columns: ["event_id"], orderBy: ["event_id"]) }
        #expect(events == [[.integer(1)]] + (1...101).map { [.integer($0)] })
    }

    @Test("a writer that waits in vain is told that the file is busy")
    func busy() throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        let other = try GeoPackageFile.open(bench.url(), readOnly: false, busyTimeoutSeconds: 0.05)
        try file.write(event: 2) { writer throws in
            try writer.insert(into: "parcel", [("id", .text("c"))])
            #expect(code { try other.write { _ in } } == .busy)
            #expect(try other.read { try $0.count(of: "parcel") } == 2, "a reader waits for nobody")
            let reader = try GeoPackageFile.open(bench.url(), readOnly: true, busyTimeoutSeconds: 0.05)
            #expect(try reader.read { try $0.count(of: "parcel") } == 2)
            try reader.close()
        }
        #expect(try other.read { try $0.count(of: "parcel") } == 3)
        try other.write { try $0.setMetadata("a", "b") }
    }

    @Test("a reader sees one state while another program commits")
    func snapshot() throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        let other = try GeoPackageFile.open(bench.url(), readOnly: true)
        try other.read { reader throws in
            #expect(try reader.count(of: "parcel") == 2)
            try file.write(event: 2) { _ = try $0.delete(from: "parcel", where: []) }
            #expect(try reader.count(of: "parcel") == 2)
        }
        #expect(try other.read { try $0.count(of: "parcel") } == 0)
    }

    @Test("writing through a file opened for reading is refused")
    func readOnly() throws {
        let bench = try Workbench()
        try seeded(bench).close()
        let file = try GeoPackageFile.open(bench.url(), readOnly: true)
        #expect(code { try file.write { _ in } } == .readOnly)
    }
}

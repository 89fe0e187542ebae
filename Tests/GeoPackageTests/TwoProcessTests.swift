// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import Testing

@Suite("two processes")
struct TwoProcessTests {
    private func seeded(_ bench: Workbench) throws -> GeoPackageFile {
        let file = try bench.workspace()
        try file.write(event: 1) { try $0.insert(into: "parcel", [("id", .text("a"))]) }
        return file
    }

    @Test("while one writes, others read the last commit at once, in both processes' view of it")
    func readersDoNotWait() throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        let child = try Child("hold", bench.url())
        #expect(child.nextLine() == "holding")
        for _ in 0..<50 {
            #expect(try file.read { try $0.count(of: "parcel") } == 1)
            let reader = try GeoPackageFile.open(bench.url(), readOnly: true, busyTimeoutSeconds: 0)
            #expect(try reader.read { try $0.count(of: "parcel") } == 1)
            try reader.close()
        }
        try file.read { reader throws in
            #expect(try reader.count(of: "parcel") == 1)
            try child.proceed()
            #expect(child.waitUntilExit() == 0)
            #expect(try reader.count(of: "parcel") == 1, "one state for the whole read, also after the commit")
        }
        #expect(try file.read { try $0.count(of: "parcel") } == 2001)
    }

    @Test("a second writer waits for the first, and both changes are there in the end")
    func writersWait() async throws {
        let bench = try Workbench()
        let file = try seeded(bench)
        let child = try Child("hold", bench.url())
        #expect(child.nextLine() == "holding")
        async let seen = Task.detached {
            try file.write(event: 2_000_000) { writer throws in
                try writer.insert(into: "parcel", [("id", .text("second"))])
                return try writer.count(of: "parcel")
            }
        }.value
        try await Task.sleep(for: .milliseconds(100))
        try child.proceed()
        #expect(try await seen == 2002, "it starts from what the first one committed")
        #expect(child.waitUntilExit() == 0)
        #expect(try file.read { try $0.integrityProblems() } == [])
    }

    @Test("a writer that waited in vain is told who is in the way and what to do, and nothing has changed")
    func busy() throws {
        let bench = try Workbench()
        try seeded(bench).close()
        let child = try Child("hold", bench.url())
        #expect(child.nextLine() == "holding")
        let file = try GeoPackageFile.open(bench.url(), readOnly: false, busyTimeoutSeconds: 0.05)
        let error = #expect(throws: GeoPackageError.self) { try file.write { try $0.setMetadata("a", "b") } }
        #expect(error?.code == .busy && error?.file?.hasSuffix("workspace.gpkg") == true)
        #expect(error?.hint == "another program is writing to the file: close it, or try again later")
        _ = child.kill()
        try file.write { try $0.setMetadata("a", "c") }
        #expect(try file.read { try $0.metadata("a") } == "c")
        #expect(try file.read { try $0.count(of: "parcel") } == 1, "what the killed writer had not committed is gone")
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// Rounds of each of the four kinds: 268 in all by default.
private let rounds = Int(ProcessInfo.processInfo.environment["KILL_ROUNDS"] ?? "") ?? 67

@Suite("kill -9 at any moment leaves the state before or the state after", .serialized)
struct KillTests {
    private let scratch: ScratchFolder
    private let workspace: URL
    private static let city = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou").path

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("w.gpkg")
        let made = try Binary.run(["init", "-w", workspace.path, "--from", Self.city, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
    }

    @Test("an edit of every parcel", .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func edit() throws {
        let parcels = try JSONSerialization.jsonObject(
            with: Binary.run(["export", "-w", workspace.path, "parcel"]).output)
        let features = try #require((parcels as? [String: Any])?["features"] as? [[String: Any]])
        #expect(features.count > 500)
        var before = "untouched"
        try survivesKills { round in
            let edited = features.map { feature in
                var (feature, properties) = (feature, feature["properties"] as? [String: Any] ?? [:])
                properties["slope_percent"] = Double(round) + 0.5
                feature["properties"] = properties
                return feature
            }
            let file = scratch.url("slope.geojson")
            try JSONSerialization.data(withJSONObject: ["type": "FeatureCollection", "features": edited]).write(
                to: file)
            return ["import", "-w", workspace.path, "parcel", file.path, "--replace", "--quiet"]
        } check: { round in
            let slopes = try ask("SELECT DISTINCT slope_percent FROM parcel").split(separator: "\n").map(String.init)
            let events = try ask("SELECT count(*) FROM ledger_event WHERE source_file = 'slope.geojson'")
            let isAfter = slopes == ["\(round).5"]
            #expect(isAfter || before == "untouched" || slopes == [before], "round \(round): \(slopes.prefix(3))")
            #expect(slopes.count == 1 || events == "0", "round \(round): \(slopes.count) values in one layer")
            if isAfter { before = "\(round).5" }
            return isAfter
        }
    }

    @Test("an import of new features", .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func imports() throws {
        let count = 3000
        try survivesKills { round in
            let features = (0..<count).map { number in
                """
                {"type":"Feature","id":"K\(round)-\(number)","properties":{"kind":"tree"},"geometry":{"type":"Point",\
                "coordinates":[\(113 + Double(number % 100) / 1000),\(27.8 + Double(number / 100) / 1000)]}}
                """
            }
            let file = try scratch.write(features.joined(separator: "\n"), to: "trees.geojsonl")
            return ["import", "-w", workspace.path, "facility", file.path, "--quiet"]
        } check: { round in
            let there = try ask("SELECT count(*) FROM facility WHERE id LIKE 'K\(round)-%'")
            #expect(there == "0" || there == "\(count)", "round \(round): \(there) of \(count)")
            return there != "0"
        }
    }

    @Test("a plan that takes the place of another", .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func plan() throws {
        let match = ["match", "-w", workspace.path, "--projects", "S19-002,S19-007,S19-008,S19-010", "--quiet"]
        let first = try Binary.run(match)
        #expect(first.status == 0, "\(first.errors)")
        let state = "SELECT count(*) || ' sites of event ' || group_concat(DISTINCT event_id) FROM plan_site"
        var before = try ask(state)
        let sites = before.prefix { $0 != " " }
        try survivesKills { _ in
            match
        } check: { round in
            let now = try ask(state)
            // One event only: a plan is never half old and half new.
            #expect(now.hasPrefix("\(sites) sites of event ") && !now.contains(","), "round \(round): \(now)")
            defer { before = now }
            return now != before
        }
    }

    @Test("accepting a plan that cuts parcels", .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func accept() throws {
        let made = try Binary.run([
            "match", "-w", workspace.path, "--plan", "spring", "--quiet", "--projects",
            "S19-002,S19-007,S19-008,S19-010,S19-033,S20-006,S20-096",
        ])
        #expect(made.status == 0, "\(made.errors)")
        let kept = try Data(contentsOf: workspace)
        let state = """
            SELECT (SELECT count(*) FROM parcel) || ' ' || (SELECT count(*) FROM site_lock WHERE holder = 'spring') || ' '
                || (SELECT count(accepted_on) FROM plan)
            """
        let before = try ask(state)
        var after: String?
        try survivesKills { _ in
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: workspace.path + ending)
            }
            try kept.write(to: workspace)
            return ["plan", "accept", "-w", workspace.path, "spring", "--quiet"]
        } check: { round in
            let now = try ask(state)
            if round == 0 { after = now }
            #expect(now == before || now == after, "round \(round): \(now)")
            return now != before
        }
    }

    /// Runs a command again and again, kills it at a random moment, and looks at what is left.
    ///
    /// - Parameter check: whether the command had done its work by then.
    private func survivesKills(_ command: (Int) throws -> [String], check: (Int) throws -> Bool) throws {
        var generator = RepeatableGenerator(seed: 9)
        let first = try command(0)
        let start = ContinuousClock.now
        try run(first, killedAfter: nil)
        let whole = ContinuousClock.now - start
        #expect(try check(0))
        var (done, undone) = (0, 0)
        for round in 1...rounds {
            try run(command(round), killedAfter: whole * Double.random(in: 0...1.2, using: &generator))
            if try check(round) { done += 1 } else { undone += 1 }
            #expect(try ask("PRAGMA integrity_check") == "ok", "round \(round)")
            #expect(try ask("SELECT rtreecheck('rtree_parcel_geom'), rtreecheck('rtree_facility_geom')") == "ok|ok")
        }
        // Else the moments were all too early or too late to say anything.
        #expect(done > 0 && undone > 0, "\(done) done, \(undone) not")
        let left = try Binary.run(["check", "-w", workspace.path, "--quiet"])
        #expect(left.status == 0 || left.status == 2, "\(left.errors)")
    }

    private func run(_ arguments: [String], killedAfter delay: Duration?) throws {
        let process = Process()
        process.executableURL = Binary.url
        process.arguments = arguments
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        if let delay {
            Thread.sleep(forTimeInterval: delay / .seconds(1))
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        #expect(delay != nil || process.terminationStatus == 0)
    }

    /// What SQLite's own shell answers.
    private func ask(_ sql: String) throws -> String {
        let outcome = try Binary.run([workspace.path, sql], executable: URL(fileURLWithPath: "/usr/bin/sqlite3"))
        #expect(outcome.status == 0, "\(sql): \(outcome.errors)")
        return outcome.text.trimmingCharacters(in: .newlines)
    }
}

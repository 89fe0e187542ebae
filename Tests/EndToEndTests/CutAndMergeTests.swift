// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// The built binary cuts and merges, and tools that we did not write look at what it has made.
@Suite("Land is cut and merged on the command line")
struct CutAndMergeTests {
    private let scratch: ScratchFolder
    private static let data = Corpora.packageDirectory.appendingPathComponent("geodata")

    init() throws {
        scratch = try ScratchFolder()
    }

    private func workspace(_ city: String) throws -> String {
        let path = scratch.url("\(city).gpkg").path
        let made = try Binary.run([
            "init", "-w", path, "--from", Self.data.appendingPathComponent(city).path, "--quiet",
        ])
        #expect(made.status == 0, "\(made.errors)")
        return path
    }

    private func object(_ outcome: Binary.Outcome) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any] ?? [:]
    }

    private func pieces(_ answer: [String: Any]) -> [[String: Any]] {
        let choice = (answer["choice"] as? Int ?? 0) - 1
        let choices = answer["choices"] as? [[String: Any]] ?? []
        return choices.indices.contains(choice) ? choices[choice]["pieces"] as? [[String: Any]] ?? [] : []
    }

    private func ask(_ path: String, _ sql: String) throws -> String {
        let outcome = try Binary.run([path, sql], executable: URL(fileURLWithPath: "/usr/bin/sqlite3"))
        #expect(outcome.status == 0, "\(sql): \(outcome.errors)")
        return outcome.text.trimmingCharacters(in: .newlines)
    }

    @Test("a dry run leaves the workspace as it is to the byte, and says so", arguments: ["cut", "merge"])
    func dryRun(command: String) throws {
        let path = try workspace("paper-city")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let arguments = command == "cut" ? ["P11", "--area", "90亩"] : ["P12", "P13"]
        for format in ["table", "json", "geojson", "csv"] {
            let outcome = try Binary.run([command, "-w", path] + arguments + ["--format", format])
            #expect(outcome.status == 0 && outcome.errors.contains("nothing was written"), "\(outcome.errors)")
            #expect(!outcome.output.isEmpty)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test("tables say what it is cut into, in both languages, and what can be cut where it cannot")
    func tables() throws {
        let path = try workspace("paper-city")
        let chinese = try Binary.run(["cut", "-w", path, "P11", "--area", "90亩", "--lang", "zh"])
        #expect(chinese.text.contains("P11（180.00亩）按90亩分割：方案 1/2") && chinese.text.contains("出让"))
        let refused = try Binary.run(["cut", "-w", path, "P10", "--area", "90亩", "--lang", "en"])
        #expect(refused.status == 0)
        #expect(
            refused.text.contains(
                "P10 cannot be cut to 90亩: 8亩 would remain, and a remainder has at least 15亩. One straight cut can take "
                    + "19.6..78.4亩; the nearest is 78.4亩."), "\(refused.text)")
        let asked = try Binary.run(["cut", "-w", path, "P10", "--area", "78.4亩", "--format", "csv"])
        #expect(asked.text.split(separator: "\n").count == 3, "what is printed as the nearest can be cut")
        let written = try Binary.run(["cut", "-w", path, "P10", "--area", "90亩", "--write"])
        #expect(written.status == 65 && written.errors.contains("8亩 would remain"))
        let apart = try Binary.run(["merge", "-w", path, "P11", "P12", "--lang", "zh"])
        #expect(apart.status == 0 && apart.text.contains("`P12` 与其余地块均不相邻"))
    }

    @Test(
        "what cannot be asked is refused before anything is done",
        arguments: [
            ["cut", "P11"], ["cut", "P11", "--area", "90亩", "--parts", "2"], ["cut", "P11", "--area", "-3亩"],
            ["cut", "P11", "--parts", "1"], ["cut", "P11", "--area", "90亩", "--reason", "x"],
            ["cut", "P11", "--width", "0"], ["cut", "P11", "--areas", ","],
            ["cut", "P11", "--area", "90亩", "--count", "2"],
            ["merge", "P12"], ["merge", "P12", "P13", "--id", ""],
        ])
    func usage(arguments: [String]) throws {
        let outcome = try Binary.run(arguments)
        #expect(outcome.status == 64, "\(outcome.status) \(outcome.errors)")
    }

    @Test("a parcel locked or sold is not written, and nothing is left half done")
    func obstacles() throws {
        let path = try workspace("paper-city")
        let locked = try Binary.run(["cut", "-w", path, "P06", "--area", "60亩", "--write"])
        #expect(locked.status == 65 && locked.errors.contains("locked until 2020-04-30"))
        #expect(locked.text.contains("cannot be written"))
        let zhuzhou = try workspace("zhuzhou")
        let sold = try Binary.run(["cut", "-w", zhuzhou, "gaoxin-B01-01", "--parts", "2", "--write"])
        #expect(sold.status == 65, "\(sold.text)\(sold.errors)")
        #expect(try object(Binary.run(["export", "-w", path, "parcel"]))["features"] as? [Any] != nil)
    }

    @Test(
        "P11 written in parts, P12 and P13 as one: check finds nothing, the history has what was there",
        .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func written() throws {
        let path = try workspace("paper-city")
        let faults = try Binary.run(["check", "-w", path, "--format", "json"]).text
        let cut = try Binary.run([
            "cut", "-w", path, "P11", "--areas", "30亩,45,20亩", "--write", "--reason", "for Q1", "--format", "json",
        ])
        #expect(cut.status == 0 && cut.errors.contains("Wrote P11-1, P11-2, P11-3, P11-4 in place of P11."))
        let answer = try object(cut)
        #expect(answer["written"] as? Bool == true)
        let nets = pieces(answer).compactMap { $0["netAreaSquareMetres"] as? Double }
        for (net, mu) in zip(nets, [30.0, 45, 20, 85]) { #expect(abs(net - mu * 2000 / 3) < 1) }
        let merge = try Binary.run(["merge", "-w", path, "P12", "P13", "--write", "--quiet"])
        #expect(merge.status == 0 && merge.errors.isEmpty)
        #expect(
            try ask(path, "SELECT sum(net_area_m2) = 120000.0, count(*) FROM parcel WHERE parent_ids = 'P11'") == "1|4")
        #expect(try ask(path, "SELECT id, net_area_m2 FROM parcel WHERE parent_ids = 'P12;P13'") == "P12+P13|60000.0")
        #expect(
            try ask(
                path,
                "SELECT group_concat(action || '/' || ifnull(reason, '')) FROM ledger_event WHERE action != 'import'")
                == "cut/for Q1,merge/")
        #expect(
            try ask(path, "SELECT group_concat(id) FROM (SELECT id FROM parcel_history ORDER BY id)") == "P11,P12,P13")
        #expect(try Binary.run(["check", "-w", path, "--format", "json"]).text == faults)
        #expect(
            try ask(path, "PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT rtreecheck('rtree_parcel_geom')")
                == "ok\nok")
    }

    @Test(
        "GDAL reads and validates a workspace that was cut and merged",
        .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func foreignTools() throws {
        let path = try workspace("paper-city")
        #expect(try Binary.run(["cut", "-w", path, "P11", "--parts", "3", "--write", "--quiet"]).status == 0)
        #expect(try Binary.run(["merge", "-w", path, "P12", "P13", "--write", "--quiet"]).status == 0)
        let info = try Binary.run(["-ro", "-al", "-so", path], executable: URL(fileURLWithPath: "/usr/bin/ogrinfo"))
        #expect(info.status == 0 && info.errors.isEmpty && info.text.contains("Feature Count: 14"), "\(info.errors)")
        let valid = try Binary.run(
            ["-m", "osgeo_utils.samples.validate_gpkg", "-v", path], executable: Self.python)
        #expect(valid.status == 0, "\(valid.text)\(valid.errors)")
    }

    private static let python = URL(fileURLWithPath: "/usr/bin/python3")

    @Test(
        "OGR finds the parts of Zhuzhou's parcels to be what was asked, without gap and overlap",
        .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func sample() throws {
        let path = try workspace("zhuzhou")
        let faults = try #require(object(Binary.run(["check", "-w", path, "--format", "json"]))["faultCount"] as? Int)
        let listed = try object(Binary.run(["export", "-w", path, "parcel"]))["features"] as? [[String: Any]] ?? []
        let offered = listed.compactMap { $0["properties"] as? [String: Any] }.filter {
            ["reserve", "cleared", "reclaimed"].contains($0["stage"] as? String ?? "")
                && ($0["net_area_m2"] as? Double ?? 0) > 40_000
        }.compactMap { $0["id"] as? String }
        var asked: [String: Double] = [:]
        for id in offered.prefix(24) {
            let outcome = try Binary.run([
                "cut", "-w", path, id, "--area", "25..35亩", "--write", "--format", "json", "--quiet",
            ])
            guard outcome.status == 0 else {
                #expect(outcome.status == 65, "\(outcome.errors)")
                continue
            }
            let found = try pieces(object(outcome))
            let net = try #require(found.first?["netAreaSquareMetres"] as? Double)
            #expect(net >= 25 * 2000 / 3 - 1 && net <= 35 * 2000 / 3 + 1)
            asked[id] = net
        }
        #expect(asked.count >= 8, "\(asked.count) of \(offered.count) were cut")
        let after = try object(Binary.run(["check", "-w", path, "--format", "json"]))["faultCount"] as? Int
        #expect(after == faults)
        let outcome = try Binary.run(["-c", Self.proof, path], executable: Self.python)
        #expect(outcome.status == 0 && outcome.text == "\(asked.count) parents\n", "\(outcome.text)\(outcome.errors)")
    }

    /// Reads the parts and, from the history, their parents, and holds them against each other with OGR.
    private static let proof = """
        import sqlite3, struct, sys
        from osgeo import ogr
        ogr.UseExceptions()
        db = sqlite3.connect(sys.argv[1])
        def shape(blob):
            size = [0, 32, 48, 48, 64][(blob[3] >> 1) & 7]
            return ogr.CreateGeometryFromWkb(bytes(blob[8 + size:]))
        parents = {i: (shape(g), n, a, d) for i, g, n, a, d in db.execute(
            "SELECT id, geom, net_area_m2, gross_area_m2, dedicated_area_m2 FROM parcel_history")}
        seen = set()
        for parent in {p for p, in db.execute("SELECT parent_ids FROM parcel WHERE parent_ids IS NOT NULL")}:
            whole, net, gross, dedicated = parents[parent]
            rows = list(db.execute(
                "SELECT geom, net_area_m2, gross_area_m2, dedicated_area_m2, planar_area_m2 FROM parcel WHERE parent_ids = ?",
                (parent,)))
            parts = [shape(r[0]) for r in rows]
            assert all(p.IsValid() for p in parts), parent
            for part, row in zip(parts, rows): assert abs(part.Area() - row[4]) < 1e-6, parent
            assert abs(sum(p.Area() for p in parts) / whole.Area() - 1) < 1e-6, parent
            union = parts[0]
            for part in parts[1:]:
                assert union.Intersection(part).Area() < 1e-6, parent
                union = union.Union(part)
            assert whole.SymDifference(union).Area() < 1e-3, (parent, whole.SymDifference(union).Area())
            for place, figure in ((1, net), (2, gross), (3, dedicated)):
                assert figure is None or sum(r[place] for r in rows) == figure, (parent, place)
            for part, row in zip(parts, rows):
                assert abs(row[1] - net * part.Area() / whole.Area()) < 1, parent
            seen.add(parent)
        print(len(seen), "parents")
        """

    @Test(
        "kill -9 during a cut leaves the parcel or its parts", .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func killed() throws {
        let path = try workspace("paper-city")
        var generator = RepeatableGenerator(seed: 5)
        let start = ContinuousClock.now
        #expect(try Binary.run(["cut", "-w", path, "P11", "--parts", "2"]).status == 0)
        let whole = ContinuousClock.now - start
        for _ in 0..<20 {
            let process = Process()
            process.executableURL = Binary.url
            process.arguments = ["cut", "-w", path, "P11", "--parts", "2", "--write", "--quiet"]
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try process.run()
            Thread.sleep(forTimeInterval: whole * Double.random(in: 0.3...1.3, using: &generator) / .seconds(1))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let there = try ask(
                path, "SELECT group_concat(id) FROM (SELECT id FROM parcel WHERE id LIKE 'P11%' ORDER BY id)")
            let events = try ask(path, "SELECT count(*) FROM ledger_event WHERE action = 'cut'")
            #expect(there == "P11" && events == "0" || there == "P11-1,P11-2" && events == "1", "\(there), \(events)")
            #expect(try ask(path, "PRAGMA integrity_check") == "ok")
        }
    }

    @Test("GeoJSON has the parts and the lines in longitude and latitude, and the map draws them")
    func pictures() throws {
        let path = try workspace("paper-city")
        let file = scratch.url("cut.svg")
        let outcome = try Binary.run([
            "cut", "-w", path, "P11", "--area", "90亩", "--format", "geojson", "--map", file.path,
        ])
        let features = try object(outcome)["features"] as? [[String: Any]] ?? []
        #expect(features.map { $0["id"] as? String } == ["P11-1", "P11-2", "line-1"])
        let line = features.last?["geometry"] as? [String: Any]
        let places = line?["coordinates"] as? [[Double]] ?? []
        #expect(line?["type"] as? String == "LineString" && places.count == 2)
        #expect(places.allSatisfy { (113..<114).contains($0[0]) && (27..<29).contains($0[1]) })
        let drawing = try String(contentsOf: file, encoding: .utf8)
        for text in [
            ">1: 90.00亩<", ">2: 90.00亩<", "1: P11-1, 2: P11-2", "class=\"cut\"", "class=\"road\"", "SYNTHETIC DATA",
        ] {
            #expect(drawing.contains(text), "\(text)")
        }
    }
}

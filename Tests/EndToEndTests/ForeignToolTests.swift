// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// Proofs by tools we did not write.
@Suite("Other tools read what Suodi writes")
struct ForeignToolTests {
    private let scratch: ScratchFolder
    private static let python = "/usr/bin/python3"
    private static let zhuzhou = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou").path

    init() throws {
        scratch = try ScratchFolder()
    }

    /// A few, for which a plan is made at once; some share a parcel.
    private static let projects = "S19-002,S19-007,S19-008,S19-010,S19-033,S20-006,S20-096"

    private func workspace() throws -> String {
        let path = scratch.url("zhuzhou.gpkg").path
        let made = try Binary.run(["init", "-w", path, "--from", Self.zhuzhou, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
        return path
    }

    private func tool(_ path: String, _ arguments: [String]) throws -> Binary.Outcome {
        try Binary.run(arguments, in: scratch.root, executable: URL(fileURLWithPath: path))
    }

    @Test(
        "GDAL's validator passes the sample city with a plan that was accepted",
        .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func validator() throws {
        let path = try workspace()
        #expect(
            try Binary.run(["match", "-w", path, "--plan", "spring", "--projects", Self.projects, "--quiet"]).status
                == 0)
        #expect(try Binary.run(["plan", "accept", "-w", path, "spring", "--quiet"]).status == 0)
        let outcome = try tool(Self.python, ["-m", "osgeo_utils.samples.validate_gpkg", "-v", path])
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    }

    @Test("ogrinfo reads every layer without a warning", .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func ogrinfo() throws {
        let path = try workspace()
        let outcome = try tool("/usr/bin/ogrinfo", ["-ro", "-al", "-so", path])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        for layer in ["parcel", "park", "approval_batch", "project", "factory_unit", "ledger_event", "plan_site"] {
            #expect(outcome.text.contains("Layer name: \(layer)\n"), "\(layer)")
        }
        #expect(!outcome.text.contains("_history"), "history is no layer for people")
    }

    @Test(
        "GDAL reads the GeoJSON we export as the polygons we hold", .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func geoJSON() throws {
        let path = try workspace()
        let file = scratch.url("parcel.geojson").path
        #expect(try Binary.run(["export", "-w", path, "parcel", "-o", file, "--quiet"]).status == 0)
        let outcome = try tool("/usr/bin/ogrinfo", ["-ro", "-al", "-so", file])
        #expect(
            outcome.errors.isEmpty && outcome.text.contains("Feature Count: 582") && outcome.text.contains("WGS 84"))
    }

    @Test(
        "every JSON answer is what its published schema says", .enabled(if: Binary.available("/usr/bin/ogrinfo")),
        arguments: [
            "find", "find-floor", "find-why", "find-many", "compare", "compare-refused", "match", "cut", "cut-not",
            "merge",
            "merge-not", "reserve", "simulate",
            "simulate-three", "simulate-reserve", "simulate-pair", "simulate-study-tornado", "simulate-study-explain",
            "simulate-study-search", "simulate-study-hasten", "simulate-trace", "status", "check", "plan-list",
            "plan-show", "plan-diff", "plan-accept", "plan-move",
            "scenario-check", "scenario-show", "scenario-diff", "scenario-calibrate",
        ])
    func schemas(answer: String) throws {
        let path = try workspace()
        let scenario = Corpora.packageDirectory.appendingPathComponent("scenarios/static-demand-mid.yaml").path
        let delayed = Corpora.packageDirectory.appendingPathComponent("scenarios/epidemic-delay.yaml").path
        let pooled = Corpora.packageDirectory.appendingPathComponent("scenarios/pooled-city.yaml").path
        let commands: [String: [String]] = [
            "scenario-check": ["scenario", "check", scenario, delayed],
            "scenario-show": ["scenario", "show", delayed], "scenario-diff": ["scenario", "diff", scenario, delayed],
            "scenario-calibrate": ["scenario", "calibrate", delayed],
            "find": [
                "find", "-w", path, "--area", "70..110亩", "--industry", "37", "--by", "2020Q3", "--hall", "150x100",
            ],
            "find-floor": ["find", "-w", path, "--floor", "2000㎡", "--floor-height", "6"],
            "find-why": ["find", "-w", path, "--area", "500..510亩", "--county", "天元区", "--chemical"],
            "find-many": [
                "find", "-w", path, "--requirements",
                try scratch.write("- area: 70..110亩\n- {id: hall, floor: 2000㎡}\n", to: "needs.yaml").path,
            ],
            "compare": [
                "compare", "-w", path, "--area", "70..110亩", "--industry", "37", "--by", "2020Q3", "--hall", "150x100",
                "--near", "rail_station:5km", "--power", "2000",
            ],
            "compare-refused": ["compare", "-w", path, "--area", "500..510亩", "--county", "天元区", "shifeng-B12-02"],
            "match": ["match", "-w", path, "--projects", Self.projects, "--dry-run"],
            "reserve": ["reserve", "-w", path],
            "cut": ["cut", "-w", path, "gaoxin-B01-01", "--parts", "2"],
            "cut-not": ["cut", "-w", path, "gaoxin-B01-01", "--area", "9000亩"],
            "merge": ["merge", "-w", path, "gaoxin-B01-01", "gaoxin-B01-02", "--area", "20..30亩"],
            "merge-not": ["merge", "-w", path, "gaoxin-B01-01", "chaling-B08-06"],
            "simulate": ["simulate", scenario, "--replications", "1000"],
            "simulate-reserve": ["simulate", delayed, "-w", path, "--replications", "100"],
            "simulate-pair": ["simulate", delayed, pooled, "-w", path, "--replications", "100"],
            "simulate-study-tornado": ["simulate", delayed, "-w", path, "--replications", "20", "--tornado"],
            "simulate-study-explain": ["simulate", delayed, "-w", path, "--replications", "20", "--explain"],
            "simulate-study-search": ["simulate", delayed, "-w", path, "--replications", "20", "--search"],
            "simulate-study-hasten": ["simulate", delayed, "-w", path, "--replications", "20", "--hasten"],
            "simulate-trace": ["simulate", delayed, "-w", path, "--replication", "7", "--trace"],
            "simulate-three": ["simulate", scenario, scenario, "--replications", "1000"],
            "status": ["status", "-w", path], "check": ["check", "-w", path],
            "plan-list": ["plan", "list", "-w", path], "plan-show": ["plan", "show", "-w", path, "old"],
            "plan-diff": ["plan", "diff", "-w", path, "old", "new"],
            "plan-accept": ["plan", "accept", "-w", path, "new"],
            "plan-move": ["plan", "move", "-w", path, "S20-096", "yanling-B12-02", "--plan", "new", "--dry-run"],
        ]
        if answer.hasPrefix("plan") {
            for more in [["--plan", "old", "--without", "S19-007"], ["--plan", "new", "--without", "S19-002"]] {
                let match = ["match", "-w", path, "--quiet", "--projects", Self.projects]
                #expect(try Binary.run(match + more).status == 0)
            }
        }
        let command = try #require(commands[answer])
        let outcome = try Binary.run(command + ["--format", "json"])
        #expect(outcome.status == 0 || outcome.status == 2, "\(outcome.errors)")
        try outcome.output.write(to: scratch.url("answer.json"))
        let name =
            switch answer {
            case "find-many", "plan-list", "plan-diff", "plan-accept", "plan-move": answer
            case _ where answer.hasPrefix("scenario-"): answer
            case _ where answer.hasPrefix("simulate-study"): "simulate-study"
            case "simulate-trace": answer
            case "plan-show": "match"
            default: command[0]
            }
        let schema = try Binary.run(["schema", name])
        try schema.output.write(to: scratch.url("schema.json"))
        let check = try tool(
            Self.python,
            [
                "-c",
                "import json, jsonschema; s = json.load(open('schema.json')); jsonschema.Draft7Validator.check_schema(s); "
                    + "jsonschema.validate(json.load(open('answer.json')), s)",
            ])
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test(
        "SQLite finds the file sound, references and R-trees included",
        .enabled(if: Binary.available("/usr/bin/sqlite3")))
    func sqlite() throws {
        let path = try workspace()
        let outcome = try tool(
            "/usr/bin/sqlite3",
            [path, "PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT rtreecheck('main', 'rtree_parcel_geom');"])
        #expect(outcome.text == "ok\nok\n", "\(outcome.text)\(outcome.errors)")
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@Suite("Wrong input gets a clear word and an exit code, and changes nothing")
struct WrongInputTests {
    private let scratch: ScratchFolder
    private let workspace: URL
    private static let paperCity = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city").path

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("w.gpkg")
        let made = try Binary.run(["init", "-w", workspace.path, "--from", Self.paperCity, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
    }

    /// Runs a command that must fail with `status`, name `word` on standard error and say nothing on standard output.
    private func fails(_ status: Int32, naming word: String, _ arguments: [String]) throws {
        let outcome = try Binary.run(arguments, in: scratch.root)
        #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
        #expect(outcome.errors.contains(word), "\(arguments): \(outcome.errors)")
        #expect(outcome.output.isEmpty, "\(arguments): \(outcome.text)")
    }

    private func contents() throws -> String {
        try Binary.run(["export", "-w", workspace.path, "parcel"]).text
    }

    @Test("workspaces that are not there, or are something else")
    func workspaces() throws {
        try fails(69, naming: "suodi init", ["status"])
        try fails(69, naming: "missing.gpkg", ["status", "-w", "missing.gpkg"])
        #expect(!FileManager.default.fileExists(atPath: scratch.url("missing.gpkg").path))
        try scratch.write("hello", to: "text.gpkg")
        try fails(65, naming: "text.gpkg", ["status", "-w", "text.gpkg"])
        try scratch.write("", to: "empty.gpkg")
        try fails(65, naming: "empty.gpkg", ["status", "-w", "empty.gpkg"])
        let outcome = try Binary.run(["status", "-w", scratch.root.path])
        #expect(outcome.status != 0 && !outcome.errors.isEmpty)
    }

    @Test("imports that cannot be")
    func imports() throws {
        let before = try contents()
        let path = workspace.path
        try fails(65, naming: "lakes", ["import", "-w", path, "lakes", "x.geojson"])
        let missing = try Binary.run(["import", "-w", path, "parcel", "missing.geojson"], in: scratch.root)
        #expect(missing.status != 0 && missing.errors.contains("missing.geojson"))
        try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[{\"ty", to: "cut.geojson")
        try fails(65, naming: "cut.geojson", ["import", "-w", path, "parcel", "cut.geojson"])
        try scratch.write("", to: "nothing.geojson")
        try fails(65, naming: "nothing.geojson", ["import", "-w", path, "parcel", "nothing.geojson"])
        try scratch.write("x", to: "lots.dwg")
        try fails(65, naming: "ogr2ogr", ["import", "-w", path, "parcel", "lots.dwg"])
        try scratch.write("id,stage\nQ,\"signed\n", to: "quote.csv")
        try fails(65, naming: "quote.csv", ["import", "-w", path, "project", "quote.csv"])
        let folder = try Binary.run(["import", "-w", path, "parcel", scratch.root.path + "/x.geojson/"])
        #expect(folder.status != 0)
        #expect(try contents() == before)
    }

    @Test("nothing is left behind by an init that fails")
    func failedInit() throws {
        try fails(65, naming: "city.json", ["init", "-w", "new.gpkg", "--from", scratch.root.path])
        try fails(65, naming: "--crs", ["init", "-w", "new.gpkg"])
        let degrees = try Binary.run(["init", "-w", "new.gpkg", "--crs", "EPSG:4490"], in: scratch.root)
        #expect(degrees.status == 65 && degrees.errors.contains("EPSG:4490"))
        let unknown = try Binary.run(["init", "-w", "new.gpkg", "--crs", "EPSG:999999"], in: scratch.root)
        #expect(unknown.status == 65)
        try fails(65, naming: "already", ["init", "-w", workspace.path, "--crs", "EPSG:4547"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.root.path) == ["w.gpkg"])
    }

    @Test("what a killed init has left behind goes with the next one; what belongs to a running one stays")
    func abandonedDrafts() throws {
        let dead = try Process.run(URL(fileURLWithPath: "/bin/true"), arguments: [])
        dead.waitUntilExit()
        let mine = ProcessInfo.processInfo.processIdentifier
        for process in [dead.processIdentifier, mine] {
            try scratch.write("rest", to: ".next.gpkg.\(process).draft")
        }
        try scratch.write("other", to: ".other.gpkg.\(dead.processIdentifier).draft")
        let made = try Binary.run(["init", "-w", "next.gpkg", "--crs", "EPSG:4547", "--quiet"], in: scratch.root)
        #expect(made.status == 0, "\(made.errors)")
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.root.path)
        #expect(!left.contains(".next.gpkg.\(dead.processIdentifier).draft"))
        #expect(left.contains(".next.gpkg.\(mine).draft") && left.contains("next.gpkg"))
        #expect(left.contains(".other.gpkg.\(dead.processIdentifier).draft"))
    }

    @Test("exports that cannot be written, or would destroy what they read")
    func exports() throws {
        let before = try contents()
        let path = workspace.path
        for suffix in ["", "-wal", "-shm", "-cache"] {
            try fails(65, naming: "is the workspace", ["export", "-w", path, "parcel", "-o", path + suffix])
        }
        try fails(69, naming: "nowhere/x.geojson", ["export", "-w", path, "parcel", "-o", "nowhere/x.geojson"])
        try fails(65, naming: "folder", ["export", "-w", path, "parcel", "-o", scratch.root.path])
        #expect(try contents() == before)
        let full = try Binary.shell("exec '\(Binary.url.path)' export -w '\(path)' parcel > /dev/full")
        #expect(full.status == 1 && full.errors.contains("cannot be written"), "\(full.errors)")
        let gone = try Binary.shell("'\(Binary.url.path)' export -w '\(path)' parcel | head -c 1 > /dev/null")
        #expect(gone.status == 0 && gone.errors.isEmpty, "\(gone.errors)")
    }

    @Test("questions that cannot be asked")
    func questions() throws {
        let path = workspace.path
        try fails(64, naming: "--area", ["find", "-w", path, "--area", "many"])
        try fails(64, naming: "--area", ["find", "-w", path, "--area", "nan..5亩"])
        try fails(64, naming: "--hall", ["find", "-w", path, "--hall", "150"])
        try fails(64, naming: "--by", ["find", "-w", path, "--by", "2020-02-30"])
        try fails(64, naming: "say what is needed", ["find", "-w", path])
        try fails(65, naming: "Q99", ["find", "-w", path, "--project", "Q99"])
        try fails(65, naming: "P99", ["find", "-w", path, "--project", "Q1", "--why-not", "P99"])
        try fails(65, naming: "Q99", ["match", "-w", path, "--projects", "Q99", "--dry-run"])
        try fails(64, naming: "format", ["find", "-w", path, "--project", "Q1", "--format", "shp"])
    }

    @Test("scenarios that cannot be")
    func scenarios() throws {
        let missing = try Binary.run(["simulate", "missing.yaml"], in: scratch.root)
        #expect(missing.status != 0 && missing.errors.contains("missing.yaml"))
        try scratch.write("mode: static-demand\nname: x\nreplicatons: 5\n", to: "typo.yaml")
        try fails(65, naming: "replications", ["simulate", "typo.yaml"])
    }

    @Test("what import accepts, every command can read")
    func acceptedIsReadable() throws {
        try scratch.write("id,stage,net_area_min_m2,net_area_max_m2\nQ8x,signed,90亩,80亩\n", to: "window.csv")
        try fails(65, naming: "net_area_min_m2", ["import", "-w", workspace.path, "project", "window.csv"])
        try scratch.write("id,stage,net_area_min_m2\nQ8x,signed,-5\n", to: "negative.csv")
        try fails(65, naming: "less than zero", ["import", "-w", workspace.path, "project", "negative.csv"])
        #expect(try Binary.run(["match", "-w", workspace.path, "--dry-run"]).status == 0)
    }

    @Test("a name typed wrong is not taken for an answer")
    func typos() throws {
        let path = workspace.path
        try fails(65, naming: "river", ["find", "-w", path, "--away", "rivr:1km"])
        try fails(65, naming: "county", ["find", "-w", path, "--county", "火星区"])
        try fails(65, naming: "park", ["find", "-w", path, "--park", "nope"])
        try fails(65, naming: "999", ["find", "-w", path, "--land-use", "999"])
        try fails(64, naming: "--industry", ["find", "-w", path, "--industry", "999"])
        try fails(64, naming: "--projects", ["match", "-w", path, "--projects", ","])
        try fails(64, naming: "--format", ["match", "-w", path, "--format", "geojsonseq"])
        try fails(64, naming: "--format", ["export", "-w", path, "parcel", "--format", "table"])
    }

    @Test("a requirement file with a word that is not known names the line")
    func requirementFile() throws {
        try scratch.write("area: 85..95亩\ncolour: red\n", to: "need.yaml")
        try fails(65, naming: "line 2", ["find", "-w", workspace.path, "need.yaml"])
    }

    @Test(
        "a folder that may not be written to, and a file that may not be read",
        .enabled(if: Binary.available("/usr/bin/setpriv")))
    func permission() throws {
        let folder = scratch.url("locked")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        let file = try scratch.write("{}", to: "secret.geojson")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        // To root nothing is forbidden, so as root the binary runs as nobody.
        let asNobody = getuid() == 0 ? ["--reuid=65534", "--clear-groups"] : []
        func run(_ arguments: [String]) throws -> Binary.Outcome {
            // Nobody may not enter the build folder either: a copy goes where everybody may.
            let copy = scratch.url("suodi")
            if !FileManager.default.fileExists(atPath: copy.path) {
                try FileManager.default.copyItem(at: Binary.url, to: copy)
            }
            return try Binary.run(
                asNobody + [copy.path] + arguments, executable: URL(fileURLWithPath: "/usr/bin/setpriv"))
        }
        let made = try run(["init", "-w", folder.path + "/w.gpkg", "--crs", "EPSG:4547"])
        #expect(made.status == 65 && made.errors.contains("locked"), "\(made.errors)")
        let read = try run(["import", "-w", workspace.path, "parcel", file.path])
        #expect(read.status != 0 && !read.errors.isEmpty, "\(read.errors)")
    }

    @Test("faults found by check are an exit code of their own")
    func faults() throws {
        let clean = try Binary.run(["check", "-w", workspace.path])
        #expect(clean.status == 0, "\(clean.text)")
        let parcel = try Binary.run(["export", "-w", workspace.path, "parcel"]).text
        try scratch.write(
            parcel.replacingOccurrences(of: "\"land_use\":\"100101\"", with: "\"land_use\":\"999\""), to: "p.geojson")
        _ = try Binary.run(["import", "-w", workspace.path, "parcel", "p.geojson", "--replace"], in: scratch.root)
        let faulty = try Binary.run(["check", "-w", workspace.path])
        #expect(faulty.status == 2 && faulty.text.contains("P07"))
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@Suite("suodi slope measures parcels on an elevation raster", .enabled(if: ElevationFile.isPossible))
struct SlopeTests {
    private let scratch: ScratchFolder
    private let workspace: URL
    /// All of the paper city but P08, in pixels of 40 m.
    private let grid = ElevationFile(west: 419_500, south: 3_079_500, cell: 40, columns: 100, rows: 100)
    private static let paperCity = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city").path

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("w.gpkg")
        let made = try Binary.run(["init", "-w", workspace.path, "--from", Self.paperCity, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
        try FileManager.default.createDirectory(at: scratch.url("temporary"), withIntermediateDirectories: true)
    }

    /// The plane of 25%, rising to the south-east.
    private func plane() throws -> URL {
        try grid.write("plane", in: scratch) { x, y in 0.15 * (x - 420_000) - 0.2 * (y - 3_080_000) + 900 }
    }

    private func slope(_ arguments: [String], environment: [String: String] = [:]) throws -> Binary.Outcome {
        var variables = ["TMPDIR": scratch.url("temporary").path]
        variables.merge(environment) { $1 }
        let outcome = try Binary.run(
            ["slope", "-w", workspace.path] + arguments, in: scratch.root, environment: variables)
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url("temporary").path)
        #expect(left.isEmpty, "temporary files stay behind: \(left)")
        return outcome
    }

    private func recorded() throws -> [String: Double] {
        let outcome = try Binary.run(["export", "-w", workspace.path, "parcel"])
        let features = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
        var slopes: [String: Double] = [:]
        for feature in features?["features"] as? [[String: Any]] ?? [] {
            let properties = feature["properties"] as? [String: Any]
            if let id = properties?["id"] as? String { slopes[id] = properties?["slope_percent"] as? Double }
        }
        return slopes
    }

    @Test("every parcel on the raster gets its slope, the rest are named, and a search can ask for it")
    func measured() throws {
        let outcome = try slope([try plane().path, "--source-crs", "EPSG:4547"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("P08") && outcome.text.contains("25% to 25%"), "\(outcome.text)")
        let slopes = try recorded()
        #expect(slopes["P08"] == nil && slopes.count == 12 && slopes.values.allSatisfy { $0 == 25 }, "\(slopes)")
        for (limit, finds) in [("24", false), ("26", true)] {
            let found = try Binary.run(
                ["find", "-w", workspace.path, "--area", "60..200亩", "--slope", limit, "--format", "json"])
            let answer = try JSONSerialization.jsonObject(with: found.output) as? [String: Any]
            let sites = answer?["sites"] as? [[String: Any]] ?? []
            #expect(sites.contains { $0["parcelIDs"] as? [String] == ["P01"] } == finds, "\(found.text)")
        }
    }

    @Test("a dry run says the same, in the language of the reader, and writes nothing")
    func dryRun() throws {
        let before = try Data(contentsOf: workspace)
        let arguments = [try plane().path, "--source-crs", "EPSG:4547", "--dry-run"]
        let english = try slope(arguments)
        let chinese = try slope(arguments + ["--lang", "zh"])
        #expect(english.status == 0 && english.text.contains("measured") && english.errors.contains("Dry run"))
        #expect(chinese.status == 0 && chinese.text.contains("栅格范围外") && chinese.errors.contains("试运行"))
        #expect(try recorded().isEmpty)
        #expect(try Data(contentsOf: workspace) == before)
    }

    @Test("without GDAL it says what to install")
    func missingGDAL() throws {
        let outcome = try slope([try plane().path], environment: ["PATH": scratch.root.path])
        #expect(outcome.status == 69 && outcome.errors.contains("apt install gdal-bin"), "\(outcome.errors)")
    }

    @Test("what cannot be used is refused with a way on, and nothing is written")
    func refusals() throws {
        let text = try plane()
        func translated(_ name: String, _ options: [String], from source: URL? = nil) throws -> String {
            try ElevationFile.translate(source ?? text, to: name, in: scratch, options).path
        }
        let crs = ["-a_srs", "EPSG:4547"]
        let whole = try translated("whole.tif", crs)
        let cut = try scratch.write("", to: "cut.tif")
        try Data(contentsOf: URL(fileURLWithPath: whole)).prefix(20_000).write(to: cut)
        var fathoms = try String(
            contentsOf: URL(fileURLWithPath: translated("fathoms.vrt", ["-of", "VRT"] + crs)), encoding: .utf8)
        let band = try #require(fathoms.range(of: "<ColorInterp>") ?? fathoms.range(of: "<SimpleSource>"))
        fathoms.insert(contentsOf: "<UnitType>fathom</UnitType>", at: band.lowerBound)
        let elsewhere = ElevationFile(west: 500_000, south: 3_080_000, cell: 20, columns: 9, rows: 9)
        for (file, word) in [
            ("nowhere.tif", "no such file"), (scratch.url("temporary").path, "folder"),
            (try scratch.write("hello", to: "text.tif").path, "cannot read it as a raster"),
            (Self.paperCity + "/parcel.geojson", "cannot read it as a raster"),
            (text.path, "--source-crs"), (cut.path, "gdalinfo -checksum cut.tif"),
            (try scratch.write(fathoms, to: "fathoms.vrt").path, "in `fathom`"),
            (try translated("bands.tif", crs + ["-b", "1", "-b", "1"]), "2 bands"),
            (
                try translated("far.tif", crs, from: elsewhere.write("far", in: scratch) { x, _ in x }),
                "covers none of the parcels"
            ),
            (try translated("old.tif", ["-a_srs", "EPSG:2414"]), "local parameters"),
        ] {
            let outcome = try slope([file])
            #expect(outcome.status == 65 && outcome.errors.contains(word), "\(file): \(outcome.errors)")
            #expect(outcome.output.isEmpty && outcome.errors.contains("hint:"), "\(file): \(outcome.errors)")
        }
        #expect(try recorded().isEmpty)
    }

    @Test("interrupted while GDAL works, it ends by the signal and leaves nothing behind")
    func interrupted() throws {
        // A tool that never ends, in the place of GDAL's.
        let tool = try scratch.write("#!/bin/sh\nexec sleep 600\n", to: "bin/gdalinfo")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
        let raster = try plane()
        let process = Process()
        process.executableURL = Binary.url
        process.arguments = ["slope", "-w", workspace.path, raster.path]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PATH": "\(scratch.url("bin").path):/usr/bin:/bin", "TMPDIR": scratch.url("temporary").path,
        ]) { $1 }
        process.standardError = FileHandle.nullDevice
        try process.run()
        let temporary = scratch.url("temporary")
        // The tool's files are there once it runs.
        while try process.isRunning && FileManager.default.subpathsOfDirectory(atPath: temporary.path).count < 3 {
            usleep(10_000)
        }
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
    }
}

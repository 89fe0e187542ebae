// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// `suodi simulate` on the sample city, as a planner meets it.
@Suite("Half a year is simulated, studied, told and spread over machines")
struct SimulateTests {
    private let scratch: ScratchFolder
    private let workspace: String
    private let baseline = Corpora.packageDirectory.appendingPathComponent("scenarios/baseline-2020h1.yaml").path

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("zhuzhou.gpkg").path
        let city = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou").path
        let made = try Binary.run(["init", "-w", workspace, "--from", city, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
    }

    private func simulate(_ options: [String]) throws -> Binary.Outcome {
        let outcome = try Binary.run(["simulate", baseline, "-w", workspace] + options, in: scratch.root)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }

    @Test("two halves merged are one run to the last byte, in table and JSON")
    func merged() throws {
        _ = try simulate(["--replications", "0..<150", "--tally", "a.json", "--quiet"])
        _ = try simulate(["--replications", "150..<300", "--tally", "b.json", "--threads", "1", "--quiet"])
        for format in ["table", "json"] {
            let whole = try simulate(["--replications", "300", "--format", format])
            let merged = try simulate(["--merge", "b.json", "a.json", "--format", format])
            #expect(merged.output == whole.output && !whole.output.isEmpty)
        }
        let twice = try Binary.run(
            ["simulate", baseline, "-w", workspace, "--merge", "a.json", "a.json"], in: scratch.root)
        #expect(twice.status == 65 && twice.errors.contains("in both"), "\(twice.errors)")
    }

    @Test(
        "the trace of a replication is drawn as ground that GDAL reads",
        .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func trace() throws {
        let story = try simulate(["--replication", "4711", "--trace", "--lang", "en"])
        #expect(story.text.contains("gaoxin"), "\(story.text.prefix(400))")
        let drawn = try simulate(["--replication", "4711", "--trace", "--format", "geojson"])
        try drawn.output.write(to: scratch.url("trace.geojson"))
        let read = try Binary.run(
            ["-ro", "-al", "-so", scratch.url("trace.geojson").path],
            executable: URL(fileURLWithPath: "/usr/bin/ogrinfo"))
        #expect(read.status == 0 && read.text.contains("Polygon"), "\(read.text)\(read.errors)")
    }

    @Test("charts, studies and precision answer without a word on standard error but what was drawn")
    func studies() throws {
        let drawn = try simulate(["--replications", "200", "--chart", "all.svg"])
        #expect(drawn.errors.contains("all.svg"))
        #expect(try String(contentsOf: scratch.url("all.svg"), encoding: .utf8).contains("<svg"))
        for study in ["--tornado", "--explain", "--search", "--hasten"] {
            let outcome = try simulate([study, "--replications", "64", "--lang", "zh", "--quiet"])
            #expect(outcome.errors.isEmpty && outcome.text.count > 200, "\(study): \(outcome.errors)")
            #expect(!outcome.text.lowercased().contains("nan"), "\(outcome.text)")
        }
        #expect(try simulate(["--half-width", "5", "--format", "csv"]).text.split(separator: "\n").count == 2)
    }

    @Test("a scenario of a city says so where no workspace is, and settings name entries that exist")
    func refused() throws {
        let empty = try ScratchFolder()
        let none = try Binary.run(["simulate", baseline], in: empty.root)
        #expect(none.status == 69, "\(none.errors)")
        let wrong = try Binary.run(
            ["simulate", baseline, "-w", workspace, "--set", "demand.dropout.value=0.2"], in: scratch.root)
        #expect(wrong.status == 65 && wrong.errors.contains("demand.dropout.value"), "\(wrong.errors)")
        let mixed = try Binary.run(
            [
                "simulate", baseline,
                Corpora.packageDirectory.appendingPathComponent("scenarios/static-demand-mid.yaml").path, "-w",
                workspace,
            ], in: scratch.root)
        #expect(mixed.status == 65, "\(mixed.errors)")
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import TestSupport
import Testing

@Suite("The schema of scenario files", .enabled(if: Binary.available("/usr/bin/ogrinfo")))
struct ScenarioSchemaTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
        try scratch.write(ScenarioSchema.text, to: "schema.json")
    }

    /// The faults that another program finds, a line each.
    private func faults(_ files: [URL]) throws -> [String] {
        let script = Corpora.packageDirectory.appendingPathComponent("Tests/SimulationTests/Proof/check_schema.py")
        let outcome = try Binary.run(
            [script.path, scratch.url("schema.json").path] + files.map(\.path),
            executable: URL(fileURLWithPath: "/usr/bin/python3"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.text.split(separator: "\n").map(String.init)
    }

    @Test("every shipped scenario is valid, as written and with what it extends filled in")
    func shipped() throws {
        let files = try ReserveScenarioText.shipped()
        #expect(files.count >= 18)
        #expect(try faults(files) == [])
    }

    /// Faults that one entry shows by itself.
    static let single = [
        ("mode: reserve", "mode: reserv"), ("name: small", "nmae: small"), ("seed: 1\n", ""),
        ("seed: 1\n", "seed: -1\n"),
        ("replications: 200", "replications: 0"), ("start: 2020-01-01", "start: soon"),
        ("{value: 6, unit: months", "{value: 0, unit: months"), ("{value: 6, unit: months", "{value: 6, unit: month"),
        ("{value: 6, unit: months", "{value: 6, unit: years, extra: 1"),
        ("{value: 6, unit: months", "{value: 11, unit: years"), ("demand:", "demnad:"),
        ("reading: nested", "reading: neste"), ("dropOut:", "dropout:"), ("value: 0.08", "value: 8"),
        ("value: 0.08", "value: \"0.08\""), ("high: 0.20", "high: 1.2"), ("low: 0.02, high", "low: 0.02, hihg"),
        ("confidence: E, source: judgement}\n  quarters", "confidence: D, source: judgement}\n  quarters"),
        ("Q1: 0.3", "Q5: 0.3"), ("Q1: 0.3", "Q1: -1"), ("law: weibull", "law: weibul"),
        ("0.90, unit: months", "0.90, unit: years"), ("minimum: 0.5, mode: 3", "mode: 3"),
        ("minimum: 0.5, mode: 3", "lower: 1, minimum: 0.5, mode: 3"), ("[2020-03-03]", "[soon]"),
        ("minimum: 0.5, mode: 3", "times: 0, minimum: 0.5, mode: 3"),
        ("measure: reserveMu", "measure: reserve"), ("origin: hand", "origin: guess"),
        ("tolerance: 0,", "tolerance: -1,"), ("tolerance: 0, ", ""), ("    five:", "    fi.ve:"),
    ]

    @Test("what reading refuses for one entry alone, the schema refuses too")
    func refusals() throws {
        let files = try Self.single.enumerated().map { number, change in
            let place = try #require(ReserveScenarioText.small.range(of: change.0), "\(change.0)")
            let text = ReserveScenarioText.small.replacingCharacters(in: place, with: change.1)
            #expect(throws: ScenarioError.self, "\(change.1)") { try ReserveScenarioText.read(text) }
            return try scratch.write(text, to: "fault-\(number).yaml")
        }
        let refused = Set(try faults(files).compactMap { $0.split(separator: " ").first.map(String.init) })
        for (number, change) in Self.single.enumerated() {
            #expect(refused.contains("fault-\(number).yaml"), "\(change)")
        }
        #expect(try faults([scratch.write(ReserveScenarioText.small, to: "small.yaml")]) == [])
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import TestSupport
import Testing

@Suite("Expected demand by formula")
struct ExpectedDemandTests {
    @Test(
        "values that files expect by formula or by hand are those of the numeric integration",
        .enabled(if: Binary.available("/usr/bin/ogrinfo")))
    func formula() throws {
        let script = Corpora.packageDirectory.appendingPathComponent(
            "Tests/SimulationTests/Proof/expected_demand.py")
        let files = try ReserveScenarioText.shipped()
        let outcome = try Binary.run(
            [script.path, Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou").path] + files.map(\.path),
            executable: URL(fileURLWithPath: "/usr/bin/python3"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let figures = try JSONDecoder().decode([String: [String: Double]].self, from: outcome.output)
        #expect(figures.count >= 15)
        for (file, values) in figures.sorted(by: { $0.key < $1.key }) {
            let scenario = try #require(try ReserveScenarioText.reserve(file))
            for expectation in scenario.expected where expectation.origin.isFromOutside {
                guard let value = values[expectation.measure.rawValue] else { continue }
                // The file rounds; its tolerance is for chance, which has no part here.
                #expect(
                    abs(value - expectation.value) <= max(0.15, 0.002 * value),
                    "\(file): \(expectation.measure.rawValue) is \(value), not \(expectation.value)")
            }
        }
    }
}

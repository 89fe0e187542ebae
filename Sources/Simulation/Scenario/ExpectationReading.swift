// SPDX-License-Identifier: Apache-2.0

/// Reads what a scenario should give.
///
///     expected:
///       - {measure: reserveMu, value: 3000, tolerance: 2, origin: hand, note: "cleared parcels of the sample city"}
enum ExpectationReading {
    static let keys = ["measure", "value", "tolerance", "origin", "note"]
    private static let most = 1e12

    static func expectations(_ entry: YamlEntry?) throws(ScenarioError) -> [ScenarioExpectation] {
        var found: [ScenarioExpectation] = []
        for item in try entry?.items() ?? [] {
            let fields = try item.fields(keys)
            guard let measure = fields["measure"], let value = fields["value"], let tolerance = fields["tolerance"],
                let origin = fields["origin"], let note = fields["note"]
            else { throw item.error("a key is missing") }
            let expectation = ScenarioExpectation(
                measure: try measure.choice(ScenarioMeasure.self), value: try value.number(),
                tolerance: try tolerance.number(), origin: try origin.choice(ScenarioExpectation.Origin.self),
                note: try note.text())
            guard abs(expectation.value) <= most else { throw value.error("beyond \(ScenarioReading.plain(most))") }
            guard (0...most).contains(expectation.tolerance) else {
                throw tolerance.error("a tolerance is not negative")
            }
            guard !found.contains(where: { $0.measure == expectation.measure && $0.origin == expectation.origin })
            else {
                throw measure.error(
                    "`\(expectation.measure.rawValue)` is expected twice from `\(expectation.origin.rawValue)`")
            }
            found.append(expectation)
        }
        return found
    }
}

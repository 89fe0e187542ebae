// SPDX-License-Identifier: Apache-2.0

/// The schema of a file of the mode `static-demand`.
struct StaticDemandShape {
    /// Such a file may leave everything out.
    let isExtending: Bool

    var schema: [String: Any] {
        var properties: [String: Any] = [
            "mode": ["const": "static-demand"], "name": ScenarioSchema.reference("text"),
            "title": ScenarioSchema.reference("bilingual"), "scope": ScenarioSchema.reference("bilingual"),
            "replications": ["type": "integer", "minimum": 1, "maximum": 10_000_000] as [String: Any],
            "seed": ["type": "integer", "minimum": 0] as [String: Any],
            "horizon": figure(ScenarioUnit.months, above: 0, atMost: 120),
            "reserve": figure(ScenarioUnit.mu, atLeast: 0, atMost: 1e9),
            "investmentExponent": figure(ScenarioUnit.none, above: 0, atMost: 20),
            "intensityMedian": figure(ScenarioUnit.tenThousandYuanPerMu, atLeast: 1, atMost: 1e6),
            "intensitySigma": figure(ScenarioUnit.none, atLeast: 0, atMost: 2),
            "tiers": ["type": "array", "minItems": 1, "items": tier] as [String: Any],
        ]
        let required = properties.keys.sorted()
        if isExtending { properties["extends"] = ScenarioSchema.reference("text") }
        return ScenarioSchema.object(properties, required: isExtending ? ["extends"] : required)
    }

    private var tier: [String: Any] {
        let properties: [String: Any] = [
            "name": ScenarioSchema.reference("text"),
            "signingsPerYear": figure(ScenarioUnit.perYear, atLeast: 0, atMost: 1e6),
            "investmentFrom": figure(ScenarioUnit.hundredMillionYuan, above: 0, atMost: 1e5),
            "investmentTo": figure(ScenarioUnit.hundredMillionYuan, above: 0, atMost: 1e5),
            "ownLandShare": figure(ScenarioUnit.share, atLeast: 0, atMost: 1),
            "firstPhaseShare": figure(ScenarioUnit.share, atLeast: 0, atMost: 1),
        ]
        return ScenarioSchema.object(properties, required: properties.keys.sorted())
    }

    private func figure(_ unit: String, above: Double? = nil, atLeast: Double? = nil, atMost: Double) -> [String: Any] {
        var value: [String: Any] = ["type": "number", "maximum": atMost]
        value["exclusiveMinimum"] = above
        value["minimum"] = atLeast
        return ScenarioSchema.sourced(["value": value, "unit": ScenarioSchema.unit([unit])], ["value", "unit"])
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The schema of a file of the mode `reserve`.
struct ReserveShape {
    /// Such a file may leave everything out, and null takes an entry out.
    let isExtending: Bool

    var schema: [String: Any] {
        var properties: [String: Any] = [
            "mode": ["const": "reserve"], "name": ScenarioSchema.reference("text"),
            "title": ScenarioSchema.reference("bilingual"), "scope": ScenarioSchema.reference("bilingual"),
            "replications": ["type": "integer", "minimum": 1, "maximum": 10_000_000] as [String: Any],
            "seed": ["type": "integer", "minimum": 0] as [String: Any],
            "horizon": ScenarioSchema.shape(ScenarioKey.horizon.shape),
            "start": removable(ScenarioSchema.reference("date")),
            "expected": ScenarioSchema.reference("expectations"),
        ]
        if isExtending { properties["extends"] = ScenarioSchema.reference("text") }
        for section in ScenarioReading.sections { properties[section] = removable(self.section(section)) }
        return ScenarioSchema.object(properties, required: isExtending ? ["extends"] : ScenarioReading.topKeys)
    }

    private func section(_ section: String) -> [String: Any] {
        var properties: [String: Any] = [:]
        for key in ScenarioKey.keys(of: section) { properties[key.name] = removable(ScenarioSchema.shape(key.shape)) }
        for name in ScenarioReading.otherKeys[section] ?? [] { properties[name] = removable(other(name)) }
        return ScenarioSchema.object(properties, required: [])
    }

    private func other(_ name: String) -> [String: Any] {
        switch name {
        case "reading": return ScenarioSchema.choice(TierReading.self)
        case "tiers": return ScenarioSchema.table(of: removable(tier))
        case "projects": return ScenarioSchema.choice(ProjectSource.self)
        case "quarters": return ScenarioSchema.weights(among: ScenarioReading.quarterNames)
        case "landUses", "counties": return ScenarioSchema.weights()
        case "batchDates": return ScenarioSchema.dates
        case "stops": return ScenarioSchema.table(of: removable(ScenarioSchema.stop))
        case "matching": return ScenarioSchema.choice(LandMatching.self)
        case "listed": return ScenarioSchema.listedSupply
        case "stepLaw": return ScenarioSchema.choice(StepLaw.self)
        case "order": return ScenarioSchema.choice(QueueOrder.self)
        case "choice": return ScenarioSchema.choice(SiteChoice.self)
        case "pooling": return ScenarioSchema.choice(ReservePooling.self)
        case "approvesInBatches", "factoriesFirst": return ScenarioSchema.choice(ScenarioReading.Answer.self)
        default: preconditionFailure("the entry `\(name)` has no schema")
        }
    }

    private var tier: [String: Any] {
        var properties: [String: Any] = [:]
        for key in TierKey.allCases { properties[key.rawValue] = removable(ScenarioSchema.shape(key.shape)) }
        return ScenarioSchema.object(properties, required: isExtending ? [] : TierKey.required.map(\.rawValue))
    }

    private func removable(_ schema: [String: Any]) -> [String: Any] {
        isExtending ? ["anyOf": [schema, ["type": "null"]]] : schema
    }
}

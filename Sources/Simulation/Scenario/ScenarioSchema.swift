// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The published JSON Schema (draft 7) of scenario files, made from the tables that reading goes by.
///
/// It tells of one entry at a time: relations between entries, such as that tiers do not overlap, are told by reading
/// alone. A file that `extends` another may leave anything out, and take an entry out with null.
public enum ScenarioSchema {
    public static let text: String = {
        let schema: [String: Any] = [
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "Suodi scenario",
            "description": "A scenario file of the mode reserve or static-demand, read from YAML",
            "type": "object",
            "if": ["required": ["extends"]],
            "then": [
                "if": isStatic, "then": reference("staticDemandExtending"),
                "else": [
                    "if": ["required": ["mode"]], "then": reference("reserveExtending"),
                    "else": ["anyOf": [reference("reserveExtending"), reference("staticDemandExtending")]],
                ] as [String: Any],
            ] as [String: Any],
            "else": ["if": isStatic, "then": reference("staticDemand"), "else": reference("reserve")] as [String: Any],
            "definitions": definitions,
        ]
        // Keys are sorted, so that the bytes are the same at every run.
        guard
            let data = try? JSONSerialization.data(
                withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        else { preconditionFailure("the schema is made of texts, numbers and truth values") }
        return String(decoding: data, as: UTF8.self)
    }()

    private static var isStatic: [String: Any] {
        ["properties": ["mode": ["const": "static-demand"]], "required": ["mode"]]
    }

    private static var definitions: [String: Any] {
        var definitions: [String: Any] = [
            "text": ["type": "string", "minLength": 1],
            "bilingual": object(["en": reference("text"), "zh": reference("text")], required: ["en", "zh"]),
            "date": ["type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"],
            "confidence": choice(Assumption.Confidence.self),
            "expectations": ["type": "array", "items": expectation] as [String: Any],
            "reserve": ReserveShape(isExtending: false).schema,
            "reserveExtending": ReserveShape(isExtending: true).schema,
            "staticDemand": StaticDemandShape(isExtending: false).schema,
            "staticDemandExtending": StaticDemandShape(isExtending: true).schema,
        ]
        for quantity in ScenarioQuantity.allCases { definitions["law-\(quantity.rawValue)"] = law(quantity) }
        return definitions
    }

    private static var expectation: [String: Any] {
        object(
            [
                "measure": choice(ScenarioMeasure.self), "value": ["type": "number"],
                "tolerance": ["type": "number", "minimum": 0] as [String: Any],
                "origin": choice(ScenarioExpectation.Origin.self), "note": reference("text"),
            ], required: ExpectationReading.keys)
    }

    static func reference(_ name: String) -> [String: Any] { ["$ref": "#/definitions/\(name)"] }

    static func choice<Choice: CaseIterable & RawRepresentable<String>>(_: Choice.Type) -> [String: Any] {
        ["type": "string", "enum": Choice.allCases.map(\.rawValue)]
    }

    static func object(_ properties: [String: Any], required: [String]) -> [String: Any] {
        var schema: [String: Any] = [
            "type": "object", "properties": properties, "additionalProperties": false,
        ]
        if !required.isEmpty { schema["required"] = required }
        return schema
    }

    /// An object with names of its own.
    static func table(of item: [String: Any]) -> [String: Any] {
        ["type": "object", "propertyNames": ["pattern": "^[^.\\[\\]]+$"], "additionalProperties": item]
    }

    /// A unit, which YAML takes for a number where it is 1.
    static func unit(_ names: [String]) -> [String: Any] {
        ["enum": names.flatMap { $0 == "1" ? ["1", 1] as [Any] : [$0] }]
    }

    static func sourced(_ properties: [String: Any], _ names: [String]) -> [String: Any] {
        let provenance: [String: Any] = ["source": reference("text"), "confidence": reference("confidence")]
        return object(properties.merging(provenance) { own, _ in own }, required: names + ["source", "confidence"])
    }

    /// A figure, in each of its units with the range that it has there.
    static func figure(_ quantity: ScenarioQuantity, in range: ClosedRange<Double>) -> [String: Any] {
        let forms = quantity.units.map { name, factor in
            let number: [String: Any] = [
                "type": "number", "minimum": range.lowerBound / factor, "maximum": range.upperBound / factor,
            ]
            return sourced(
                ["value": number, "low": number, "high": number, "unit": unit([name])], ["value", "unit"])
        }
        return forms.count == 1 ? forms[0] : ["oneOf": forms]
    }

    private static func law(_ quantity: ScenarioQuantity) -> [String: Any] {
        let number: [String: Any] = ["type": "number", "minimum": 0, "maximum": LawReading.mostParameter]
        func form(_ kind: LawReading.Kind, _ names: [String], _ options: [String], _ units: [String]) -> [String: Any] {
            var properties: [String: Any] = ["law": ["const": kind.rawValue], "unit": unit(units)]
            for name in names + options { properties[name] = number }
            for name in LawReading.variations {
                properties[name] = ["type": "number", "exclusiveMinimum": 0, "maximum": 1000] as [String: Any]
            }
            return sourced(properties, ["law", "unit"] + names)
        }
        var forms = LawReading.Kind.allCases.map { form($0, $0.parameters, [], quantity.units.map(\.name)) }
        if quantity == .duration {
            forms.append(form(.weibull, LawReading.fitParameters, [LawReading.fitOption], [quantity.baseUnit]))
        }
        return ["oneOf": forms]
    }

    static func weights(among names: [String]? = nil) -> [String: Any] {
        let weight: [String: Any] = ["type": "number", "minimum": 0, "maximum": 1e6]
        let table =
            names.map { object(Dictionary(uniqueKeysWithValues: $0.map { ($0, weight) }), required: []) }
            ?? table(of: weight)
        return sourced(["weights": table], ["weights"])
    }

    static var dates: [String: Any] {
        sourced(["dates": ["type": "array", "items": reference("date")] as [String: Any]], ["dates"])
    }

    static var stop: [String: Any] {
        sourced(
            ["from": reference("date"), "to": reference("date"), "catchUp": figure(.duration, in: 0...60)],
            ["from", "to", "catchUp"])
    }

    static var listedSupply: [String: Any] {
        let parcel: [String: Any] = [
            "type": "array", "minItems": 2, "maxItems": 2,
            "items": [["type": "number", "minimum": 0, "maximum": 1e6], ["type": "integer", "minimum": 0]],
        ]
        return sourced(
            [
                "steps": table(of: reference("law-\(ScenarioQuantity.duration.rawValue)")),
                "parcels": ["type": "array", "items": parcel] as [String: Any],
            ], ["steps", "parcels"])
    }

    static func shape(_ shape: ScenarioKey.Shape) -> [String: Any] {
        switch shape {
        case .figure(let quantity, let range, _): figure(quantity, in: range)
        case .law(let quantity): reference("law-\(quantity.rawValue)")
        }
    }
}

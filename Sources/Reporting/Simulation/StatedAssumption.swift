// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// One entry of a scenario as an answer lists it: a number, or a law or list in words.
struct StatedAssumption {
    enum Value {
        case number(Double)
        case text(String)
    }

    let name: String
    let title: Term
    let value: Value
    let unit: String
    let source: String
    let confidence: Assumption.Confidence

    var json: JSONNode {
        let figure: (JSONNode, JSONNode) =
            switch value {
            case .number(let number): (.number(number), .null)
            case .text(let text): (.null, .string(text))
            }
        return .object([
            ("name", .string(name)), ("title", title.json), ("value", figure.0), ("text", figure.1),
            ("unit", .string(unit)), ("source", .string(source)), ("confidence", .string(confidence.rawValue)),
        ])
    }

    /// Floor from ten thousand square metres on is shown in 万㎡.
    private var isLargeFloor: Bool {
        if case .number(let number) = value { return unit == "㎡" && number >= 10_000 }
        return false
    }

    private func valueText(_ language: Language) -> String {
        switch value {
        case .number(let number): (isLargeFloor ? number / 10_000 : number).plainText(decimals: 4)
        case .text(let text): StatedWords.text(text, language)
        }
    }

    private func unitText(_ language: Language) -> String {
        isLargeFloor ? "万㎡" : unit == "1" ? "" : StatedWords.text(unit, language)
    }

    static func table(_ rows: [StatedAssumption], _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "assumption", zh: "假设")), .init(language.text(en: "value", zh: "取值")),
            .init(language.text(en: "unit", zh: "单位")), .init(language.text(en: "mark", zh: "可信度")),
            .init(language.text(en: "source", zh: "来源")),
        ])
        for row in rows {
            table.append([
                row.title.text(language), row.valueText(language), row.unitText(language), row.confidence.mark,
                row.source,
            ])
        }
        return table.render()
    }
}

extension ReserveScenario {
    /// All that the scenario states, in the order of its parts: tiers, entries, lists.
    var statedAssumptions: [StatedAssumption] {
        tiers.flatMap(\.assumptions) + ScenarioKey.allCases.compactMap(assumption) + weights + stopAssumptions
            + listedAssumptions
    }

    private func assumption(_ key: ScenarioKey) -> StatedAssumption? {
        if let figure = figures[key] {
            return StatedAssumption(
                name: key.rawValue, title: key.title, value: .number(figure.value), unit: figure.unit,
                source: figure.source, confidence: figure.confidence)
        }
        return laws[key].map { $0.assumption(key.rawValue, key.title) }
    }

    private var weights: [StatedAssumption] {
        let lists: [(String, Term, Weights?)] = [
            ("demand.quarters", Term(en: "signings by quarter", zh: "签约季度分布"), quarters),
            ("demand.landUses", Term(en: "classes asked for", zh: "用途构成"), landUses),
            ("demand.counties", Term(en: "counties that sign", zh: "县市区构成"), counties),
        ]
        return lists.compactMap { name, title, weights in
            weights.map { weights in
                let texts = weights.entries.sorted { $0.key < $1.key }.map {
                    "\($0.key) \($0.value.plainText(decimals: 4))"
                }
                return StatedAssumption(
                    name: name, title: title, value: .text(texts.joined(separator: ", ")), unit: "share",
                    source: weights.source, confidence: weights.confidence)
            }
        }
    }

    private var stopAssumptions: [StatedAssumption] {
        stops.map { stop in
            let span = "\(stop.fromMonth.plainText())–\(stop.toMonth.plainText())"
            return StatedAssumption(
                name: "stops.\(stop.name)", title: Term(en: "stop: \(stop.name)", zh: "停工：\(stop.name)"),
                value: .text("\(span), catch-up \(stop.catchUpMonths.plainText())"), unit: "months",
                source: stop.source,
                confidence: stop.confidence)
        }
    }

    private var listedAssumptions: [StatedAssumption] {
        (listed?.steps ?? []).map { step in
            step.duration.assumption(
                "supply.listed.steps.\(step.name)", Term(en: "step: \(step.name)", zh: "环节：\(step.name)"))
        }
    }
}

extension ReserveScenario.Tier {
    fileprivate var assumptions: [StatedAssumption] {
        stated.map { named in
            StatedAssumption(
                name: named.name, title: named.title, value: .number(named.assumption.value),
                unit: named.assumption.unit, source: named.assumption.source, confidence: named.assumption.confidence)
        }
            + [
                land?.assumption(
                    "demand.tiers.\(name).land", Term(en: "\(name): land", zh: "\(name)：用地")),
                startLag?.assumption(
                    "demand.tiers.\(name).startLag", Term(en: "\(name): signing to start", zh: "\(name)：签约至开工")),
            ].compactMap(\.self)
    }
}

extension LawFigure {
    fileprivate func assumption(_ name: String, _ title: Term) -> StatedAssumption {
        StatedAssumption(
            name: name, title: title, value: .text(text), unit: unit, source: source, confidence: confidence)
    }
}

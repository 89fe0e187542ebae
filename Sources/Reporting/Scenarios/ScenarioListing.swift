// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

/// Everything that a scenario says, with what it extends filled in.
public struct ScenarioListing: Sendable {
    let scenario: Scenario
    let files: [String]
    let entries: [ScenarioEntry]

    /// - Throws: ``ScenarioError`` for a scenario without sense: what it says cannot be listed then.
    public init(_ document: ScenarioDocument) throws(ScenarioError) {
        scenario = try Scenario(document)
        files = document.files
        entries = document.entries
    }

    public func table(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "entry", zh: "参数")), .init(language.text(en: "meaning", zh: "含义")),
            .init(language.text(en: "value", zh: "取值")), .init(language.text(en: "unit", zh: "单位")),
            .init(language.text(en: "range", zh: "范围")), .init(language.text(en: "mark", zh: "可信度")),
            .init(language.text(en: "stands in", zh: "所在文件")), .init(language.text(en: "source", zh: "来源")),
        ])
        for entry in entries where !ScenarioEntry.headings.contains(entry.path) {
            table.append([
                entry.path, entry.title?.text(language) ?? "", entry.value, entry.unit ?? "", entry.rangeText,
                entry.confidence?.mark ?? "", entry.place(language), entry.source ?? "",
            ])
        }
        let heading = "\(scenario.title.text(language)) (\(scenario.name))"
        let scope = language.text(en: "Scope: ", zh: "范围：") + scenario.scope.text(language)
        return [heading, scope, table.render()].joined(separator: "\n\n") + "\n"
    }

    public var json: JSONNode {
        .object([
            ("scenario", .string(scenario.name)), ("title", scenario.title.json), ("mode", .string(scenario.mode)),
            ("files", .array(files.map { .string($0) })), ("entries", .array(entries.map(\.json))),
        ])
    }
}

extension ScenarioEntry {
    /// What a scenario is called and asks: told above a table, not in it.
    static let headings = ["name", "title.en", "title.zh", "scope.en", "scope.zh"]

    var rangeText: String {
        low == nil && high == nil ? "" : "\(low ?? "")…\(high ?? "")"
    }

    func place(_ language: Language) -> String {
        guard let file else { return language.text(en: "(not stated)", zh: "（未载明）") }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return line.map { "\(name):\($0)" } ?? name
    }

    var json: JSONNode {
        func text(_ value: String?) -> JSONNode { value.map { .string($0) } ?? .null }
        return .object([
            ("entry", .string(path)), ("title", title?.json ?? .null), ("value", .string(value)), ("unit", text(unit)),
            ("low", text(low)), ("high", text(high)), ("confidence", text(confidence?.rawValue)),
            ("source", text(source)), ("file", text(file)), ("line", line.map { .integer($0) } ?? .null),
        ])
    }
}

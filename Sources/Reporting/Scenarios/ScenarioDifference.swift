// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

/// The entries in which two scenarios differ, side by side. Name, title and scope, which always do, are left out.
public struct ScenarioDifference: Sendable {
    /// What differs.
    enum Kind: String, Sendable, CaseIterable {
        case value
        /// The same value with another source or mark.
        case grounds

        func text(_ language: Language) -> String {
            switch self {
            case .value: language.text(en: "value", zh: "取值")
            case .grounds: language.text(en: "grounds", zh: "依据")
            }
        }
    }

    struct Row: Sendable {
        let path: String
        let kind: Kind
        /// Nil where a scenario has no such entry.
        let from: ScenarioEntry?
        let to: ScenarioEntry?
    }

    let scenarios: [Scenario]
    let files: [String]
    let rows: [Row]

    /// - Throws: ``ScenarioError`` for a scenario without sense.
    public init(from first: ScenarioDocument, to second: ScenarioDocument) throws(ScenarioError) {
        scenarios = [try Scenario(first), try Scenario(second)]
        files = [first.files[0], second.files[0]]
        let (own, other) = (first.entries, second.entries)
        func byPath(_ entries: [ScenarioEntry]) -> [String: ScenarioEntry] {
            Dictionary(entries.map { ($0.path, $0) }) { earlier, _ in earlier }
        }
        let (ownByPath, otherByPath) = (byPath(own), byPath(other))
        let paths = own.map(\.path) + other.map(\.path).filter { ownByPath[$0] == nil }
        rows = paths.compactMap { path in
            let (from, to) = (ownByPath[path], otherByPath[path])
            guard !ScenarioEntry.headings.contains(path) else { return nil }
            guard let from, let to else { return Row(path: path, kind: .value, from: from, to: to) }
            guard !from.states(to) else { return nil }
            return Row(path: path, kind: from.isSameValue(to) ? .grounds : .value, from: from, to: to)
        }
    }

    public func table(_ language: Language) -> String {
        let heading = scenarios.map { "\($0.title.text(language)) (\($0.name))" }.joined(
            separator: language.text(en: " against ", zh: " 对比 "))
        guard !rows.isEmpty else {
            return heading + "\n\n" + language.text(en: "No entry differs.", zh: "各项参数相同。") + "\n"
        }
        var table = TextTable(columns: [
            .init(language.text(en: "entry", zh: "参数")), .init(language.text(en: "meaning", zh: "含义")),
            .init(language.text(en: "differs in", zh: "差异")), .init(scenarios[0].name),
            .init(language.text(en: "mark", zh: "可信度")), .init(scenarios[1].name),
            .init(language.text(en: "mark", zh: "可信度")), .init(language.text(en: "source", zh: "来源")),
        ])
        for row in rows {
            func cells(_ entry: ScenarioEntry?) -> [String] {
                guard let entry else { return ["", ""] }
                let range = entry.rangeText.isEmpty ? "" : " (\(entry.rangeText))"
                return [[entry.value, entry.unit ?? ""].joined(separator: " ") + range, entry.confidence?.mark ?? ""]
            }
            let title = row.to?.title ?? row.from?.title
            table.append(
                [row.path, title?.text(language) ?? "", row.kind.text(language)] + cells(row.from) + cells(row.to)
                    + [row.to?.source ?? row.from?.source ?? ""])
        }
        return heading + "\n\n" + table.render() + "\n"
    }

    public var json: JSONNode {
        func side(_ index: Int) -> JSONNode {
            .object([
                ("file", .string(files[index])), ("scenario", .string(scenarios[index].name)),
                ("title", scenarios[index].title.json), ("mode", .string(scenarios[index].mode)),
            ])
        }
        return .object([
            ("from", side(0)), ("to", side(1)),
            (
                "differences",
                .array(
                    rows.map { row in
                        .object([
                            ("entry", .string(row.path)), ("differsIn", .string(row.kind.rawValue)),
                            ("from", row.from?.json ?? .null), ("to", row.to?.json ?? .null),
                        ])
                    })
            ),
        ])
    }
}

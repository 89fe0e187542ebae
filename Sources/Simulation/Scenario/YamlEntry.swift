// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Yams

/// A value in a YAML file that knows where it stands.
struct YamlEntry {
    let node: Node
    /// From the root, such as `tiers[0].name`; empty for the root itself.
    let path: String
    let origin: ScenarioOrigin

    init(node: Node, path: String, file: String) {
        self.init(node: node, path: path, origin: ScenarioOrigin(file))
    }

    init(node: Node, path: String, origin: ScenarioOrigin) {
        self.node = node
        self.path = path
        self.origin = origin
    }

    var file: String { origin.file(of: path) }

    func error(_ reason: String, hint: String? = nil) -> ScenarioError {
        ScenarioError(
            file: file, line: node.mark?.line, column: node.mark?.column, path: path, reason, hint: hint)
    }

    /// The entries of a mapping that has all `required` keys, perhaps some `optional` ones, and no others.
    func fields(_ required: [String], optional: [String] = []) throws(ScenarioError) -> [String: YamlEntry] {
        let known = required + optional
        guard let mapping = node.mapping else { throw wrongType("a mapping with \(list(known))") }
        var fields: [String: YamlEntry] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                let name = key.scalar?.string ?? "?"
                throw YamlEntry(node: key, path: below(name), origin: origin).unknown("key", name, among: known)
            }
            fields[name] = YamlEntry(node: value, path: below(name), origin: origin)
        }
        for name in required where fields[name] == nil {
            throw error("the key `\(name)` is missing", hint: "the keys here are \(list(required))")
        }
        return fields
    }

    /// The entries of a mapping with names of its own, in the order of the file.
    func namedItems() throws(ScenarioError) -> [(name: String, entry: YamlEntry)] {
        guard let mapping = node.mapping else { throw wrongType("a mapping") }
        var items: [(name: String, entry: YamlEntry)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string, !name.isEmpty, !name.contains(where: { ".[]".contains($0) }) else {
                throw error("a name here is a text without `.` and brackets")
            }
            items.append((name, YamlEntry(node: value, path: below(name), origin: origin)))
        }
        return items
    }

    private func below(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    func items() throws(ScenarioError) -> [YamlEntry] {
        guard let sequence = node.sequence else { throw wrongType("a list") }
        return sequence.enumerated().map { YamlEntry(node: $1, path: "\(path)[\($0)]", origin: origin) }
    }

    /// One of the words of a choice.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(_: Choice.Type) throws(ScenarioError) -> Choice {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            throw unknown("word", text, among: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    func date() throws(ScenarioError) -> CalendarDate {
        guard let scalar = node.scalar, let date = try? CalendarDate(parsing: scalar.string) else {
            throw wrongType("a date such as 2020-03-03")
        }
        return date
    }

    /// Every key of the mapping that a figure or law is, beside `value` or `law`.
    static let provenanceKeys = ["unit", "source", "confidence"]

    func text() throws(ScenarioError) -> String {
        guard let scalar = node.scalar, !scalar.string.isEmpty else { throw wrongType("a text") }
        return scalar.string
    }

    /// Decimal digits with an optional sign, point and exponent: not `.nan`, not `.inf`, not `0x10`, not `1_000`.
    func number() throws(ScenarioError) -> Double {
        guard let text = plainScalar, text.allSatisfy({ "0123456789+-.eE".contains($0) }),
            let value = Double(text), value.isFinite
        else { throw wrongType("a finite number") }
        return value
    }

    func integer<Value: FixedWidthInteger>(_: Value.Type) throws(ScenarioError) -> Value {
        guard let text = plainScalar, let value = Value(text) else {
            throw wrongType("a whole number from \(Value.min) to \(Value.max)")
        }
        return value
    }

    /// The line and column of every entry below this one, by path.
    func positions() -> [String: (line: Int, column: Int)] {
        var found: [String: (line: Int, column: Int)] = [:]
        func visit(_ node: Node, _ path: String) {
            if let mark = node.mark {
                found[path] = (mark.line, mark.column)
            }
            if let mapping = node.mapping {
                for (key, value) in mapping {
                    guard let name = key.scalar?.string else { continue }
                    visit(value, path.isEmpty ? name : "\(path).\(name)")
                }
            } else if let sequence = node.sequence {
                for (index, item) in sequence.enumerated() {
                    visit(item, "\(path)[\(index)]")
                }
            }
        }
        visit(node, path)
        return found
    }

    private var plainScalar: String? {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return nil }
        return scalar.string
    }

    func wrongType(_ wanted: String) -> ScenarioError {
        let found =
            if let scalar = node.scalar {
                scalar.string.isEmpty
                    ? "nothing" : "`\(scalar.string.prefix(60))`" + (plainScalar == nil ? ", in quotes," : "")
            } else {
                node.mapping != nil ? "a mapping" : "a list"
            }
        return error("\(found) stands where \(wanted) is needed")
    }

    /// - Parameter kind: what `name` is, such as "key".
    func unknown(_ kind: String, _ name: String, among known: [String]) -> ScenarioError {
        error(
            "unknown \(kind) `\(name)`",
            hint: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
                ?? "the \(kind)s here are \(list(known))")
    }

    private func list(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}

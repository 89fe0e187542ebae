// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a scenario, and where.
public struct ScenarioError: Error, Sendable, Hashable, CustomStringConvertible {
    public internal(set) var file: String?
    /// From 1.
    public internal(set) var line: Int?
    /// From 1, in characters.
    public internal(set) var column: Int?
    /// The entry concerned, such as `tiers[0].ownLandShare`.
    public let path: String?
    public let reason: String
    public let hint: String?

    init(
        file: String? = nil, line: Int? = nil, column: Int? = nil, path: String? = nil, _ reason: String,
        hint: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path?.isEmpty == true ? nil : path
        self.reason = reason
        self.hint = hint
    }

    /// The same with the place of a fault that was found in the values, not in the file: where the value stands, or
    /// else what holds it.
    func located(in root: YamlEntry) -> ScenarioError {
        guard line == nil, var path else { return self }
        let positions = root.positions()
        // Of an entry that is not there at all, the whole file.
        while positions[path] == nil, !path.isEmpty {
            path = path.lastIndex { ".[".contains($0) }.map { String(path[..<$0]) } ?? ""
        }
        var located = self
        located.file = root.origin.file(of: path)
        located.line = positions[path]?.line
        located.column = positions[path]?.column
        return located
    }

    public var description: String {
        var place = file ?? ""
        if let line, let column {
            place += (place.isEmpty ? "line " : ":") + "\(line):\(column)"
        }
        var text = place.isEmpty ? "" : place + ": "
        if let path {
            text += "`\(path)`: "
        }
        text += reason
        if let hint {
            text += "\n\nhint: \(hint)"
        }
        return text
    }
}

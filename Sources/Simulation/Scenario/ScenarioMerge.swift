// SPDX-License-Identifier: Apache-2.0
internal import Yams

/// Lays the entries of one scenario file over those of another.
struct ScenarioMerge {
    private(set) var origin: ScenarioOrigin
    let file: String

    init(origin: ScenarioOrigin, file: String) {
        self.origin = origin
        self.file = file
    }

    /// What marks a mapping as one figure, law or table, to be replaced whole.
    private static let wholeKeys = ["value", "law", "weights", "dates", "parcels", "from", "en"]

    /// - Throws: ``ScenarioError`` where `own` takes out what `base` does not have.
    mutating func merged(_ base: Node, _ own: Node, path: String) throws(ScenarioError) -> Node {
        guard let over = own.mapping, var joined = base.mapping, !isWhole(over), !isWhole(joined) else {
            origin = origin.with(path, from: file)
            return own
        }
        for (key, value) in over {
            guard let name = key.scalar?.string, name != "extends" else { continue }
            let below = path.isEmpty ? name : "\(path).\(name)"
            if value.null != nil {
                guard joined[key] != nil else {
                    let entry = YamlEntry(node: key, path: below, file: file)
                    throw entry.unknown("entry", name, among: joined.keys.compactMap { $0.scalar?.string })
                }
                joined[key] = nil
            } else if let present = joined[key] {
                joined[key] = try merged(present, value, path: below)
            } else {
                origin = origin.with(below, from: file)
                joined[key] = value
            }
        }
        return .mapping(joined)
    }

    private func isWhole(_ mapping: Node.Mapping) -> Bool {
        mapping.keys.contains { $0.scalar.map { Self.wholeKeys.contains($0.string) } ?? false }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandModel
internal import Yams

/// A scenario as its files write it: entries by path, with what it extends filled in.
///
/// A scenario that `extends` another states only what differs. Mappings are joined key by key; a figure, a law and a list
/// are replaced whole, so that no value is left under the source of another; an entry that is null is taken out.
public struct ScenarioDocument {
    var root: Node
    var origin: ScenarioOrigin
    /// The file it was read from, then what that extends, and so on.
    public let files: [String]

    /// - Throws: ``ScenarioError`` with file, line and column.
    public init(contentsOf url: URL) throws(ScenarioError) {
        let name = url.isFileURL ? url.relativePath : url.absoluteString
        let text = try ScenarioFile.contents(of: url, named: name)
        try self.init(
            text: text, named: name, beside: url.deletingLastPathComponent(), below: [url.standardizedFileURL.path])
    }

    /// - Parameter folder: where files that it extends are looked for.
    public init(text: String, named name: String, in folder: URL? = nil) throws(ScenarioError) {
        try self.init(text: text, named: name, beside: folder, below: [])
    }

    private init(text: String, named name: String, beside folder: URL?, below: [String]) throws(ScenarioError) {
        let own = try ScenarioFile.parse(text, named: name)
        guard let parent = own.mapping?["extends"] else {
            (root, origin, files) = (own, ScenarioOrigin(name), [name])
            return
        }
        let entry = YamlEntry(node: parent, path: "extends", file: name)
        guard let folder else { throw entry.error("a scenario without a file cannot extend another") }
        let url = folder.appendingPathComponent(try entry.text())
        guard !below.contains(url.standardizedFileURL.path) else {
            throw entry.error("scenarios extend each other in a circle: `\(url.lastPathComponent)` comes round again")
        }
        guard below.count <= Self.mostAbove else {
            throw entry.error("more than \(Self.mostAbove) scenarios extend each other")
        }
        let base: ScenarioDocument
        do {
            base = try ScenarioDocument(
                text: ScenarioFile.contents(of: url, named: url.relativePath), named: url.relativePath,
                beside: url.deletingLastPathComponent(), below: below + [url.standardizedFileURL.path])
        } catch {
            guard error.file == url.relativePath, error.line == nil else { throw error }
            throw entry.error("`\(url.relativePath)` cannot be extended: \(error.reason)")
        }
        guard var inherited = base.root.mapping else { throw base.entry.wrongType("a mapping") }
        // What one scenario should give says nothing of another.
        inherited["expected"] = nil
        var merge = ScenarioMerge(origin: base.origin, file: name)
        root = try merge.merged(.mapping(inherited), own, path: "")
        (origin, files) = (merge.origin, [name] + base.files)
    }

    private static let mostAbove = 8

    /// The number at a path such as `demand.dropOut.value`; nil where none stands.
    public func number(at path: String) -> Double? {
        node(at: path)?.scalar.flatMap { Double($0.string) }
    }

    /// The same scenario with another number at a path, which must hold one.
    ///
    /// - Throws: ``ScenarioError`` when no number stands there.
    public func setting(_ path: String, to value: Double) throws(ScenarioError) -> ScenarioDocument {
        guard number(at: path) != nil || isFactor(path) else {
            throw ScenarioError(
                file: files[0], path: path, "no number stands there",
                hint: "`suodi scenario show` lists every entry; figures end in `.value`")
        }
        var copy = self
        copy.replace(&copy.root, Array(ScenarioDocument.steps(of: path)[...]), with: Node(String(value)))
        return copy
    }

    /// Whether a path names the factor of a law, which need not be stated.
    private func isFactor(_ path: String) -> Bool {
        let key = "." + LawReading.factorKey
        return path.hasSuffix(key) && node(at: String(path.dropLast(key.count)) + ".law") != nil
    }

    func node(at path: String) -> Node? {
        var node = root
        for step in ScenarioDocument.steps(of: path) {
            let below: Node? =
                if let index = Int(step), let sequence = node.sequence {
                    sequence.indices.contains(index) ? sequence[index] : nil
                } else {
                    node.mapping?[Node(step)]
                }
            guard let below else { return nil }
            node = below
        }
        return node
    }

    private func replace(_ node: inout Node, _ steps: [String], with value: Node) {
        guard let step = steps.first else {
            node = value
            return
        }
        if var mapping = node.mapping {
            var child = mapping[Node(step)] ?? value
            replace(&child, Array(steps.dropFirst()), with: value)
            mapping[Node(step)] = child
            node = .mapping(mapping)
        }
    }

    private static func steps(of path: String) -> [String] {
        path.split { ".[]".contains($0) }.map(String.init)
    }

    var entry: YamlEntry { YamlEntry(node: root, path: "", origin: origin) }
}

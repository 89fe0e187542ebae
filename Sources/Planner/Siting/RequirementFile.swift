// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandModel
internal import LandStore
public import Siting
internal import Yams

/// Requirements written as YAML, with the same words as the options of `find`:
///
/// ```yaml
/// id: bearing plant
/// area: 80..120亩
/// county: 天元区
/// by: 2020-09-30
/// hall: 150x100
/// near: [rail_station:5km]
/// chemical: false
/// ```
///
/// Several stand in one file as documents (`---` between them) or as a list. `id` names one in the answers, and is its
/// place in the file where there is none; `project` starts from a project of the workspace.
public enum RequirementFile {
    /// One requirement of a file, before the words of its project are known.
    public struct Entry: Sendable {
        public let name: String
        public let projectID: String?
        fileprivate var settings: [Setting] = []
        fileprivate var isChemical = false
        fileprivate var isKnownOnly = false

        /// - Parameter start: the project's requirement, or an empty one.
        /// - Throws: `WorkspaceError` naming the line and what is wrong.
        public func requirement(
            startingFrom start: Requirement = Requirement(), policy: SitingPolicy = .shipped
        ) throws -> Requirement {
            var requirement = start
            for setting in settings {
                do {
                    try requirement.set(setting.key, to: setting.text)
                } catch {
                    throw WorkspaceError(.badData, "\(setting.place): \(setting.key.rawValue): \(error)")
                }
            }
            if isKnownOnly { requirement.knownOnly = true }
            requirement.apply(policy, isChemical: isChemical)
            return requirement
        }
    }

    fileprivate struct Setting: Sendable {
        let key: Requirement.Key
        let text: String
        let place: String
    }

    private static let otherKeys = ["chemical", "id", "known-only", "project"]

    /// A file with one requirement.
    ///
    /// - Throws: `WorkspaceError` naming the file, the line and what is wrong, with the nearest known key.
    public static func read(_ url: URL, policy: SitingPolicy = .shipped) throws -> Requirement {
        let entries = try self.entries(url)
        guard entries.count == 1 else {
            throw WorkspaceError(
                .badData, "`\(url.lastPathComponent)` holds \(entries.count) requirements",
                hint: "ask them all: `suodi find --requirements \(url.lastPathComponent)`")
        }
        return try entries[0].requirement(policy: policy)
    }

    /// All requirements of a file, in its order.
    ///
    /// - Throws: `WorkspaceError` naming the file, the line and what is wrong; also for two of one name.
    public static func entries(_ url: URL) throws -> [Entry] {
        let name = url.lastPathComponent
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            let isThere = FileManager.default.fileExists(atPath: url.path)
            throw WorkspaceError(
                .badData, isThere ? "`\(url.path)` cannot be read as UTF-8 text" : "there is no file `\(url.path)`")
        }
        var nodes: [Node] = []
        do {
            var documents = try Yams.compose_all(yaml: text)
            // A `for` loop would walk a copy: what is broken ends the documents and only leaves its error in them.
            while let document = documents.next() { nodes += document.sequence.map { Array($0) } ?? [document] }
            if let error = documents.error { throw error }
        } catch {
            throw WorkspaceError(.badData, "`\(name)`: \(error)")
        }
        if nodes.isEmpty { throw WorkspaceError(.badData, "`\(name)` is not a list of `key: value` lines") }
        var seen = Set<String>()
        return try nodes.enumerated().map { number, node in
            let entry = try self.entry(node, number: number + 1, file: name)
            guard seen.insert(entry.name).inserted else {
                throw WorkspaceError(.badData, "`\(name)`: two requirements have the id `\(entry.name)`")
            }
            return entry
        }
    }

    private static func entry(_ node: Node, number: Int, file: String) throws -> Entry {
        guard let mapping = node.mapping else {
            throw WorkspaceError(.badData, "`\(file)` is not a list of `key: value` lines")
        }
        var entry = Entry(
            name: mapping["id"]?.string ?? mapping["project"]?.string ?? "\(number)",
            projectID: mapping["project"]?.string)
        for (keyNode, valueNode) in mapping {
            let place = "`\(file)` line \(keyNode.mark?.line ?? 0)"
            let key = keyNode.string ?? ""
            if key == "id" || key == "project" { continue }
            if key == "chemical" || key == "known-only" {
                guard let flag = valueNode.bool else {
                    throw WorkspaceError(.badData, "\(place): \(key) is true or false")
                }
                if key == "chemical" { entry.isChemical = flag } else { entry.isKnownOnly = flag }
                continue
            }
            guard let known = Requirement.Key(rawValue: key) else {
                let names = Requirement.Key.allCases.map(\.rawValue) + otherKeys
                throw WorkspaceError(
                    .badData, "\(place): `\(key)` is not known", hint: "known: \(names.joined(separator: ", "))")
            }
            let values = valueNode.sequence.map { $0.compactMap(\.string) } ?? [valueNode.string ?? ""]
            entry.settings += values.map { Setting(key: known, text: $0, place: place) }
        }
        return entry
    }
}

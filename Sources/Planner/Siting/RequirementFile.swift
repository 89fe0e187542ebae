// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandStore
public import Siting
internal import LandModel
internal import Yams

/// A requirement written as YAML, with the same words as the options of `find`:
///
/// ```yaml
/// area: 80..120亩
/// county: 天元区
/// by: 2020-09-30
/// hall: 150x100
/// near: [rail_station:5km]
/// chemical: false
/// ```
public enum RequirementFile {
    /// - Throws: `WorkspaceError` naming the file, the line and what is wrong, with the nearest known key.
    public static func read(_ url: URL) throws -> Requirement {
        let name = url.lastPathComponent
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            let isThere = FileManager.default.fileExists(atPath: url.path)
            throw WorkspaceError(
                .badData, isThere ? "`\(url.path)` cannot be read as UTF-8 text" : "there is no file `\(url.path)`")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw WorkspaceError(.badData, "`\(name)`: \(error)")
        }
        guard let mapping = node?.mapping else {
            throw WorkspaceError(.badData, "`\(name)` is not a list of `key: value` lines")
        }
        var requirement = Requirement()
        var isChemical = false
        for (keyNode, valueNode) in mapping {
            let place = "`\(name)` line \(keyNode.mark?.line ?? 0)"
            let key = keyNode.string ?? ""
            if key == "chemical" {
                guard let flag = valueNode.bool else {
                    throw WorkspaceError(.badData, "\(place): chemical is true or false")
                }
                isChemical = flag
                continue
            }
            guard let known = Requirement.Key(rawValue: key) else {
                let names = Requirement.Key.allCases.map(\.rawValue) + ["chemical"]
                throw WorkspaceError(
                    .badData, "\(place): `\(key)` is not known", hint: "known: \(names.joined(separator: ", "))")
            }
            let values = valueNode.sequence.map { $0.compactMap(\.string) } ?? [valueNode.string ?? ""]
            for value in values {
                do {
                    try requirement.set(known, to: value)
                } catch {
                    throw WorkspaceError(.badData, "\(place): \(key): \(error)")
                }
            }
        }
        requirement.apply(.shipped, isChemical: isChemical)
        return requirement
    }
}

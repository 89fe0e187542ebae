// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandStore
public import Siting

extension SitingPolicy {
    /// A policy from a file, over the shipped one.
    /// - Throws: `WorkspaceError` naming the file, the key and what is wrong.
    public init(readingFrom url: URL) throws {
        guard let json = try? Data(contentsOf: url) else {
            throw WorkspaceError(.badData, "the siting policy `\(url.path)` cannot be read")
        }
        try self.init(named: url.path, json: json)
    }

    init(named name: String, json: Data) throws {
        do {
            try self.init(json: json)
        } catch {
            throw WorkspaceError(
                .badData, "the siting policy `\(name)`: \(error)",
                hint: "figures are written as {\"value\": 40, \"source\": \"…\", \"confidence\": \"E\"}")
        }
    }
}

extension Planner {
    /// The figures that hold in this city: those given to the planner, else the workspace's own, else the shipped ones.
    public func sitingPolicy() throws -> SitingPolicy {
        if let givenPolicy { return givenPolicy }
        guard let json = workspace.city.sitingPolicy else { return .shipped }
        return try SitingPolicy(named: workspace.url.lastPathComponent, json: json)
    }
}

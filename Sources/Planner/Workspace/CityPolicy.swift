// SPDX-License-Identifier: Apache-2.0
public import Allocation
public import Foundation
internal import LandStore
public import Siting

/// The figures that hold in a city, as one file states them: those of siting, and under `allocation` those of plans.
public struct CityPolicy: Sendable {
    public let siting: SitingPolicy
    public let allocation: AllocationPolicy

    /// What this build ships with.
    public static let shipped = CityPolicy(siting: .shipped, allocation: .shipped)

    /// A policy from a file, over the shipped one.
    /// - Throws: `WorkspaceError` naming the file, the key and what is wrong.
    public init(readingFrom url: URL) throws {
        guard let json = try? Data(contentsOf: url) else {
            throw WorkspaceError(.badData, "the policy `\(url.path)` cannot be read")
        }
        try self.init(named: url.path, json: json)
    }

    init(named name: String, json: Data) throws {
        do throws(SitingPolicyError) {
            siting = try SitingPolicy(json: json)
            allocation = try AllocationPolicy(json: json)
        } catch {
            throw WorkspaceError(
                .badData, "the policy `\(name)`: \(error)",
                hint: "figures are written as {\"value\": 40, \"source\": \"…\", \"confidence\": \"E\"}")
        }
    }

    public init(siting: SitingPolicy = .shipped, allocation: AllocationPolicy = .shipped) {
        self.siting = siting
        self.allocation = allocation
    }
}

extension Planner {
    /// The figures that hold in this city: those given to the planner, else the workspace's own, else the shipped ones.
    public func policy() throws -> CityPolicy {
        if let givenPolicy { return givenPolicy }
        guard let json = workspace.city.sitingPolicy else { return .shipped }
        return try CityPolicy(named: workspace.url.lastPathComponent, json: json)
    }

    /// Those for searches.
    public func sitingPolicy() throws -> SitingPolicy { try policy().siting }

    /// Those for plans.
    public func allocationPolicy() throws -> AllocationPolicy { try policy().allocation }
}

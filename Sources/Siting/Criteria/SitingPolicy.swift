// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Figures that hold for every search and the default preferences, each with its source: data, not law.
public struct SitingPolicy: Sendable, Decodable {
    public struct Figure: Sendable, Decodable {
        public let value: Double
        public let source: String
        public let confidence: String
    }

    public let chemicalRiverDistance: Figure
    public let exclusionShareMaximum: Figure
    public let parcelPreferences: [Preference]
    public let unitPreferences: [Preference]

    /// The policy embedded in this build (`siting-policy.json`).
    public static let shipped: SitingPolicy = {
        do {
            return try JSONDecoder().decode(SitingPolicy.self, from: Data(PackageResources.siting_policy_json))
        } catch {
            preconditionFailure("the embedded siting policy is broken: \(error)")
        }
    }()
}

// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import Siting

/// What holds for every plan of a city, each figure with its source: data, not law.
///
/// A city writes it under `allocation` in its policy file, beside the figures of siting; what that leaves out is as
/// shipped.
public struct AllocationPolicy: Sendable {
    public var priority: PriorityPolicy
    /// Most projects that are laid out on one piece of ground.
    public var mostPartsPerGround: SitingPolicy.Figure
    /// How long an accepted plan keeps its sites for their projects, in months.
    public var promiseMonths: SitingPolicy.Figure
    /// None where nothing is limited.
    public var landQuotas: [LandQuota]
    /// What the land of a plan may cost in all at its asking prices, in 万元; nil where nothing is limited.
    public var landBudgetWan: SitingPolicy.Figure?

    /// The policy embedded in this build (`allocation-policy.json`).
    public static let shipped: AllocationPolicy = {
        do {
            let file = try JSONDecoder().decode(File.self, from: Data(PackageResources.allocation_policy_json))
            guard let section = file.allocation, let policy = AllocationPolicy(section, over: nil) else {
                preconditionFailure("the embedded allocation policy lacks a figure")
            }
            return policy
        } catch {
            preconditionFailure("the embedded allocation policy is broken: \(error)")
        }
    }()

    /// The policy in a city's policy file, over the shipped one.
    /// - Throws: `SitingPolicyError` naming the key and what is wrong with it.
    public init(json: Data) throws(SitingPolicyError) {
        do {
            let file = try JSONDecoder().decode(File.self, from: json)
            guard let section = file.allocation else {
                self = .shipped
                return
            }
            if let stranger = section.strangers.first {
                throw SitingPolicyError("`allocation.\(stranger)` is not known; known are \(Section.known)")
            }
            guard let policy = AllocationPolicy(section, over: .shipped) else {
                preconditionFailure("the shipped policy has every figure")
            }
            self = policy
        } catch {
            throw SitingPolicyError(error)
        }
    }

    private init?(_ section: Section, over shipped: AllocationPolicy?) {
        guard let base = section.weightBase ?? shipped?.priority.base,
            let investment = section.weightPerHundredMillionYuan ?? shipped?.priority.perHundredMillionYuan,
            let tax = section.weightPerTaxWanPerMu ?? shipped?.priority.perTaxWanPerMu,
            let parts = section.mostPartsPerGround ?? shipped?.mostPartsPerGround,
            let months = section.promiseMonths ?? shipped?.promiseMonths
        else { return nil }
        priority = PriorityPolicy(base: base, perHundredMillionYuan: investment, perTaxWanPerMu: tax)
        mostPartsPerGround = parts
        promiseMonths = months
        landQuotas = section.landQuotas ?? shipped?.landQuotas ?? []
        landBudgetWan = section.landBudgetWan ?? shipped?.landBudgetWan
    }

    private struct File: Decodable {
        var allocation: Section?
    }

    private struct Section: Decodable {
        var weightBase, weightPerHundredMillionYuan, weightPerTaxWanPerMu: SitingPolicy.Figure?
        var mostPartsPerGround, promiseMonths, landBudgetWan: SitingPolicy.Figure?
        var landQuotas: [LandQuota]?
        let strangers: [String]

        private enum CodingKeys: String, CodingKey, CaseIterable {
            case weightBase, weightPerHundredMillionYuan, weightPerTaxWanPerMu, mostPartsPerGround, promiseMonths
            case landBudgetWan, landQuotas
        }

        static var known: String { CodingKeys.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }

        private struct AnyKey: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
            strangers = keys.filter { CodingKeys(rawValue: $0) == nil }.sorted()
            let values = try decoder.container(keyedBy: CodingKeys.self)
            func figure(_ key: CodingKeys) throws -> SitingPolicy.Figure? {
                try values.decodeIfPresent(SitingPolicy.Figure.self, forKey: key)
            }
            weightBase = try figure(.weightBase)
            weightPerHundredMillionYuan = try figure(.weightPerHundredMillionYuan)
            weightPerTaxWanPerMu = try figure(.weightPerTaxWanPerMu)
            mostPartsPerGround = try figure(.mostPartsPerGround)
            promiseMonths = try figure(.promiseMonths)
            landBudgetWan = try figure(.landBudgetWan)
            landQuotas = try values.decodeIfPresent([LandQuota].self, forKey: .landQuotas)
        }
    }
}

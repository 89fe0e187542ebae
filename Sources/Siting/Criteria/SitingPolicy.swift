// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandModel

/// Figures that hold for every search of a city, each with its source: data, not law.
///
/// A city brings its own as `siting-policy.json` in its folder; what that leaves out is as shipped.
public struct SitingPolicy: Sendable {
    public struct Figure: Sendable, Hashable, Codable {
        public let value: Double
        public let source: String
        /// The mark of the field notes: `E` for what is known but not verified.
        public let confidence: String
    }

    public var chemicalRiverDistance: Figure
    public var exclusionShareMaximum: Figure
    /// Least net area of what a cut leaves, in square metres.
    public var cutRemainderArea: Figure
    /// Least frontage of both parts of a cut, in metres.
    public var cutFrontage: Figure
    /// Least width of both parts of a cut, in metres.
    public var cutWidth: Figure
    /// Least common boundary of parcels that are merged, in metres.
    public var mergeSharedEdge: Figure
    /// Most parcels of one merge.
    public var mergeParcelCount: Figure
    /// Most factory units of one floor that adds up.
    public var floorUnitCount: Figure
    /// Days after which facts that nobody has looked at again are called old.
    public var staleAfterDays: Figure
    /// Months from land in hand to a plant that works.
    public var constructionMonths: Figure
    /// What share of its score the floor has in a factory first and land later.
    public var transitionFloorShare: Figure
    public var parcelPreferences: [Preference]
    public var unitPreferences: [Preference]
    public var setbacks: SetbackPolicy

    /// The policy embedded in this build (`siting-policy.json` and `setback-policy.json`).
    public static let shipped: SitingPolicy = {
        do {
            let file = try JSONDecoder().decode(File.self, from: Data(PackageResources.siting_policy_json))
            guard let policy = SitingPolicy(file, over: nil) else {
                preconditionFailure("the embedded siting policy lacks a figure")
            }
            return policy
        } catch {
            preconditionFailure("the embedded siting policy is broken: \(error)")
        }
    }()

    /// A policy as a city writes it, over the shipped one.
    /// - Throws: ``SitingPolicyError`` naming the key and what is wrong with it.
    public init(json: Data) throws(SitingPolicyError) {
        do {
            let keys = try JSONDecoder().decode([String: AnyValue].self, from: json).keys
            let known = File.CodingKeys.allCases.map(\.rawValue)
            if let stranger = keys.filter({ !known.contains($0) }).min() {
                let nearest = nearestName(to: stranger, among: known).map { "; did you mean `\($0)`?" } ?? ""
                throw SitingPolicyError("`\(stranger)` is not known\(nearest)")
            }
            let file = try JSONDecoder().decode(File.self, from: json)
            guard let policy = SitingPolicy(file, over: .shipped) else {
                preconditionFailure("the shipped policy has every figure")
            }
            self = policy
        } catch {
            throw SitingPolicyError(error)
        }
    }

    private init?(_ file: File, over base: SitingPolicy?) {
        guard let river = file.chemicalRiverDistance ?? base?.chemicalRiverDistance,
            let share = file.exclusionShareMaximum ?? base?.exclusionShareMaximum,
            let remainder = file.cutRemainderArea ?? base?.cutRemainderArea,
            let frontage = file.cutFrontage ?? base?.cutFrontage, let width = file.cutWidth ?? base?.cutWidth,
            let edge = file.mergeSharedEdge ?? base?.mergeSharedEdge,
            let count = file.mergeParcelCount ?? base?.mergeParcelCount,
            let floorCount = file.floorUnitCount ?? base?.floorUnitCount,
            let stale = file.staleAfterDays ?? base?.staleAfterDays,
            let construction = file.constructionMonths ?? base?.constructionMonths,
            let floorShare = file.transitionFloorShare ?? base?.transitionFloorShare,
            let ofParcels = file.parcelPreferences ?? base?.parcelPreferences,
            let ofUnits = file.unitPreferences ?? base?.unitPreferences
        else { return nil }
        chemicalRiverDistance = river
        exclusionShareMaximum = share
        cutRemainderArea = remainder
        cutFrontage = frontage
        cutWidth = width
        mergeSharedEdge = edge
        mergeParcelCount = count
        floorUnitCount = floorCount
        staleAfterDays = stale
        constructionMonths = construction
        transitionFloorShare = floorShare
        parcelPreferences = ofParcels
        unitPreferences = ofUnits
        setbacks = file.setbacks ?? base?.setbacks ?? .shipped
    }

    private struct File: Decodable {
        var chemicalRiverDistance, exclusionShareMaximum, cutRemainderArea, cutFrontage, cutWidth: Figure?
        var mergeSharedEdge, mergeParcelCount, floorUnitCount, staleAfterDays: Figure?
        var constructionMonths, transitionFloorShare: Figure?
        var parcelPreferences, unitPreferences: [Preference]?
        var setbacks: SetbackPolicy?
        /// What the same file says of plans, which is read elsewhere.
        var allocation: AnyValue?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case chemicalRiverDistance, exclusionShareMaximum, cutRemainderArea, cutFrontage, cutWidth
            case mergeSharedEdge, mergeParcelCount, floorUnitCount, staleAfterDays, constructionMonths
            case transitionFloorShare, parcelPreferences, unitPreferences, setbacks, allocation
        }
    }

    private struct AnyValue: Decodable {
        init(from decoder: any Decoder) {}
    }

    /// What both parts of a cut must have.
    public var cut: CutPolicy {
        CutPolicy(
            allotment: PartRequirement(
                minimumFrontageMetres: cutFrontage.value, minimumWidthMetres: cutWidth.value),
            remainder: PartRequirement(
                minimumNetAreaSquareMetres: cutRemainderArea.value, minimumFrontageMetres: cutFrontage.value,
                minimumWidthMetres: cutWidth.value))
    }

    public var merge: MergePolicy {
        var policy = MergePolicy()
        policy.minimumSharedMetres = mergeSharedEdge.value
        policy.maximumParcelCount = max(1, Int(mergeParcelCount.value))
        return policy
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// The hard criteria that depend on a shape, held against land that is not a parcel of the snapshot: a part, or several
/// as one.
struct ShapeCheck: Sendable {
    let requirement: Requirement
    let ground: CityGround

    /// What was found of a shape that meets them all.
    struct Passed {
        var hall: PlacedRectangle?
        var unknown: [Criterion] = []
    }

    /// Whether a larger part of the same place always meets what a smaller does.
    var isGrowingOnly: Bool {
        requirement.distances.allSatisfy(\.isMaximum) && ground.snapshot.zones.isEmpty
    }

    /// What larger land of the same place meets when smaller does: nearness, and room for the hall.
    ///
    /// - Returns: nil when the shape fails.
    func growing(_ shape: Geometry, from parcels: [Int]) throws -> Passed? {
        var passed = Passed()
        for rule in requirement.distances where rule.isMaximum {
            guard try meets(rule, shape, &passed) else { return nil }
        }
        guard let hall = requirement.hall else { return passed }
        guard let place = try ground.hallFit(of: shape, from: parcels).fit(hall).placement else { return nil }
        passed.hall = place
        return passed
    }

    /// What larger land may miss though smaller meets it: distance from what disturbs, and constraint zones.
    func shrinking(_ shape: Geometry, from parcels: [Int]) throws -> Passed? {
        var passed = Passed()
        for rule in requirement.distances where !rule.isMaximum {
            guard try meets(rule, shape, &passed) else { return nil }
        }
        if let limit = requirement.exclusionShareMaximum,
            try ground.exclusionShare(of: shape, from: parcels) > limit + 1e-9
        {
            return nil
        }
        return passed
    }

    private func meets(_ rule: Requirement.DistanceRule, _ shape: Geometry, _ passed: inout Passed) throws -> Bool {
        guard let nearest = try ground.snapshot.facilities[rule.facilityKind]?.nearest(to: shape) else {
            passed.unknown.append(.distance(facilityKind: rule.facilityKind, isMaximum: rule.isMaximum))
            return !requirement.knownOnly
        }
        return rule.isMet(by: nearest.metres, bound: rule.strictestMetres)
    }
}

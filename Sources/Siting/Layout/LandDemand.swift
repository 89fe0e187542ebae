// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// What one project asks of ground that it may have alone or share with others.
package struct LandDemand: Sendable {
    package let requirement: Requirement
    package let ground: CityGround
    let scorer: SiteScorer
    let check: ShapeCheck
    private let limits: [SiteRules.AreaLimit]

    /// - Parameter requirement: with a net area.
    package init(_ requirement: Requirement, on ground: CityGround) {
        precondition(requirement.netArea != nil, "land is asked for by its area")
        self.requirement = requirement
        self.ground = ground
        scorer = SiteScorer(requirement, snapshot: ground.snapshot, policy: ground.policy, changesBoundaries: true)
        check = ShapeCheck(requirement: requirement, ground: ground)
        limits = SiteRules.areaLimits(of: requirement, ground.snapshot)
    }

    package var leastArea: Double { max(requirement.netArea?.lower?.squareMetres ?? 0, 1) }

    var cutPolicy: CutPolicy { PartSearch.cutPolicy(requirement, ground.policy) }

    /// Parcels that it may have whole: every hard criterion is met.
    package func wholeParcels() throws -> [Int] {
        try Screen(SiteRules(requirement, on: ground), knownOnly: requirement.knownOnly, explaining: .sites)
            .survivors.rows
    }

    /// Parcels of which a part may serve, by what is known without cutting, whoever takes the rest.
    package func sharedParcels() throws -> [Int] {
        try Screen(
            SiteRules.parts(requirement, on: ground, least: leastArea), knownOnly: requirement.knownOnly,
            explaining: .sites
        ).survivors.rows.filter { areas(on: [$0]) != nil }
    }

    /// Neighbours that may serve together, of as few as suffice; with whether these are all there are.
    package func mergedGrounds() throws -> (grounds: [MergedGround], isAll: Bool) {
        try NeighbourSearch(requirement, on: ground, scorer).grounds()
    }

    /// The net areas that will do on a ground, in square metres; nil where there is none.
    package func areas(on parcels: [Int]) -> ClosedRange<Double>? {
        var most = requirement.netArea?.upper?.squareMetres ?? .infinity
        for limit in limits {
            // What is merged lies in one park.
            let area = limit[parcels[0]]
            if area.isNaN { if requirement.knownOnly { return nil } } else { most = min(most, area) }
        }
        return most < leastArea - CutSweep.areaTolerance ? nil : leastArea...max(leastArea, most)
    }

    /// The most that any part of a ground can score.
    package func scoreBound(on parcels: [Int]) -> Double {
        guard let window = areas(on: parcels) else { return 0 }
        var values = values(on: parcels)
        let total = values.netAreaSquareMetres
        values.netAreaSquareMetres = scorer.preferredArea(
            in: min(window.lowerBound, total)...max(window.lowerBound, min(window.upperBound, total)))
        values.procedures = Double(parcels.count - 1)
        return scorer.score(values)
    }

    /// What the ground scores as it is, for this project alone.
    package func scoreWhole(on parcels: [Int]) -> Double {
        var values = values(on: parcels)
        values.procedures = Double(parcels.count - 1)
        return scorer.score(values)
    }

    func values(on parcels: [Int]) -> LandValues {
        let columns = ground.snapshot.parcels
        return parcels.count == 1
            ? LandValues(
                partOf: parcels[0], netAreaSquareMetres: columns.netAreaSquareMetres[parcels[0]], in: columns)
            : LandValues(merging: parcels, in: columns)
    }

    /// The criteria of which a whole parcel's data is absent.
    func unknown(of parcel: Int) throws -> [Criterion] {
        try SiteRules(requirement, on: ground).all.filter { try $0.verdict(parcel) == .unknown }.map(\.criterion)
    }

    /// The criteria of a part of which the data of its ground is absent.
    func unknownOfParts(of parcels: [Int]) throws -> [Criterion] {
        let rules = SiteRules.memberRules(requirement, ground.snapshot)
        let unknown = try rules.filter { rule in try parcels.contains { try rule.verdict($0) == .unknown } }
        return unknown.map(\.criterion) + limits.filter { $0[parcels[0]].isNaN }.map(\.criterion)
    }
}

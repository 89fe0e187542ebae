// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// Sites cut out of single parcels 分割: of each parcel the part that scores highest.
struct PartSearch: Sendable {
    let requirement: Requirement
    let ground: CityGround
    let scorer: SiteScorer
    private let limits: [SiteRules.AreaLimit]
    private let search: AllotmentSearch

    init(_ requirement: Requirement, on ground: CityGround, _ scorer: SiteScorer) {
        self.requirement = requirement
        self.ground = ground
        self.scorer = scorer
        limits = SiteRules.areaLimits(of: requirement, ground.snapshot)
        search = AllotmentSearch(
            requirement: requirement, scorer: scorer,
            cutter: ParcelCutter(policy: PartSearch.cutPolicy(requirement, ground.policy)),
            check: ShapeCheck(requirement: requirement, ground: ground))
    }

    /// The rules of the cut: those of the policy, but for what the requirement says of the remainder.
    static func cutPolicy(_ requirement: Requirement, _ policy: SitingPolicy) -> CutPolicy {
        var cut = policy.cut
        cut.allotment.minimumFrontageMetres = max(
            cut.allotment.minimumFrontageMetres, requirement.frontageMinimumMetres ?? 0)
        cut.allotment.minimumWidthMetres = max(cut.allotment.minimumWidthMetres, requirement.widthMinimumMetres ?? 0)
        if let asked = requirement.remainderMinimum?.squareMetres {
            if asked < cut.remainder.minimumNetAreaSquareMetres {
                // Below what is a parcel, what is left needs nothing that a parcel needs.
                cut.remainder = PartRequirement()
            }
            cut.remainder.minimumNetAreaSquareMetres = asked
        }
        return cut
    }

    var leastPart: Double { max(requirement.netArea?.lower?.squareMetres ?? 0, 1) }
    var leastRemainder: Double { search.cutter.policy.remainder.minimumNetAreaSquareMetres }

    /// - Parameters:
    ///   - count: how many sites to name; nil for all.
    ///   - named: the only parcels to look at; nil looks at all.
    func run(
        count: Int?, among named: Set<Int>? = nil, explaining explanation: SiteSearch.Explanation
    ) throws -> (found: KindSearch, sites: [Site]) {
        let rules = SiteRules.parts(requirement, on: ground, least: leastPart + leastRemainder)
        let screen = try Screen(
            rules, knownOnly: requirement.knownOnly, explaining: explanation == .sites ? .sites : .funnel)
        let candidates = screen.survivors.rows.filter { named?.contains($0) ?? true }
        let bounds = candidates.map { bound(of: $0) }
        let ranked = try BoundedRanking.best(count, bounds: bounds) { position in
            let parcel = candidates[position]
            return try site(of: parcel, unknown: screen.unknown(of: parcel))
        }
        let removed = ranked.examined - ranked.sites.count
        let step = SiteSearch.FunnelStep(
            criterion: .cut, removed: removed, remaining: candidates.count - removed)
        return (
            KindSearch(
                kind: .partOfParcel, candidateCount: rules.candidateCount, siteCount: candidates.count - removed,
                isExact: ranked.isComplete, scoreBound: ranked.bound,
                funnel: explanation == .sites ? [] : screen.funnel + [step]), ranked.sites
        )
    }

    /// Parcels of which a part may serve, by what is known without cutting.
    func candidates() throws -> Bitmap {
        try Screen(
            SiteRules.parts(requirement, on: ground, least: leastPart + leastRemainder),
            knownOnly: requirement.knownOnly, explaining: .sites
        ).survivors
    }

    /// What the best imaginable part of a parcel would score.
    private func bound(of parcel: Int) -> Double {
        guard let window = window(of: parcel) else { return 0 }
        return scorer.score(
            LandValues(
                partOf: parcel, netAreaSquareMetres: scorer.preferredArea(in: window), in: ground.snapshot.parcels))
    }

    /// The net areas that would do, of those that leave a remainder; nil where there is none.
    private func window(of parcel: Int) -> ClosedRange<Double>? {
        var most = min(
            requirement.netArea?.upper?.squareMetres ?? .infinity,
            ground.snapshot.parcels.netAreaSquareMetres[parcel] - leastRemainder)
        for limit in limits {
            let area = limit[parcel]
            if area.isNaN ? requirement.knownOnly : area < leastPart { return nil }
            most = area.isNaN ? most : min(most, area)
        }
        guard most >= leastPart - CutSweep.areaTolerance else { return nil }
        let window = leastPart...max(leastPart, most)
        // The kept ladder is of the policy's cuts.
        guard requirement.remainderMinimum == nil, let shapes = ground.shapes else { return window }
        return shapes.leastArea(in: window, of: parcel).map { min($0, window.upperBound)...window.upperBound }
    }

    func site(of parcel: Int, unknown: [Criterion]) throws -> Site? {
        guard let window = window(of: parcel) else { return nil }
        let parcels = ground.snapshot.parcels
        let found = try search.best(
            of: ground.ground(of: parcel), from: [parcel],
            LandValues(partOf: parcel, netAreaSquareMetres: 0, in: parcels), in: window)
        guard let found else { return nil }
        let untested = limits.filter { $0[parcel].isNaN }.map(\.criterion) + unknown + found.unknown
        return Site(
            kind: .partOfParcel, parcels: [parcel], id: parcels.id[parcel],
            parkID: ground.snapshot.park(of: parcel)?.id, areaSquareMetres: found.values.netAreaSquareMetres,
            readyOn: CalendarDate(daysSince1970: parcels.readyDay[parcel]),
            breakdown: scorer.breakdown(found.values),
            cautions: Set(untested).sorted { "\($0)" < "\($1)" }.map(Caution.unknown) + scorer.cautions(of: [parcel]),
            layout: found.layout)
    }
}

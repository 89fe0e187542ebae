// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// Sites made of neighbours 合并: sets that make up the area as they are, and sets from which it is cut.
struct NeighbourSearch: Sendable {
    let requirement: Requirement
    let ground: CityGround
    let scorer: SiteScorer
    private let limits: [SiteRules.AreaLimit]
    private let check: ShapeCheck
    private let search: AllotmentSearch

    init(_ requirement: Requirement, on ground: CityGround, _ scorer: SiteScorer) {
        self.requirement = requirement
        self.ground = ground
        self.scorer = scorer
        limits = SiteRules.areaLimits(of: requirement, ground.snapshot)
        check = ShapeCheck(requirement: requirement, ground: ground)
        search = AllotmentSearch(
            requirement: requirement, scorer: scorer,
            cutter: ParcelCutter(policy: PartSearch.cutPolicy(requirement, ground.policy)), check: check)
    }

    private var least: Double { max(requirement.netArea?.lower?.squareMetres ?? 0, 1) }
    private var most: Double { requirement.netArea?.upper?.squareMetres ?? .infinity }

    /// - Parameters:
    ///   - count: how many sites to name; nil for all.
    ///   - named: the only parcels that may take part; nil lets all.
    func run(
        count: Int?, among named: Set<Int>? = nil, explaining explanation: SiteSearch.Explanation
    ) throws -> (found: KindSearch, sites: [Site]) {
        let (candidates, screen, isAll) = try candidates(among: named)
        let bounds = candidates.map { bound(of: $0) }
        let ranked = try BoundedRanking.best(count, bounds: bounds) { position in
            let members = candidates[position].parcels
            return try site(of: candidates[position], unknown: members.flatMap { screen.unknown(of: $0) })
        }
        let removed = ranked.examined - ranked.sites.count
        return (
            KindSearch(
                kind: .mergedParcels, candidateCount: candidates.count, siteCount: candidates.count - removed,
                isExact: ranked.isComplete && isAll, scoreBound: isAll ? ranked.bound : 100,
                funnel: explanation == .sites
                    ? [] : [.init(criterion: .merge, removed: removed, remaining: candidates.count - removed)]),
            ranked.sites
        )
    }

    /// Sets of neighbours that add up, and whether these are all there are.
    private func candidates(
        among named: Set<Int>? = nil
    ) throws -> (candidates: [MergedGround], screen: Screen, isAll: Bool) {
        let snapshot = ground.snapshot
        let rules = SiteRules(
            candidateCount: snapshot.parcels.count, attributes: SiteRules.memberRules(requirement, snapshot),
            geometry: [])
        let screen = try Screen(rules, knownOnly: requirement.knownOnly, explaining: .sites)
        let merger = ParcelMerger(snapshot, adjacency: try ground.adjacency())
        let eligible = screen.survivors
        let isEligible = { (parcel: Int) in eligible[parcel] && named?.contains(parcel) ?? true }
        let whole = merger.merges(netArea: least...max(least, most), isEligible: isEligible)
        let remainder = search.cutter.policy.remainder.minimumNetAreaSquareMetres
        let cut = merger.merges(toCut: least + remainder, withoutOne: least, isEligible: isEligible)
        let (wholeSets, cutSets) = (Set(whole.merges), Set(cut.merges))
        return (
            wholeSets.union(cutSets).sorted { $0.lexicographicallyPrecedes($1) }.map {
                MergedGround(parcels: $0, isWhole: wholeSets.contains($0), isCut: cutSets.contains($0))
            }, screen,
            whole.cautions.isEmpty && cut.cautions.isEmpty
        )
    }

    /// All sets that may serve, and whether these are all there are.
    func grounds() throws -> (grounds: [MergedGround], isAll: Bool) {
        let found = try candidates()
        return (found.candidates, found.isAll)
    }

    /// Makes every set with a parcel that is wanted and not yet in a site.
    func forEachSite(with wanted: Bitmap, _ body: (Site) throws -> Void) throws {
        var wanted = wanted
        for candidate in try candidates().candidates where candidate.parcels.contains(where: { wanted[$0] }) {
            guard let site = try site(of: candidate, unknown: []) else { continue }
            for member in candidate.parcels { wanted.remove(member) }
            try body(site)
        }
    }

    /// The net areas that would do, of a set with so much; nil where there is none.
    private func window(of members: [Int], net: Double, isCut: Bool) -> ClosedRange<Double>? {
        var most = isCut ? min(self.most, net - search.cutter.policy.remainder.minimumNetAreaSquareMetres) : self.most
        for limit in limits {
            // Neighbours that are merged lie in one park.
            let area = limit[members[0]]
            if area.isNaN { if requirement.knownOnly { return nil } } else { most = min(most, area) }
        }
        return most < least - CutSweep.areaTolerance ? nil : least...max(least, most)
    }

    private func values(of members: [Int], isCut: Bool) -> LandValues? {
        var values = LandValues(merging: members, in: ground.snapshot.parcels)
        guard let window = window(of: members, net: values.netAreaSquareMetres, isCut: isCut) else { return nil }
        if isCut {
            values.netAreaSquareMetres = scorer.preferredArea(in: window)
            values.procedures += 1
        } else if !window.expanded(by: CutSweep.areaTolerance).contains(values.netAreaSquareMetres) {
            return nil
        }
        return values
    }

    private func bound(of candidate: MergedGround) -> Double {
        candidate.ways.compactMap { values(of: candidate.parcels, isCut: $0).map(scorer.score) }.max() ?? -1
    }

    func site(of candidate: MergedGround, unknown: [Criterion]) throws -> Site? {
        let (members, parcels) = (candidate.parcels, ground.snapshot.parcels)
        let grounds = try members.map { member throws(SpatialError) in try ground.ground(of: member) }
        let merged: ParcelMerge?
        do {
            merged = try ParcelMerge.merge(grounds, gapMetres: ground.policy.merge.gapMetres)
        } catch {
            // A parcel that is not valid is repaired on import or by hand, and merged by nobody before.
            return nil
        }
        guard let merged else { return nil }
        let land = merged.ground(frontages: ground.roads.frontages(of: merged.geometry))
        let ways = try candidate.ways.compactMap { isCut in
            try values(of: members, isCut: isCut).flatMap { values in
                try isCut ? part(of: land, merged, members, values) : whole(land, members, values)
            }
        }
        // Of equals the one without a cut.
        let best = ways.dropFirst().reduce(ways.first) { held, way in
            held.map { way.score > $0.score ? way : $0 }
        }
        guard let best else { return nil }
        let untested = Set(limits.filter { $0[members[0]].isNaN }.map(\.criterion) + unknown + best.unknown)
        return Site(
            kind: .mergedParcels, parcels: members, id: members.map { parcels.id[$0] }.joined(separator: "+"),
            parkID: ground.snapshot.park(of: members[0])?.id, areaSquareMetres: best.values.netAreaSquareMetres,
            readyOn: CalendarDate(daysSince1970: Int32(best.values.readyDay)), breakdown: scorer.breakdown(best.values),
            cautions: untested.sorted { "\($0)" < "\($1)" }.map(Caution.unknown) + scorer.cautions(of: members),
            layout: best.layout)
    }

    private func whole(
        _ land: ParcelGround, _ members: [Int], _ values: LandValues
    ) throws -> AllotmentSearch.Found? {
        let isShort = land.frontages.longestMetres < (requirement.frontageMinimumMetres ?? 0) - CutSweep.lengthTolerance
        let isNarrow =
            OrientedRings(land.geometry).width < (requirement.widthMinimumMetres ?? 0) - CutSweep.lengthTolerance
        guard !isShort, !isNarrow, let room = try check.growing(land.geometry, from: members),
            let rest = try check.shrinking(land.geometry, from: members)
        else { return nil }
        return AllotmentSearch.Found(
            values: values, score: scorer.score(values), layout: try SiteLayout(of: land, hall: room.hall),
            unknown: room.unknown + rest.unknown)
    }

    private func part(
        of land: ParcelGround, _ merged: ParcelMerge, _ members: [Int], _ values: LandValues
    ) throws -> AllotmentSearch.Found? {
        try window(of: members, net: merged.netAreaSquareMetres, isCut: true).flatMap {
            try search.best(of: land, from: members, values, in: $0)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Finds land and floor for requirements on one snapshot 按图索地: screen, fit, score, explain.
///
/// ```swift
/// let search = try SiteFinder(snapshot).find(Requirement(of: project))
/// search.sites.first?.id
/// ```
public struct SiteFinder: Sendable {
    public let ground: CityGround
    public var snapshot: LandSnapshot { ground.snapshot }
    public var policy: SitingPolicy { ground.policy }

    public init(_ snapshot: LandSnapshot, policy: SitingPolicy = .shipped) {
        self.init(on: CityGround(snapshot, policy: policy))
    }

    public init(on ground: CityGround) {
        self.ground = ground
    }

    /// Whole parcels and single units, which need no geometry to be made.
    public static let simpleKinds: Set<Site.Kind> = [.wholeParcel, .factoryFloor]

    /// The sites of a requirement with the funnel and near misses.
    ///
    /// - Parameters:
    ///   - kinds: which kinds of site to look for; those that do not serve the requirement are passed over.
    ///   - limit: how many sites to name, the best first; nil names all. They are counted in any case.
    ///   - nearMissCount: how many candidates each near miss should let in at least.
    /// - Complexity: of whole parcels and units O(candidates / 64) a criterion once the snapshot's index has its columns,
    ///   and O(1) a site to score; plus geometry, where it has not been measured, for what passes all attributes, or all
    ///   but one. Parts and merges are bounded by columns, and made only for those that can be among the best.
    /// - Throws: `SpatialError` when a parcel's geometry cannot be measured.
    public func find(
        _ requirement: Requirement, kinds: Set<Site.Kind> = SiteFinder.simpleKinds, limit: Int? = nil,
        explaining explanation: SiteSearch.Explanation = .nearMisses, nearMissCount: Int = 1
    ) throws -> SiteSearch {
        // A factory first needs land later, of whatever kind.
        let isOfLand = kinds.contains { $0.isLand && $0 != .factoryThenLand }
        let kinds = kinds.contains(.factoryThenLand) && !isOfLand ? Set(Site.Kind.allCases) : kinds
        precondition(nearMissCount > 0, "a near miss lets at least one candidate in")
        precondition(limit ?? 0 >= 0, "no fewer than no sites")
        let rules = SiteRules(requirement, on: ground)
        let screen = try Screen(rules, knownOnly: requirement.knownOnly, explaining: explanation)
        let changesBoundaries =
            !requirement.asksForFloor && (kinds.contains(.partOfParcel) || kinds.contains(.mergedParcels))
        let scorer = SiteScorer(
            requirement, snapshot: snapshot, policy: policy, changesBoundaries: changesBoundaries)
        let simple: Site.Kind = requirement.asksForFloor ? .factoryFloor : .wholeParcel
        let siteCount = kinds.contains(simple) ? screen.survivors.population : 0
        let best = scorer.best(min(limit ?? siteCount, siteCount), of: screen.survivors)
        var sites = best.map { scorer.site($0, unknown: screen.unknown(of: $0)) }
        var found = [
            KindSearch(
                kind: simple, candidateCount: rules.candidateCount, siteCount: siteCount, isExact: true,
                scoreBound: nil, funnel: screen.funnel)
        ]
        var partMisses: [SiteSearch.NearMiss] = []
        if changesBoundaries, requirement.netArea != nil {
            if kinds.contains(.partOfParcel) {
                let search = PartSearch(requirement, on: ground, scorer)
                let parts = try search.run(count: limit, explaining: explanation)
                found.append(parts.found)
                sites += parts.sites
                if explanation == .nearMisses {
                    partMisses = try [search.remainderMiss(known: Set(parts.sites.map(\.index)))].compactMap(\.self)
                }
            }
            if kinds.contains(.mergedParcels) {
                let merged = try NeighbourSearch(requirement, on: ground, scorer)
                    .run(count: limit, explaining: explanation)
                found.append(merged.found)
                sites += merged.sites
            }
        }
        if requirement.asksForFloor, kinds.contains(.factoryFloor), kinds != Self.simpleKinds {
            let joined = try FloorSearch(snapshot, policy: policy).groups(for: requirement)
            let added = joined.groups.map { scorer.site($0) }
            found[0] = found[0].adding(
                added.count, isAll: joined.cautions.isEmpty && added.count < FloorSearch.mostGroups)
            sites = (sites + added).sorted(by: Site.isBetter)
        }
        // What is ranked already is in order.
        if found.count > 1 { sites.sort(by: Site.isBetter) }
        if kinds.contains(.factoryThenLand), requirement.asksForTransition {
            let floors = try find(requirement.ofFloor, kinds: [.factoryFloor], limit: limit, explaining: .sites)
            sites = TransitionPairing(policy: policy).pairs(floors: floors.sites, land: sites, limit: limit)
            let landCount = found.reduce(0) { $0 + $1.siteCount }
            found.append(
                KindSearch(
                    kind: .factoryThenLand, candidateCount: landCount, siteCount: floors.siteCount * landCount,
                    isExact: found.allSatisfy(\.isExact), scoreBound: nil, funnel: []))
        }
        if let limit { sites = Array(sites.prefix(limit)) }
        if kinds.subtracting(Self.simpleKinds).isEmpty == false {
            sites = try sites.map { try laidOut($0, requirement.hall) }
        }
        return SiteSearch(
            requirement: requirement, kinds: found, sites: sites,
            nearMisses: explanation == .nearMisses
                ? try nearMisses(of: screen, rules, requirement, count: nearMissCount) + partMisses : [],
            cheapestPair: explanation == .nearMisses
                ? try cheapestPair(rules, requirement, survivors: screen.survivors) : nil)
    }

    /// A whole parcel with its hall placed; others have been laid out where they were made.
    func laidOut(_ site: Site, _ hall: Requirement.Hall?) throws -> Site {
        guard site.layout == nil, site.parcels.count == 1 else { return site }
        let land = try ground.ground(of: site.parcels[0])
        let placed = try hall.flatMap { try ground.hallFit(of: land.geometry, from: site.parcels).fit($0).placement }
        return site.with(layout: try SiteLayout(of: land, hall: placed))
    }

    /// Every criterion that keeps one parcel or unit out, in the order of the funnel; empty for a site of the answer.
    public func reasons(against candidate: Int, for requirement: Requirement) throws -> [Reason] {
        try reasons(against: candidate, SiteRules(requirement, on: ground).all, knownOnly: requirement.knownOnly)
    }

    func reasons(against candidate: Int, _ rules: [SiteRule], knownOnly: Bool) throws -> [Reason] {
        try rules.compactMap { rule in
            switch try rule.verdict(candidate) {
            case .meets: nil
            case .fails(let relaxation): Reason(criterion: rule.criterion, relaxation: relaxation)
            case .unknown: knownOnly ? Reason(criterion: rule.criterion, relaxation: nil) : nil
            }
        }
    }

    /// Position of a parcel or unit among the candidates of a requirement; nil for an unknown id.
    public func candidate(withID id: String, for requirement: Requirement) -> Int? {
        requirement.asksForFloor
            ? snapshot.units.firstIndex { $0.id == id } : snapshot.parcels.id.firstIndex(of: id)
    }

    func candidateID(_ index: Int, _ requirement: Requirement) -> String {
        requirement.asksForFloor ? snapshot.units[index].id : snapshot.parcels.id[index]
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

extension SiteFinder {
    /// Between the floor and the land of a transition, and between the members of either.
    private static let transitionMark: Character = "→"
    private static let memberMark: Character = "+"

    /// What a requirement says of one site by its id, as `find` prints it.
    ///
    /// One id may serve in several kinds (`P11` whole, or a part of it): the best is taken, as in a search.
    /// - Parameters:
    ///   - kinds: those among which it is looked for.
    /// - Returns: nil where a parcel or unit of the id is not in the snapshot.
    /// - Complexity: one screen of the city, and the geometry of the named parcels alone.
    public func named(
        _ id: String, for requirement: Requirement, kinds: Set<Site.Kind> = Set(Site.Kind.allCases)
    ) throws -> NamedSite? {
        guard let members = members(of: id) else { return nil }
        let site = try best(members, requirement, kinds)
        if let site, let layout = site.layout {
            return NamedSite(
                id: id, parcels: site.parcels, units: site.units, site: site, refusals: [], admission: [],
                land: layout.allotment, frontageMetres: layout.frontageMetres, widthMetres: layout.widthMetres,
                hall: layout.hall)
        }
        let refusals = site == nil ? try self.refusals(members, requirement, kinds) : []
        let admission = site == nil ? try self.admission(members, requirement, kinds, refusals) : []
        let land = try land(of: members.parcels)
        let hall = try requirement.hall.flatMap { hall in
            try land.flatMap { try ground.hallFit(of: $0.geometry, from: members.parcels).fit(hall).placement }
        }
        let shape = try land?.geometry ?? apart(members.parcels)
        return NamedSite(
            id: id, parcels: members.parcels, units: members.units, site: site, refusals: refusals,
            admission: admission, land: shape, frontageMetres: land?.frontages.longestMetres,
            widthMetres: try land?.geometry.minimumWidth(), hall: hall)
    }

    /// Parcels as one piece of land; nil for none, and for those that do not make one.
    private func land(of parcels: [Int]) throws -> ParcelGround? {
        let grounds = try parcels.map { parcel throws(SpatialError) in try ground.ground(of: parcel) }
        guard grounds.count > 1 else { return grounds.first }
        do {
            let merged = try ParcelMerge.merge(grounds, gapMetres: ground.policy.merge.gapMetres)
            return merged.map { $0.ground(frontages: ground.roads.frontages(of: $0.geometry)) }
        } catch {
            // As in a search: a parcel that is not valid is merged by nobody.
            return nil
        }
    }

    private func apart(_ parcels: [Int]) throws -> Geometry? {
        guard !parcels.isEmpty else { return nil }
        return try Geometry.unaryUnion(
            of: parcels.map { parcel throws(SpatialError) in try snapshot.parcels.shapes.geometry(at: parcel) })
    }

    private struct Members {
        var parcels: [Int] = []
        var units: [Int] = []
    }

    private func members(of id: String) -> Members? {
        var members = Members()
        // What was merged in the workspace carries the mark in its own id.
        if let parcel = snapshot.parcels.id.firstIndex(of: id) { return Members(parcels: [parcel]) }
        let marks: Set<Character> = [Self.transitionMark, Self.memberMark]
        for name in id.split(omittingEmptySubsequences: false, whereSeparator: marks.contains).map(String.init) {
            if let parcel = snapshot.parcels.id.firstIndex(of: name) {
                members.parcels.append(parcel)
            } else if let unit = snapshot.units.firstIndex(where: { $0.id == name }) {
                members.units.append(unit)
            } else {
                return nil
            }
        }
        members.parcels = Set(members.parcels).sorted()
        members.units = Set(members.units).sorted()
        return members
    }

    private func best(_ members: Members, _ requirement: Requirement, _ kinds: Set<Site.Kind>) throws -> Site? {
        if !members.units.isEmpty, !members.parcels.isEmpty {
            guard kinds.contains(.factoryThenLand), requirement.asksForTransition else { return nil }
            let floors = try sites(units: members.units, requirement.ofFloor)
            let land = try sites(parcels: members.parcels, requirement, kinds)
            guard !floors.isEmpty else { return nil }
            return try TransitionPairing(policy: policy).pairs(floors: floors, land: land, limit: nil).first
                .map { try laidOut($0, requirement.hall) }
        }
        if members.parcels.isEmpty {
            return kinds.contains(.factoryFloor) && requirement.asksForFloor
                ? try sites(units: members.units, requirement).first : nil
        }
        var land = try sites(parcels: members.parcels, requirement, kinds)
        if kinds.contains(.factoryThenLand), requirement.asksForTransition {
            guard try !hasFloorFirst(requirement) else { return nil }
            land = TransitionPairing(policy: policy).pairs(floors: [], land: land, limit: nil)
        }
        return try land.min(by: Site.isBetter).map { try laidOut($0, requirement.hall) }
    }

    /// Whether there is a floor to begin in: then land alone is no site.
    private func hasFloorFirst(_ requirement: Requirement) throws -> Bool {
        let floor = requirement.ofFloor
        let screen = try Screen(SiteRules(floor, on: ground), knownOnly: floor.knownOnly, explaining: .sites)
        return try !screen.survivors.isEmpty
            || !FloorSearch(snapshot, policy: policy).groups(for: floor, limit: 1).groups.isEmpty
    }

    private func sites(units: [Int], _ requirement: Requirement) throws -> [Site] {
        guard requirement.asksForFloor else { return [] }
        if units.count > 1 {
            let scorer = SiteScorer(requirement, snapshot: snapshot, policy: policy)
            return try FloorSearch(snapshot, policy: policy).groups(for: requirement).groups
                .filter { $0.units == units }.map { scorer.site($0) }
        }
        let screen = try Screen(
            SiteRules(requirement, on: ground), knownOnly: requirement.knownOnly, explaining: .sites)
        guard screen.survivors[units[0]] else { return [] }
        let scorer = SiteScorer(requirement, snapshot: snapshot, policy: policy)
        return [scorer.site(units[0], unknown: screen.unknown(of: units[0]))]
    }

    private func sites(parcels: [Int], _ requirement: Requirement, _ kinds: Set<Site.Kind>) throws -> [Site] {
        guard !requirement.asksForFloor else { return [] }
        let scorer = SiteScorer(
            requirement, snapshot: snapshot, policy: policy,
            changesBoundaries: kinds.contains(.partOfParcel) || kinds.contains(.mergedParcels))
        let named = Set(parcels)
        if parcels.count > 1 {
            guard kinds.contains(.mergedParcels), requirement.netArea != nil else { return [] }
            return try NeighbourSearch(requirement, on: ground, scorer)
                .run(count: nil, among: named, explaining: .sites).sites.filter { $0.parcels == parcels }
        }
        var sites: [Site] = []
        if kinds.contains(.wholeParcel) {
            let screen = try Screen(
                SiteRules(requirement, on: ground), knownOnly: requirement.knownOnly, explaining: .sites)
            sites += parcels.filter { screen.survivors[$0] }.map { scorer.site($0, unknown: screen.unknown(of: $0)) }
        }
        if kinds.contains(.partOfParcel), requirement.netArea != nil {
            sites += try PartSearch(requirement, on: ground, scorer)
                .run(count: nil, among: named, explaining: .sites).sites
        }
        return sites
    }

    /// Why members serve in none of the kinds they could be.
    private func refusals(
        _ members: Members, _ requirement: Requirement, _ kinds: Set<Site.Kind>
    ) throws -> [NamedSite.Refusal] {
        var refusals: [NamedSite.Refusal] = []
        func add(_ kind: Site.Kind, _ rules: [SiteRule], of candidates: [Int], else last: Criterion?) throws {
            var reasons: [Reason] = []
            for candidate in candidates {
                reasons += try self.reasons(against: candidate, rules, knownOnly: requirement.knownOnly)
                    .filter { !reasons.contains($0) }
            }
            if reasons.isEmpty, let last { reasons = [Reason(criterion: last, relaxation: nil)] }
            if !reasons.isEmpty { refusals.append(NamedSite.Refusal(kind: kind, reasons: reasons)) }
        }
        if !members.units.isEmpty {
            let floor = requirement.asksForFloor ? requirement : requirement.ofFloor
            let isAsked = floor.asksForFloor
            try add(
                .factoryFloor, isAsked ? SiteRules.unitRules(floor, snapshot) : [], of: isAsked ? members.units : [],
                else: !isAsked ? .floorArea : members.parcels.isEmpty && !requirement.asksForFloor ? .netArea : nil)
        }
        guard !members.parcels.isEmpty else { return refusals }
        if try !sites(parcels: members.parcels, requirement, kinds).isEmpty {
            // The land would do: what is missing is the floor to begin in.
            if members.units.isEmpty { try add(.factoryThenLand, [], of: [], else: .floorArea) }
            return refusals
        }
        if requirement.asksForFloor {
            try add(.wholeParcel, [], of: [], else: .netArea)
        } else if members.parcels.count > 1 {
            try add(
                .mergedParcels, SiteRules.memberRules(requirement, snapshot), of: members.parcels, else: .merge)
        } else {
            if kinds.contains(.wholeParcel) {
                try add(.wholeParcel, SiteRules(requirement, on: ground).all, of: members.parcels, else: nil)
            }
            if kinds.contains(.partOfParcel), requirement.netArea != nil {
                let least =
                    (requirement.netArea?.lower?.squareMetres ?? 1)
                    + PartSearch.cutPolicy(requirement, policy).remainder.minimumNetAreaSquareMetres
                try add(
                    .partOfParcel, SiteRules.parts(requirement, on: ground, least: least).all, of: members.parcels,
                    else: .cut)
            }
        }
        return refusals
    }

    /// The relaxations of the kind that needs fewest, where asking so really lets the members in.
    private func admission(
        _ members: Members, _ requirement: Requirement, _ kinds: Set<Site.Kind>, _ refusals: [NamedSite.Refusal]
    ) throws -> [Reason] {
        let isTransition = !members.units.isEmpty && !members.parcels.isEmpty
        let ways =
            isTransition ? [refusals.flatMap(\.reasons)] : refusals.map(\.reasons).sorted { $0.count < $1.count }
        for reasons in ways where !reasons.isEmpty && reasons.allSatisfy({ $0.relaxation != nil }) {
            let changes = reasons.map { Reason(criterion: $0.criterion, relaxation: $0.relaxation?.roundedOutward()) }
            let relaxed = changes.compactMap(\.relaxation).reduce(requirement) { $0.relaxed(by: $1) }
            if try best(members, relaxed, kinds) != nil { return changes }
        }
        return []
    }
}

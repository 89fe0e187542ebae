// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What one project can use, and what keeps the rest from it.
struct GroundUse: Sendable {
    private let requirement: Requirement
    private let rules: SiteRules
    private let members: [SiteRule]
    private let parts: PartSearch
    private let neighbours: NeighbourSearch
    private let areas: Column<Double>

    init(_ requirement: Requirement, on ground: CityGround) {
        self.requirement = requirement
        let scorer = SiteScorer(requirement, snapshot: ground.snapshot, policy: ground.policy, changesBoundaries: true)
        rules = SiteRules(requirement, on: ground)
        members = SiteRules.memberRules(requirement, ground.snapshot)
        parts = PartSearch(requirement, on: ground, scorer)
        neighbours = NeighbourSearch(requirement, on: ground, scorer)
        areas = ground.snapshot.parcels.netAreaSquareMetres
    }

    func whole() throws -> Bitmap {
        try Screen(rules, knownOnly: requirement.knownOnly, explaining: .sites).survivors
    }

    /// Who of some parcels has a part to give.
    func inPart(of wanted: Bitmap) throws -> Bitmap {
        try parts.candidates().intersection(wanted).filter { try parts.site(of: $0, unknown: []) != nil }
    }

    /// Who of some parcels is of use with its neighbours.
    func withNeighbours(of wanted: Bitmap) throws -> Bitmap {
        var found = Bitmap(count: wanted.count)
        try neighbours.forEachSite(with: wanted) { site in
            for parcel in site.parcels { found.insert(parcel) }
        }
        return found
    }

    /// The sets of criteria that keep a parcel from some project, none within another, the smallest first.
    ///
    /// Cuts are tried only where at most one other thing is in the way.
    static func obstacles(of parcel: Int, for uses: [GroundUse]) throws -> [[Criterion]] {
        var order: [Criterion] = []
        var sets: [Set<Criterion>] = []
        func add(_ obstacles: [Criterion]) {
            for criterion in obstacles where !order.contains(criterion) { order.append(criterion) }
            let set = Set(obstacles)
            guard !sets.contains(where: { $0.isSubset(of: set) }) else { return }
            sets.removeAll { set.isSubset(of: $0) }
            sets.append(set)
        }
        for use in uses {
            let attributes = try use.failing(use.rules.attributes, parcel)
            // Geometry is looked at where the rest leaves hope of a smaller set than is known.
            let isHopeless = sets.contains { $0.isSubset(of: attributes) } || attributes.count > 2
            if !isHopeless || sets.isEmpty { add(attributes + (try use.failing(use.rules.geometry, parcel))) }
            let ofMembers = try use.failing(use.members, parcel)
            guard ofMembers.count < 2, !sets.contains(where: { $0.isSubset(of: ofMembers) }) else { continue }
            if use.areas[parcel] < use.parts.leastPart + use.parts.leastRemainder - CutSweep.areaTolerance {
                if use.areas[parcel] >= use.parts.leastPart { add(ofMembers + [.cut]) }
            } else {
                add(ofMembers + (try use.parts.site(of: parcel, unknown: []) == nil ? [.cut] : []))
            }
        }
        func place(_ criterion: Criterion) -> Int { order.firstIndex(of: criterion) ?? 0 }
        return sets.map { $0.sorted { place($0) < place($1) } }
            .sorted {
                $0.count != $1.count ? $0.count < $1.count : $0.map(place).lexicographicallyPrecedes($1.map(place))
            }
    }

    private func failing(_ rules: [SiteRule], _ parcel: Int) throws -> [Criterion] {
        try rules.filter { rule in
            switch try rule.verdict(parcel) {
            case .meets: false
            case .unknown: requirement.knownOnly
            case .fails: true
            }
        }.map(\.criterion)
    }
}

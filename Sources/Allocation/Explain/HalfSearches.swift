// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// What siting says of the land and the floor that a project seeks and cannot have as things are: who fails on what, and
/// what would let more in.
struct HalfSearches {
    private let finder: SiteFinder
    private let requirement: Requirement
    /// Of parcels at least as large as asked: of a larger one a part will do. Nil where the land is no difficulty.
    let land: SiteSearch?
    /// Of parcels just as asked.
    let exactLand: SiteSearch?
    let floor: SiteSearch?

    init(
        _ candidate: PlacementCandidate, in finder: SiteFinder, land: SoughtHalf?, floor: SoughtHalf?
    ) throws {
        self.finder = finder
        requirement = candidate.requirement
        let needsLand = land.map { !$0.isHad } ?? false
        self.land = try needsLand ? finder.find(Self.open(requirement)) : nil
        exactLand = try needsLand ? finder.find(requirement) : nil
        let needsFloor = floor.map { !$0.isHad } ?? false
        self.floor = try needsFloor ? finder.find(Self.ofFloor(requirement)) : nil
    }

    /// The changes that let sites in, at least so many each; of one criterion the smallest.
    func misses(admitting count: Int) throws -> [SiteSearch.NearMiss] {
        func misses(_ search: SiteSearch?, _ asked: Requirement) throws -> [SiteSearch.NearMiss] {
            guard let search else { return [] }
            if count == 1 { return search.nearMisses }
            return try finder.find(asked, nearMissCount: count).nearMisses
        }
        let ofFloor = try misses(floor, Self.ofFloor(requirement))
        let all =
            try misses(exactLand, requirement) + misses(land, Self.open(requirement))
            + (requirement.asksForTransition ? ofFloor.filter { !$0.changesDay } : ofFloor)
        var known = Set<[Relaxation]>()
        return all.filter { miss in
            known.insert(miss.relaxations).inserted
                && miss.relaxations.reduce(requirement) { $0.relaxed(by: $1) } != requirement
        }
    }

    /// Two changes at once, of whole parcels or floors.
    var pairs: [SiteSearch.NearMiss] { [exactLand?.cheapestPair, floor?.cheapestPair].compactMap(\.self) }

    private static func open(_ requirement: Requirement) -> Requirement {
        var open = requirement
        open.netArea = requirement.netArea?.lower.flatMap { QuantityRange($0, nil) } ?? requirement.netArea
        return open
    }

    private static func ofFloor(_ requirement: Requirement) -> Requirement {
        requirement.asksForTransition ? requirement.ofFloor : requirement
    }
}

extension SiteSearch.NearMiss {
    /// Whether it moves the day of the land, which says nothing of the floor that comes before.
    fileprivate var changesDay: Bool {
        relaxations.contains { if case .needBy = $0 { true } else { false } }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Says of a project that found no place what binds it and what would place it.
///
/// Nothing is said on the word of a price: each remedy is proven or tried by planning again, see ``Verification``.
struct UnplacedExplainer {
    private let room: PlanRoom
    private(set) var verification: Verification

    init(_ room: PlanRoom, _ verification: Verification) {
        self.room = room
        self.verification = verification
    }

    private var problem: PlacementProblem { room.packing.problem }

    mutating func explain(_ index: Int) throws -> Unplaced {
        let candidate = problem.candidates[index]
        let land = candidate.seeksLand ? try room.land(for: index) : nil
        let floor = candidate.seeksFloor ? room.floor(for: index) : nil
        let searches = try HalfSearches(candidate, in: problem.finder, land: land, floor: floor)
        var remedies = RemedySearch(room, verification, index, land: land, floor: floor)
        try remedies.run(searches)
        verification = remedies.verification
        return Unplaced(
            project: candidate.project, weight: candidate.weight,
            bindings: bindings(land: land, floor: floor, searches),
            remedies: remedies.found.sorted(by: Remedy.isCheaper), untriedRemedyCount: remedies.untriedCount)
    }

    private func bindings(land: SoughtHalf?, floor: SoughtHalf?, _ searches: HalfSearches) -> [Binding] {
        var bindings = land.map { self.bindings(of: $0, searches.land) } ?? []
        if let floor {
            if land != nil, !floor.isServed, floor.holders.isEmpty { bindings.append(.floorFirst) }
            bindings += self.bindings(of: floor, searches.floor)
        }
        guard bindings.isEmpty else { return bindings }
        // Each half could be had: what the project needs is worth more to others, or no more to the plan than nothing.
        return [.competition(siteIDs: (land?.siteIDs ?? []) + (floor?.siteIDs ?? []), heldBy: [])]
    }

    private func bindings(of half: SoughtHalf, _ search: SiteSearch?) -> [Binding] {
        if let free = half.free {
            return free.missing.compactMap { row, amount in
                switch room.usage.meanings[row] {
                case .utility(let parkID, let kind): .utility(parkID: parkID, kind, missing: amount)
                case .quota(let name): .quota(name: name, missing: Area(squareMetres: amount))
                case .budget: .budget(missingWan: amount)
                case .transition: nil
                }
            }
        }
        if half.isServed || !half.holders.isEmpty {
            return [
                .competition(
                    siteIDs: half.siteIDs, heldBy: half.holders.map { problem.candidates[$0].project.id }.sorted())
            ]
        }
        guard half.siteIDs.isEmpty, let search else { return [.criterion(.cut, removed: half.siteIDs.count)] }
        // What a single change would cure binds; where nothing alone cures, the criterion that removed the last ones.
        let curable = search.nearMisses.map(\.criterion)
        let steps = search.funnel.filter { curable.contains($0.criterion) && $0.removed > 0 }
        if !steps.isEmpty { return steps.map { .criterion($0.criterion, removed: $0.removed) } }
        guard let last = search.funnel.last(where: { $0.removed > 0 }) else {
            return [.criterion(half.isFloor ? .floorArea : .cut, removed: 0)]
        }
        return [.criterion(last.criterion, removed: last.removed)]
    }
}

extension Remedy {
    /// By ``RemedyCost``, then by what is gained.
    static func isCheaper(_ left: Remedy, _ right: Remedy) -> Bool {
        if left.cost.rank != right.cost.rank { return left.cost.rank < right.cost.rank }
        return left.gain != right.gain ? left.gain > right.gain : left.siteIDs.lexicographicallyPrecedes(right.siteIDs)
    }
}

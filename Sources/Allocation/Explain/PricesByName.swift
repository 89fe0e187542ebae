// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// The prices of a plan by what they are prices of, to be used on a problem in which that has other numbers.
struct PricesByName {
    private enum Key: Hashable {
        case candidate(Int)
        /// The floor on which a candidate begins.
        case floorFirst(Int)
        case parcel(Int)
        case row(String)
    }

    private var prices: [Key: Double] = [:]

    /// - Parameter prices: by row of the master.
    init(_ prices: [Double], of packing: PlacementPacking, _ space: DualSpace) {
        for (key, place) in Self.places(of: packing, space) { self.prices[key] = prices[place] }
    }

    /// The same where a candidate that is left out asks for something else: its weight is its price, so that its layouts
    /// earn nothing by it. Where it only gives up its floor, its land earns what it earned, so that no layouts are looked
    /// at that have not been.
    func changing(_ candidate: Int, to asked: Requirement, in problem: PlacementProblem) -> PricesByName {
        var changed = self
        let before = problem.candidates[candidate]
        let row = Key.row(PlacementUsage.transitionRow(of: before))
        let isSameLand = asked == before.requirement.ofLand && asked != before.requirement
        changed.prices[.candidate(candidate)] =
            isSameLand ? max(0, (prices[.candidate(candidate)] ?? 0) + (prices[row] ?? 0)) : before.weight
        changed.prices[.floorFirst(candidate)] = nil
        changed.prices[row] = nil
        return changed
    }

    /// By row of a master; nothing for what had no price.
    func prices(of packing: PlacementPacking, _ space: DualSpace) -> [Double] {
        var all = space.zero
        for (key, place) in Self.places(of: packing, space) {
            all[place] = space.admissible(prices[key] ?? 0, at: place)
        }
        return all
    }

    /// The rows of a master that can have a price.
    private static func places(of packing: PlacementPacking, _ space: DualSpace) -> [(Key, Int)] {
        var places = packing.problem.candidates.indices.map { (Key.candidate($0), $0) }
        for (number, pair) in packing.pairs.enumerated() {
            let project = Int(packing.packing.pairProject[number])
            if project >= packing.problem.candidates.count { places.append((.floorFirst(pair.candidate), project)) }
        }
        // Parcels are numbered as they are met; a copy of a ground is met last, and shares with nobody.
        var parcels = Set<Int>()
        for block in packing.blocks {
            guard case .ground(let members) = block else { continue }
            for parcel in members where parcels.insert(parcel).inserted {
                let place = space.sharedPlace[parcels.count - 1]
                if place >= 0 { places.append((.parcel(parcel), space.firstShared + Int(place))) }
            }
        }
        for (row, limit) in packing.packing.rows.enumerated() {
            places.append((.row(limit.name), space.firstRow + row))
        }
        return places
    }
}

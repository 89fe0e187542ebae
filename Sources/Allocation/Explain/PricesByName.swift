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
    /// earn nothing by it.
    func changing(_ candidate: Int, in problem: PlacementProblem) -> PricesByName {
        var changed = self
        changed.prices[.candidate(candidate)] = problem.candidates[candidate].weight
        changed.prices[.floorFirst(candidate)] = nil
        changed.prices[.row(PlacementUsage.transitionRow(of: problem.candidates[candidate]))] = nil
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

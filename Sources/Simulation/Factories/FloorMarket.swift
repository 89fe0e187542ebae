// SPDX-License-Identifier: Apache-2.0

/// Vacant factory floor in one replication.
struct FloorMarket {
    /// What a tenant takes.
    struct Letting {
        var units: [Int]
        /// Of the pool of a park.
        var pooled: Int
        var park: Int
        /// All of it, in m².
        var squareMetres: Int
    }

    let model: FactoryModel
    let sets: [[Bool]]
    private var isFree: [Bool]
    private var pools: [Int]
    /// Vacant by park, with its pool, and by building.
    private var freeFloor: [Int]
    private var freeOfBuilding: [Int]
    /// In m².
    private(set) var vacant = 0
    private(set) var completed = 0

    init(_ model: FactoryModel, sets: [[Bool]], parkCount: Int) {
        self.model = model
        self.sets = sets
        isFree = [Bool](repeating: false, count: model.units.count)
        pools = [Int](repeating: 0, count: parkCount)
        freeFloor = pools
        freeOfBuilding = [Int](repeating: 0, count: model.byBuilding.count)
    }

    mutating func reset() {
        for unit in isFree.indices { isFree[unit] = false }
        for park in pools.indices { pools[park] = 0 }
        for park in freeFloor.indices { freeFloor[park] = 0 }
        for building in freeOfBuilding.indices { freeOfBuilding[building] = 0 }
        vacant = 0
        pool(model.pool, park: 0)
        completed = model.completed
    }

    mutating func free(unit: Int, isNew: Bool) {
        setFree(unit, true)
        if isNew { completed += model.units[unit].squareMetres }
    }

    /// Floor of a building begun in the simulation, which has no units yet.
    mutating func complete(_ squareMetres: Int, park: Int) {
        pool(squareMetres, park: park)
        completed += squareMetres
    }

    /// The smallest unit that is large enough, in the firm’s own park first; else units of one building that add up;
    /// else floor without units. Nil where there is none.
    func letting(for need: FloorNeed) -> Letting? {
        if let letting = letting(for: need, in: need.park), sets[need.allowed][need.park] { return letting }
        for park in pools.indices where park != need.park && sets[need.allowed][park] {
            if let letting = letting(for: need, in: park) { return letting }
        }
        return nil
    }

    /// What one park has for a need.
    func letting(for need: FloorNeed, in park: Int) -> Letting? {
        if need.squareMetres > freeFloor[park] { return nil }
        if let found = unit(for: need, in: park) ?? group(for: need, in: park) { return found }
        return pools[park] >= need.squareMetres
            ? Letting(units: [], pooled: need.squareMetres, park: park, squareMetres: need.squareMetres) : nil
    }

    private func unit(for need: FloorNeed, in park: Int) -> Letting? {
        let units = model.byPark[park]
        var (low, high) = (0, units.count)
        while low < high {
            let middle = (low + high) / 2
            if model.units[units[middle]].squareMetres < need.squareMetres { low = middle + 1 } else { high = middle }
        }
        // Far larger units are left for those who need them.
        while low < units.count, model.units[units[low]].squareMetres <= need.squareMetres * 2 + 500 {
            if isFree[units[low]] {
                return Letting(
                    units: [units[low]], pooled: 0, park: park, squareMetres: model.units[units[low]].squareMetres)
            }
            low += 1
        }
        return nil
    }

    private func group(for need: FloorNeed, in park: Int) -> Letting? {
        for building in model.buildings[park] where freeOfBuilding[building] >= need.squareMetres {
            var (taken, floor): ([Int], Int) = ([], 0)
            for other in model.byBuilding[building] where isFree[other] && taken.count < model.mostUnits {
                taken.append(other)
                floor += model.units[other].squareMetres
                if floor >= need.squareMetres {
                    return Letting(units: taken, pooled: 0, park: park, squareMetres: floor)
                }
            }
        }
        return nil
    }

    mutating func take(_ letting: Letting) {
        for unit in letting.units { setFree(unit, false) }
        pool(-letting.pooled, park: letting.park)
    }

    mutating func putBack(_ letting: Letting) {
        for unit in letting.units { setFree(unit, true) }
        pool(letting.pooled, park: letting.park)
    }

    private mutating func setFree(_ unit: Int, _ free: Bool) {
        precondition(isFree[unit] != free, "a unit is let once and vacated by whoever had it")
        isFree[unit] = free
        let (known, sign) = (model.units[unit], free ? 1 : -1)
        vacant += sign * known.squareMetres
        freeFloor[known.park] += sign * known.squareMetres
        freeOfBuilding[known.building] += sign * known.squareMetres
    }

    private mutating func pool(_ squareMetres: Int, park: Int) {
        pools[park] += squareMetres
        vacant += squareMetres
        freeFloor[park] += squareMetres
    }
}

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
    /// In m².
    private(set) var vacant = 0
    private(set) var completed = 0

    init(_ model: FactoryModel, sets: [[Bool]], parkCount: Int) {
        self.model = model
        self.sets = sets
        isFree = [Bool](repeating: false, count: model.units.count)
        pools = [Int](repeating: 0, count: parkCount)
    }

    mutating func reset() {
        for unit in isFree.indices { isFree[unit] = false }
        for park in pools.indices { pools[park] = 0 }
        pools[0] = model.pool
        vacant = model.pool
        completed = model.completed
    }

    mutating func free(unit: Int, isNew: Bool) {
        precondition(!isFree[unit], "a unit is vacated by whoever had it")
        isFree[unit] = true
        vacant += model.units[unit].squareMetres
        if isNew { completed += model.units[unit].squareMetres }
    }

    /// Floor of a building begun in the simulation, which has no units yet.
    mutating func complete(_ squareMetres: Int, park: Int) {
        pools[park] += squareMetres
        vacant += squareMetres
        completed += squareMetres
    }

    /// The smallest unit that is large enough, in the firm’s own park first; else units of one building that add up;
    /// else floor without units. Nil where there is none.
    func letting(for need: FloorNeed) -> Letting? {
        if let unit = unit(for: need, in: need.park) { return unit }
        for park in model.byPark.indices where park != need.park && sets[need.allowed][park] {
            if let unit = unit(for: need, in: park) { return unit }
        }
        for park in model.byPark.indices where sets[need.allowed][park] {
            if let group = group(for: need, in: park) { return group }
        }
        for park in pools.indices where sets[need.allowed][park] && pools[park] >= need.squareMetres {
            return Letting(units: [], pooled: need.squareMetres, park: park, squareMetres: need.squareMetres)
        }
        return nil
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
        var last = -1
        for unit in model.byPark[park] where isFree[unit] && model.units[unit].building != last {
            last = model.units[unit].building
            var (taken, floor): ([Int], Int) = ([], 0)
            for other in model.byBuilding[last] where isFree[other] && taken.count < model.mostUnits {
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
        for unit in letting.units { isFree[unit] = false }
        pools[letting.park] -= letting.pooled
        vacant -= letting.squareMetres
    }

    mutating func putBack(_ letting: Letting) {
        for unit in letting.units { isFree[unit] = true }
        pools[letting.park] += letting.pooled
        vacant += letting.squareMetres
    }
}

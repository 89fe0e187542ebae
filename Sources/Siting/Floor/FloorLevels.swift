// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Which units lie on one floor of their building, and which on floors that follow each other.
struct FloorLevels {
    /// By unit: levels of one building follow each other where they differ by 1. Nil where the unit adjoins no other:
    /// its floor is not recorded, and its building is known to have several.
    let levels: [Int?]

    init(_ units: [FactoryUnit]) {
        var floors: [String: Set<Int>] = [:]
        for unit in units { floors[unit.factoryID, default: []].formUnion([unit.floor].compactMap(\.self)) }
        let levelOfFloor = floors.mapValues(FloorLevels.levels)
        levels = units.map { unit in
            let building = levelOfFloor[unit.factoryID] ?? [:]
            if let floor = unit.floor { return building[floor] }
            return building.count <= 1 ? 0 : nil
        }
    }

    /// The first recorded floor is level 0. There is no floor 0 between the first floor below ground and the first above
    /// where nobody recorded one.
    private static func levels(of floors: Set<Int>) -> [Int: Int] {
        var levels: [Int: Int] = [:]
        var last: (floor: Int, level: Int)?
        for floor in floors.sorted() {
            let level = last.map { last in
                last.level + (floor == last.floor + 1 || (last.floor == -1 && floor == 1) ? 1 : 2)
            }
            last = (floor, level ?? 0)
            levels[floor] = level ?? 0
        }
        return levels
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Factory floor of a city as a simulation lets it: units with the month from which each is free.
///
/// Without a city there is one pool of floor in one place.
struct FactoryModel: Sendable {
    struct Unit: Sendable {
        /// Position in the snapshot.
        let position: Int
        let building: Int
        let park: Int
        let squareMetres: Int
        /// Month from which it is free if nothing slips; infinite where that is not known or it is sold.
        let freeFrom: Double
        /// Whether it is not yet built at the start, so that its building may slip.
        let isUnderConstruction: Bool
        /// The month in which the present lease ends; nil where none does within the horizon.
        let leaseEnds: Double?
    }

    let units: [Unit]
    /// By park, positions of units by ascending floor.
    let byPark: [[Int]]
    /// By building, its units.
    let byBuilding: [[Int]]
    /// By park, its buildings.
    let buildings: [[Int]]
    /// Floor to let without units, at the start, in m²; in the first park.
    let pool: Int
    /// All floor that is completed at the start, let or not, with the pool.
    let completed: Int
    let slip: ChanceLaw?
    let renewal: Double
    /// Months from the land of a lot to its completion.
    let construction: ChanceLaw?
    let mostUnits: Int

    init(
        units: [Unit], parkCount: Int, completed: Int, construction: ChanceLaw?, mostUnits: Int,
        _ scenario: ReserveScenario
    ) {
        self.units = units
        byPark = (0..<parkCount).map { park in
            units.indices.filter { units[$0].park == park }.sorted {
                (units[$0].squareMetres, $0) < (units[$1].squareMetres, $1)
            }
        }
        let count = (units.map(\.building).max() ?? -1) + 1
        var byBuilding = [[Int]](repeating: [], count: count)
        for (index, unit) in units.enumerated() { byBuilding[unit.building].append(index) }
        self.byBuilding = byBuilding
        buildings = (0..<parkCount).map { park in
            byBuilding.indices.filter { units[byBuilding[$0][0]].park == park }
        }
        pool = Int(scenario.value(.capacity).rounded())
        self.completed = completed + pool
        slip = scenario.law(.completionSlip)
        renewal = scenario.value(.renewal)
        self.construction = construction
        self.mostUnits = mostUnits
    }

    var isEmpty: Bool { units.isEmpty && pool == 0 }

    /// When units become free within the horizon: the month and the unit, ascending by unit.
    func vacancies(
        seed: UInt64, replication: UInt64, horizon: Double,
        _ visit: (_ unit: Int, _ month: Double, _ isNew: Bool) -> Void
    ) {
        for (index, unit) in units.enumerated() {
            if unit.freeFrom < horizon {
                var month = unit.freeFrom
                if unit.isUnderConstruction, let slip {
                    // One building is late as a whole.
                    month += slip.quantile(
                        RandomStream.uniforms(
                            seed: seed, replication: replication, entity: UInt64(unit.building), purpose: .change,
                            block: 0)[0])
                }
                visit(index, month, unit.isUnderConstruction)
            } else if let ends = unit.leaseEnds, ends < horizon {
                let chance = RandomStream.uniforms(
                    seed: seed, replication: replication, entity: 1 << 32 | UInt64(index), purpose: .change, block: 0)
                if chance[0] >= renewal { visit(index, max(0, ends), false) }
            }
        }
    }
}

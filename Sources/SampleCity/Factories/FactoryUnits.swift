// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The floors of the standard factories and parts of floors: 900–8,000 m² each, together the floor of their building.
struct FactoryUnits: Sendable {
    struct Unit: Sendable {
        let floor: FactoryFloor
        /// Index of the park it stands in.
        let park: Int
    }

    let units: [Unit]
    private let layout: ParkLayout
    private let seed: UInt64

    /// Units of what stands, of what is under construction and of what the year still completes; buildings further off
    /// are not divided yet.
    init(plan: FactoryPlan, layout: ParkLayout, seed: UInt64) {
        units = plan.buildings.flatMap { building in
            FactoryFloor.floors(of: building.factory, seed: seed).map {
                Unit(floor: $0, park: building.site.lot.park)
            }
        }
        self.layout = layout
        self.seed = seed
    }

    func rows() -> [LayerRow] {
        units.map { $0.floor.row(parkLevel: layout.parks[$0.park].fact.level, seed: seed) }
    }
}

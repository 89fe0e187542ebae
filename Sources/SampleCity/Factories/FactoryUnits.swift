// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The floors of the standard factories and parts of floors: 900–8,000 m² each, together the floor of their building.
struct FactoryUnits: Sendable {
    struct Unit: Sendable {
        let id: String
        let building: FactoryPlan.Building
        let floor: Int
        let areaHundredths: Int
        let status: String
    }

    let units: [Unit]
    private let layout: ParkLayout
    private let seed: UInt64

    static let areas = 900.0...8_000.0

    /// Units of what stands, of what is under construction and of what the year still completes; buildings further off
    /// are not divided yet.
    init(plan: FactoryPlan, layout: ParkLayout, seed: UInt64) {
        units = plan.buildings.filter { $0.status != "planned" || $0.completedOn.year == PlanYear.year }.flatMap {
            building in
            var stream = RandomStream(seed: seed, purpose: "units/\(building.id)")
            return FactoryUnits.divided(building, &stream)
        }
        self.layout = layout
        self.seed = seed
    }

    private static func divided(_ building: FactoryPlan.Building, _ stream: inout RandomStream) -> [Unit] {
        var units: [Unit] = []
        let floors = parts(of: building.floorArea * 100, count: building.site.floors)
        for (level, floorArea) in floors.enumerated() {
            let possible = [1, 2, 4].filter { areas.contains(Double(floorArea / $0) / 100) }
            for area in parts(of: floorArea, count: stream.pick(possible.isEmpty ? [1] : possible)) {
                units.append(
                    Unit(
                        id: "\(building.id)-\(level + 1)F-" + padded(units.count + 1, 2), building: building,
                        floor: level + 1,
                        areaHundredths: area, status: status(of: building, &stream)))
            }
        }
        return units
    }

    /// Equal parts; the first ones take what does not divide.
    private static func parts(of total: Int, count: Int) -> [Int] {
        (0..<count).map { total / count + ($0 < total % count ? 1 : 0) }
    }

    private static func status(of building: FactoryPlan.Building, _ stream: inout RandomStream) -> String {
        let draw = stream.unit()
        if building.status == "completed" {
            return draw < 0.28 ? "vacant" : draw < 0.76 ? "let" : "sold"
        }
        return draw < 0.62 ? "vacant" : draw < 0.86 ? "pre_let" : "sold"
    }

    func rows() -> [LayerRow] {
        units.map { unit in
            var stream = RandomStream(seed: seed, purpose: "unit/\(unit.id)")
            var row = LayerRow(id: unit.id, name: nil, synthetic: true)
            let area = unit.areaHundredths.asHundredths
            let isSingle = unit.building.site.isSingleStorey
            row.set("factory_id", unit.building.id)
            row.set("floor", unit.floor)
            row.set("floor_area_m2", area)
            row.set("status", unit.status)
            switch unit.status {
            case "vacant": row.set("available_on", unit.building.completedOn)
            case "let": row.set("available_on", PlanYear.baseDate.adding(days: stream.integer(60...1400)))
            default: break
            }
            let (height, load): (Double, Double) =
                switch (isSingle, unit.floor) {
                case (true, _): (stream.number(9...12), stream.number(15...20))
                case (false, 1): (stream.number(6...8), stream.number(15...20))
                case (false, 2): (stream.number(4.5...5.5), stream.number(8...10))
                default: (stream.number(4.5...5.5), stream.number(5...8))
                }
            row.set("clear_height_m", height.rounded(toStep: 0.1))
            row.set("floor_load_kn_per_m2", load.rounded(toStep: 0.5))
            row.set("column_grid_m", unit.building.site.columnGrid)
            if isSingle { row.set("crane_t", stream.pick([5.0, 10, 10, 16, 20, 32])) }
            row.set("fire_class", stream.pick(isSingle ? ["丁", "戊", "丙2"] : ["丙2", "丙2", "丁", "戊"]))
            row.set("power_kva", (area * stream.number(0.06...0.1)).rounded(toStep: 5))
            row.set("rent_yuan_per_m2_month", rent(of: unit, &stream))
            row.markInvented()
            return row
        }
    }

    private func rent(of unit: FactoryUnits.Unit, _ stream: inout RandomStream) -> Double {
        let usual =
            switch layout.parks[unit.building.site.lot.park].fact.level {
            case "national": 14.5
            case "provincial": 11.5
            default: 10.0
            }
        return (usual * stream.number(0.86...1.14) - (unit.floor > 2 ? 1 : 0)).clamped(to: 8...18).rounded(toStep: 0.1)
    }
}

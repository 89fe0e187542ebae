// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// A floor of a standard factory, or a part of one, as it is let.
struct FactoryFloor: Sendable {
    let id: String
    let factory: StandardFactory
    /// 1 for the ground floor.
    let floor: Int
    let areaHundredths: Int
    let status: String

    static let areas = 900.0...8_000.0

    /// Empty for a building that the year does not complete: it is not divided yet.
    static func floors(of factory: StandardFactory, seed: UInt64) -> [FactoryFloor] {
        guard factory.status != "planned" || factory.completedOn.year == PlanYear.year else { return [] }
        var stream = RandomStream(seed: seed, purpose: "units/\(factory.id)")
        return divided(factory, &stream)
    }

    private static func divided(_ factory: StandardFactory, _ stream: inout RandomStream) -> [FactoryFloor] {
        var units: [FactoryFloor] = []
        let floors = parts(of: factory.floorArea * 100, count: factory.kind.floors)
        for (level, floorArea) in floors.enumerated() {
            let possible = [1, 2, 4].filter { areas.contains(Double(floorArea / $0) / 100) }
            for area in parts(of: floorArea, count: stream.pick(possible.isEmpty ? [1] : possible)) {
                units.append(
                    FactoryFloor(
                        id: "\(factory.id)-\(level + 1)F-" + padded(units.count + 1, 2), factory: factory,
                        floor: level + 1, areaHundredths: area, status: status(of: factory, &stream)))
            }
        }
        return units
    }

    /// Equal parts; the first ones take what does not divide.
    private static func parts(of total: Int, count: Int) -> [Int] {
        (0..<count).map { total / count + ($0 < total % count ? 1 : 0) }
    }

    private static func status(of factory: StandardFactory, _ stream: inout RandomStream) -> String {
        let draw = stream.unit()
        if factory.status == "completed" {
            return draw < 0.28 ? "vacant" : draw < 0.76 ? "let" : "sold"
        }
        return draw < 0.62 ? "vacant" : draw < 0.86 ? "pre_let" : "sold"
    }

    func row(parkLevel: String?, seed: UInt64) -> LayerRow {
        var stream = RandomStream(seed: seed, purpose: "unit/\(id)")
        var row = LayerRow(id: id, name: nil, synthetic: true)
        let area = areaHundredths.asHundredths
        let isSingle = factory.kind.isSingleStorey
        row.set("factory_id", factory.id)
        row.set("floor", floor)
        row.set("floor_area_m2", area)
        row.set("status", status)
        switch status {
        case "vacant": row.set("available_on", factory.completedOn)
        case "let": row.set("available_on", PlanYear.baseDate.adding(days: stream.integer(60...1400)))
        default: break
        }
        let (height, load): (Double, Double) =
            switch (isSingle, floor) {
            case (true, _): (stream.number(9...12), stream.number(15...20))
            case (false, 1): (stream.number(6...8), stream.number(15...20))
            case (false, 2): (stream.number(4.5...5.5), stream.number(8...10))
            default: (stream.number(4.5...5.5), stream.number(5...8))
            }
        row.set("clear_height_m", height.rounded(toStep: 0.1))
        row.set("floor_load_kn_per_m2", load.rounded(toStep: 0.5))
        row.set("column_grid_m", factory.kind.columnGrid)
        if isSingle { row.set("crane_t", stream.pick([5.0, 10, 10, 16, 20, 32])) }
        row.set("fire_class", stream.pick(isSingle ? ["丁", "戊", "丙2"] : ["丙2", "丙2", "丁", "戊"]))
        row.set("power_kva", (area * stream.number(0.06...0.1)).rounded(toStep: 5))
        row.set("rent_yuan_per_m2_month", rent(parkLevel: parkLevel, &stream))
        row.markInvented()
        return row
    }

    private func rent(parkLevel: String?, _ stream: inout RandomStream) -> Double {
        let usual =
            switch parkLevel {
            case "national": 14.5
            case "provincial": 11.5
            default: 10.0
            }
        return (usual * stream.number(0.86...1.14) - (floor > 2 ? 1 : 0)).clamped(to: 8...18).rounded(toStep: 0.1)
    }
}

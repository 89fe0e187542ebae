// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Simulation

@Suite("Letting of factory floor")
struct FloorMarketTests {
    private static let parkCount = 3
    private static let sets = [
        [true, true, false], [true, true, false], [false, false, true], [true, true, true],
    ]

    private func model(_ generator: inout RepeatableGenerator) throws -> FactoryModel {
        let buildings = Int.random(in: 0...5, using: &generator)
        var units: [FactoryModel.Unit] = []
        for building in 0..<buildings {
            let park = Int.random(in: 0..<Self.parkCount, using: &generator)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                units.append(
                    FactoryModel.Unit(
                        position: units.count, building: building, park: park,
                        squareMetres: 100 * Int.random(in: 5...50, using: &generator), freeFrom: 0,
                        isUnderConstruction: Bool.random(using: &generator), leaseEnds: nil))
            }
        }
        let scenario = try ReserveScenarios.read(
            ReserveScenarios.text(["factories": ["capacity: \(ReserveScenarios.figure(6_000, "㎡"))"]]))
        return FactoryModel(
            units: units, parkCount: Self.parkCount, completed: 1_000, construction: nil, mostUnits: 3, scenario)
    }

    @Test("lets only what is vacant, in parks that serve, and neither makes nor loses floor")
    func invariants() throws {
        var (lettings, groups, pooled, refused, back) = (0, 0, 0, 0, 0)
        try forAll(seed: 41, count: 200) { generator, _ in
            let model = try model(&generator)
            var market = FloorMarket(model, sets: Self.sets, parkCount: Self.parkCount)
            market.reset()
            var free = [Bool](repeating: false, count: model.units.count)
            var pools = [6_000, 0, 0]
            var completed = 7_000
            var rented: [FloorMarket.Letting] = []
            var unseen = Array(model.units.indices).shuffled(using: &generator)
            for _ in 0..<60 {
                switch Int.random(in: 0..<10, using: &generator) {
                case 0...2:
                    guard let unit = unseen.popLast() else { continue }
                    let isNew = model.units[unit].isUnderConstruction
                    market.free(unit: unit, isNew: isNew)
                    free[unit] = true
                    if isNew { completed += model.units[unit].squareMetres }
                case 3:
                    let (floor, park) = (
                        Int.random(in: 500...4_000, using: &generator),
                        Int.random(in: 0..<Self.parkCount, using: &generator)
                    )
                    market.complete(floor, park: park)
                    pools[park] += floor
                    completed += floor
                case 4:
                    guard let place = rented.indices.randomElement(using: &generator) else { continue }
                    let letting = rented.remove(at: place)
                    market.putBack(letting)
                    for unit in letting.units { free[unit] = true }
                    pools[letting.park] += letting.pooled
                    back += 1
                default:
                    let park = Int.random(in: 0..<Self.parkCount, using: &generator)
                    let need = FloorNeed(
                        kind: .smallFirm, entity: 0, due: 0, givesUp: .infinity,
                        squareMetres: 50 * Int.random(in: 4...160, using: &generator), leaseMonths: 1, park: park,
                        allowed: Bool.random(using: &generator) ? park : Self.sets.count - 1)
                    let serves = Self.sets[need.allowed]
                    guard let letting = market.letting(for: need) else {
                        refused += 1
                        for park in 0..<Self.parkCount where serves[park] {
                            try #require(pools[park] < need.squareMetres)
                            try #require(
                                !model.units.indices.contains {
                                    let unit = model.units[$0]
                                    return free[$0] && unit.park == park && unit.squareMetres >= need.squareMetres
                                        && unit.squareMetres <= 2 * need.squareMetres + 500
                                })
                        }
                        continue
                    }
                    lettings += 1
                    groups += letting.units.count > 1 ? 1 : 0
                    pooled += letting.pooled > 0 ? 1 : 0
                    let floor = letting.units.reduce(letting.pooled) { $0 + model.units[$1].squareMetres }
                    try #require(letting.squareMetres == floor && floor >= need.squareMetres)
                    try #require(serves[letting.park] && letting.units.count <= model.mostUnits)
                    try #require(Set(letting.units).count == letting.units.count)
                    try #require(letting.units.allSatisfy { free[$0] && model.units[$0].park == letting.park })
                    try #require(Set(letting.units.map { model.units[$0].building }).count <= 1)
                    try #require(
                        letting.pooled <= pools[letting.park] && (letting.pooled == 0 || letting.units.isEmpty))
                    market.take(letting)
                    for unit in letting.units { free[unit] = false }
                    pools[letting.park] -= letting.pooled
                    rented.append(letting)
                }
                let vacant = free.indices.reduce(pools.reduce(0, +)) {
                    $0 + (free[$1] ? model.units[$1].squareMetres : 0)
                }
                try #require(market.vacant == vacant && market.completed == completed)
            }
        }
        #expect(lettings > 1000 && groups > 50 && pooled > 100 && refused > 500 && back > 200)
    }
}

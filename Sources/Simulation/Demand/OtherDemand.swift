// SPDX-License-Identifier: Apache-2.0

/// Demand that does not come from signed projects: small firms that seek floor, land that factories are built on, and
/// tenants that buy land of their own.
struct OtherDemand: Sendable {
    let firms: PoissonLaw
    let firmFloor: ChanceLaw?
    let lots: PoissonLaw
    /// Floor of a lot, in m².
    let lotFloor: ChanceLaw?
    let floorAreaRatio: Double
    let landFromReserve: Double
    let graduates: PoissonLaw
    let graduateLand: ChanceLaw?

    /// - Parameter tenants: firms that rent floor at the start.
    init(_ scenario: ReserveScenario, tenants: Int) {
        let years = scenario.value(.horizon) / 12
        firms = PoissonLaw(mean: scenario.value(.firmsPerYear) * years)
        firmFloor = scenario.law(.firmFloor)
        lotFloor = scenario.law(.lotFloor)
        let mean = lotFloor?.mean ?? 1
        lots = PoissonLaw(mean: mean > 0 ? min(1e5, scenario.value(.startedPerYear) / mean * years) : 0)
        floorAreaRatio = scenario.value(.floorAreaRatio)
        landFromReserve = scenario.value(.landFromReserve)
        graduates = PoissonLaw(mean: min(1e5, scenario.value(.graduation) * Double(tenants) * years))
        graduateLand = scenario.law(.graduateLand)
    }
}

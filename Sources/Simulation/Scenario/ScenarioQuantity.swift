// SPDX-License-Identifier: Apache-2.0

/// What kind of figure an entry of a scenario is, in which units it may be written, and the one the simulation counts in.
public enum ScenarioQuantity: String, Sendable, Hashable, CaseIterable {
    case duration, land, floorArea, investment, intensity, rate, share, number, landCost, waitingCost

    /// The units it may be written in, each with the factor to the first.
    public var units: [(name: String, factor: Double)] {
        switch self {
        case .duration:
            [("months", 1), ("days", 12 / 365.25), ("weeks", 12 * 7 / 365.25), ("years", 12)]
        case .land: [("亩", 1), ("ha", 15)]
        case .floorArea: [("㎡", 1), ("万㎡", 1e4)]
        case .investment: [("亿元", 1), ("万元", 1e-4)]
        case .intensity: [("万元/亩", 1)]
        case .rate: [("1/year", 1), ("1/month", 12), ("1/week", 365.25 / 7)]
        case .share: [("share", 1)]
        case .number: [("1", 1)]
        case .landCost: [("万元/亩", 1)]
        case .waitingCost: [("万元/亩·month", 1)]
        }
    }

    /// The unit in which values are held.
    public var baseUnit: String { units[0].name }

    func factor(of unit: String) -> Double? { units.first { $0.name == unit }?.factor }
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel

extension Scenario {
    public var name: String {
        switch self {
        case .staticDemand(let scenario): scenario.name
        case .reserve(let scenario): scenario.name
        }
    }

    public var title: Term {
        switch self {
        case .staticDemand(let scenario): scenario.title
        case .reserve(let scenario): scenario.title
        }
    }

    /// What counts as demand.
    public var scope: Term {
        switch self {
        case .staticDemand(let scenario): scenario.scope
        case .reserve(let scenario): scenario.scope
        }
    }

    public var horizonMonths: Double {
        switch self {
        case .staticDemand(let scenario): scenario.horizonMonths.value
        case .reserve(let scenario): scenario.value(.horizon)
        }
    }

    public var tierCount: Int {
        switch self {
        case .staticDemand(let scenario): scenario.tiers.count
        case .reserve(let scenario): scenario.tiers.count
        }
    }

    /// Of all tiers.
    public var signingsPerYear: Double {
        switch self {
        case .staticDemand(let scenario): scenario.tiers.reduce(0) { $0 + $1.signingsPerYear.value }
        case .reserve(let scenario): scenario.tiers.reduce(0) { $0 + $1.signingsPerYear }
        }
    }

    /// As files write it.
    public var mode: String {
        switch self {
        case .staticDemand: Mode.staticDemand.rawValue
        case .reserve: Mode.reserve.rawValue
        }
    }
}

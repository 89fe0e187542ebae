// SPDX-License-Identifier: Apache-2.0

/// What a plant draws from or gives to the networks.
public enum UtilityKind: String, CaseIterable, Hashable, Sendable {
    case power, water, gas, effluent

    public var name: Term {
        switch self {
        case .power: Term(en: "power", zh: "供电")
        case .water: Term(en: "water", zh: "供水")
        case .gas: Term(en: "gas", zh: "供气")
        case .effluent: Term(en: "effluent", zh: "排污")
        }
    }

    public var unit: String {
        switch self {
        case .power: "kVA"
        case .water, .effluent: "m³/d"
        case .gas: "m³/h"
        }
    }

    /// The column of a park, parcel or unit that holds it; a project's need stands in `needed_` + this.
    public var fieldName: String {
        switch self {
        case .power: "power_kva"
        case .water: "water_m3_per_day"
        case .gas: "gas_m3_per_hour"
        case .effluent: "effluent_m3_per_day"
        }
    }
}

/// An amount of each utility, in the unit of its kind; nil where it is not known.
public struct UtilityAmounts: Hashable, Sendable {
    private var amounts: [UtilityKind: Double] = [:]

    public init() {}

    public subscript(kind: UtilityKind) -> Double? {
        get { amounts[kind] }
        set { amounts[kind] = newValue }
    }
}

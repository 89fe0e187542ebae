// SPDX-License-Identifier: Apache-2.0

/// The size tiers of the planned signings, read as nested: 300 in all, 200 of 1亿 or more, 50 of 5, 20 of 10.
enum ProjectTier: String, CaseIterable, Sendable {
    case below1 = "<1亿"
    case from1To5 = "1-5亿"
    case from5To10 = "5-10亿"
    case from10 = "≥10亿"

    var plannedSignings: Int {
        switch self {
        case .below1: 100
        case .from1To5: 150
        case .from5To10: 30
        case .from10: 20
        }
    }

    /// Bounds in 亿元.
    var bounds: (lower: Double, upper: Double) {
        switch self {
        case .below1: (0.4, 1)
        case .from1To5: (1, 5)
        case .from5To10: (5, 10)
        case .from10: (10, 100)
        }
    }

    /// Part of the tier that is industrial and needs land of its own (expert assumption, mid case).
    var landShare: Double {
        switch self {
        case .below1: 0.11
        case .from1To5: 0.45
        case .from5To10: 0.64
        case .from10: 0.68
        }
    }

    /// Part of the tier that needs a floor of a standard factory and no land.
    var floorShare: Double {
        switch self {
        case .below1: 0.6
        case .from1To5: 0.3
        case .from5To10: 0.1
        case .from10: 0
        }
    }

    /// Part of the whole land that the first phase takes.
    var firstPhaseShare: Double {
        switch self {
        case .below1, .from1To5: 1
        case .from5To10: 0.75
        case .from10: 0.5
        }
    }

    init(investmentYi: Double) {
        self = investmentYi < 1 ? .below1 : investmentYi < 5 ? .from1To5 : investmentYi < 10 ? .from5To10 : .from10
    }
}

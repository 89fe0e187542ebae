// SPDX-License-Identifier: Apache-2.0

/// The numbers HiGHS takes as they are. Outside them it would refuse, or silently change what was meant.
enum SolverRange {
    /// From here on a bound or a cost counts as infinite (options `infinite_bound`, `infinite_cost`).
    static let infinite = 1e20
    /// A coefficient above is refused (`large_matrix_value`).
    static let largestCoefficient = 1e15
    /// A coefficient below is dropped (`small_matrix_value`).
    static let smallestCoefficient = 1e-9

    static func holds(coefficient: Double) -> Bool {
        // Not a number fails every comparison.
        abs(coefficient) <= largestCoefficient && abs(coefficient) >= smallestCoefficient
    }

    static func holds(cost: Double) -> Bool {
        abs(cost) < infinite
    }

    /// Whether `lower` and `upper` leave room between them and are infinite on their own sides only.
    static func holds(lower: Double, upper: Double) -> Bool {
        lower <= upper && lower < infinite && upper > -infinite && (lower == -.infinity || lower > -infinite)
            && (upper == .infinity || upper < infinite)
    }

    static func check(costs: [Double]) throws(OptimizationError) {
        for cost in costs where !holds(cost: cost) {
            throw OptimizationError(.invalidModel, "the cost \(cost) is not a usable number")
        }
    }

    static func check(coefficients: [Double]) throws(OptimizationError) {
        for coefficient in coefficients where !holds(coefficient: coefficient) {
            throw OptimizationError(.invalidModel, "the coefficient \(coefficient) is not a usable number")
        }
    }

    static func check(lower: [Double], upper: [Double]) throws(OptimizationError) {
        for (low, high) in zip(lower, upper) where !holds(lower: low, upper: high) {
            throw OptimizationError(.invalidModel, "the bounds \(low) and \(high) are not usable")
        }
    }
}

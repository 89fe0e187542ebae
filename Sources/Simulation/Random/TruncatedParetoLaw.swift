// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Sizes with a heavy tail between two bounds: density proportional to x^(−α−1) from `lower` to `upper`.
public struct TruncatedParetoLaw: Sendable, Hashable {
    public let exponent: Double
    public let lower: Double
    public let upper: Double
    private let lowerPower: Double
    private let upperPower: Double

    /// - Precondition: `exponent` is positive and `lower` positive and less than `upper`, which is finite.
    public init(exponent: Double, lower: Double, upper: Double) {
        precondition(exponent > 0 && lower > 0 && lower < upper && upper < .infinity, "a law without sense")
        self.exponent = exponent
        self.lower = lower
        self.upper = upper
        lowerPower = pow(lower, -exponent)
        upperPower = pow(upper, -exponent)
    }

    /// The size below which a share `uniform` of all sizes lies.
    public func quantile(_ uniform: Double) -> Double {
        let power = lowerPower - uniform * (lowerPower - upperPower)
        let size = exponent == 1 ? 1 / power : pow(power, -1 / exponent)
        return min(max(size, lower), upper)
    }

    /// E[xᵏ] = g(k − α) / g(−α) with g(p) = ∫ x^(p−1) dx over the bounds.
    public func moment(_ order: Double) -> Double {
        integral(order - exponent) / integral(-exponent)
    }

    /// (upperᵖ − lowerᵖ) / p in a form that stays exact as p goes to 0, where it is ln(upper / lower).
    private func integral(_ power: Double) -> Double {
        let logarithm = log(upper / lower)
        return power == 0 ? logarithm : pow(lower, power) * expm1(power * logarithm) / power
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Positive values whose logarithm is normal, with median `median` and standard deviation of the logarithm `sigma`.
public struct LognormalLaw: Sendable, Hashable {
    public let median: Double
    public let sigma: Double

    /// - Precondition: `median` is positive and finite, `sigma` is not negative and finite.
    public init(median: Double, sigma: Double) {
        precondition(median > 0 && median < .infinity && sigma >= 0 && sigma < .infinity, "a law without sense")
        self.median = median
        self.sigma = sigma
    }

    /// The value below which a share `uniform` of all values lies.
    public func quantile(_ uniform: Double) -> Double {
        median * exp(sigma * NormalLaw.quantile(uniform))
    }

    /// E[xᵏ] = medianᵏ e^(k²σ²/2), for negative k too.
    public func moment(_ order: Double) -> Double {
        pow(median, order) * exp(order * order * sigma * sigma / 2)
    }
}

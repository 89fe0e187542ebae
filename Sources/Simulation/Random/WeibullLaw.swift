// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Positive values with cumulative probability F(x) = 1 − e^(−(x/λ)ᵏ), `shape` k and `scale` λ: waiting times whose end
/// grows likelier with age for k above 1, and less likely below.
public struct WeibullLaw: Sendable, Hashable {
    public let shape: Double
    /// The value below which a share 1 − 1/e of all values lies, in the unit of the values.
    public let scale: Double
    private let shapeInverse: Double

    /// - Precondition: `shape` and `scale` are positive and finite.
    public init(shape: Double, scale: Double) {
        precondition(shape > 0 && shape < .infinity && scale > 0 && scale < .infinity, "a law without sense")
        self.shape = shape
        self.scale = scale
        shapeInverse = 1 / shape
    }

    /// The value below which a share `uniform` of all values lies: λ (−ln(1 − uniform))^(1/k), 0 at 0 and infinite at 1.
    public func quantile(_ uniform: Double) -> Double {
        // Away from 0 the plain logarithm is as good as `log1p` and quicker; `pow` takes half as long again, for a last
        // digit that no draw needs.
        scale * exp(shapeInverse * log(-(uniform < 0.01 ? log1p(-uniform) : log(1 - uniform))))
    }

    /// The share of all values that is at most `value`; 0 for negative ones.
    public func cumulative(_ value: Double) -> Double {
        value > 0 ? -expm1(-pow(value / scale, shape)) : 0
    }

    /// E[xᵒ] = λᵒ Γ(1 + o/k) with o the `order`.
    ///
    /// - Precondition: `order` is above −`shape`, where the moment becomes infinite.
    public func moment(_ order: Double) -> Double {
        precondition(order > -shape, "the moment \(order) of a shape \(shape) is infinite")
        return pow(scale, order) * tgamma(1 + order * shapeInverse)
    }

    public var mean: Double {
        moment(1)
    }

    /// The mean of ``cumulative(_:)`` over the values from `start` to `end`: of entities whose ages are spread evenly
    /// between these two, the share whose waiting is over.
    ///
    /// - Precondition: `start` is not negative and less than `end`, which is finite.
    public func meanCumulative(from start: Double, to end: Double) -> Double {
        precondition(start >= 0 && start < end && end < .infinity, "no ages between \(start) and \(end)")
        return 1 - (survivalIntegral(to: end) - survivalIntegral(to: start)) / (end - start)
    }

    /// ∫ 1 − F over the values from 0 to x = `value`: with z = (x/λ)ᵏ and a = 1/k,
    /// x e^(−z) (1 + z/(a + 1) + z²/((a + 1)(a + 2)) + …).
    ///
    /// It is x a γ(a, z) z^(−a), γ by DLMF 8.7.1: no term is negative, so that nothing cancels.
    private func survivalIntegral(to value: Double) -> Double {
        let z = pow(value / scale, shape)
        // Beyond, the integral falls short of that to infinity, the mean, by less than 10⁻¹⁶ of it, whatever the shape.
        guard z < 50 + 2 * shapeInverse else { return mean }
        var (term, sum, factor) = (1.0, 1.0, shapeInverse)
        while term > sum * 0x1p-54 {
            factor += 1
            term *= z / factor
            sum += term
        }
        return value * exp(-z) * sum
    }
}

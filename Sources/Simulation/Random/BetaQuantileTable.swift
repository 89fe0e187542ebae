// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The quantiles of a beta distribution, tabulated once: reading one is a look-up and a straight line.
///
/// The cells of the table are those of the floating-point numbers themselves: each octave of the distance to the nearer
/// end, down to 2⁻²⁴, is cut into 32 equal cells. So they are as fine relative to that distance in the tails, where
/// quantiles run like a power, as in the middle, and the place in a cell is the mantissa's lower bits. Nearer to an end,
/// where not one draw in eight million falls, the quantile is that power.
struct BetaQuantileTable: Sendable {
    // Literals, so that nothing is computed or fetched when a quantile is read: 23 octaves of 2⁵ cells; 52 − 5 bits.
    private static let cells = 736
    private static let mantissaBits: UInt64 = 47
    private static let placeUnit = 0x1p-47
    private static let innermost = 0x1p-24
    private static let innermostInverse = 0x1p24

    /// Quantiles at distances 0 (the first), then 2⁻²⁴ and on to 1/2 from the lower end; then the same from the upper.
    private let values: [Double]
    private let lowerPower: Double
    private let upperPower: Double

    /// - Precondition: `alpha` and `beta` are at least 1.
    init(alpha: Double, beta: Double) {
        precondition(alpha >= 1 && beta >= 1, "a density that is infinite at an end")
        let lower = Self.distances(alpha: alpha, beta: beta)
        let upper = Self.distances(alpha: beta, beta: alpha).map { 1 - $0 }
        values = [0] + lower + [1] + upper.dropLast() + [lower[Self.cells]]
        lowerPower = 1 / alpha
        upperPower = 1 / beta
    }

    /// The value below which a share `uniform`, from 0 to 1, of all values lies; never falls as `uniform` rises.
    func quantile(_ uniform: Double) -> Double {
        let isUpper = uniform > 0.5
        let distance = isUpper ? 1 - uniform : uniform
        let side = isUpper ? Self.cells + 2 : 0
        let bits = distance.bitPattern
        let cell = Int(truncatingIfNeeded: bits >> Self.mantissaBits) &- Self.firstCell
        if cell >= 0 {
            // Signed, since that conversion is a single instruction.
            let place = Double(Int64(bitPattern: bits & (1 << Self.mantissaBits - 1))) * Self.placeUnit
            let near = values[side &+ cell &+ 1]
            return near + (values[side &+ cell &+ 2] - near) * place
        }
        let end = values[side]
        return end + (values[side &+ 1] - end)
            * pow(distance * Self.innermostInverse, isUpper ? upperPower : lowerPower)
    }

    private static var firstCell: Int { Int(truncatingIfNeeded: innermost.bitPattern >> mantissaBits) }

    /// How far from 0 the quantiles lie, at each edge of a cell from 2⁻²⁴ to 1/2.
    ///
    /// Newton's method for ln I(x) = ln t in ln x, where I is the incomplete beta function by DLMF 8.17.8:
    /// I(x) = xᵅ (1 − x)ᵝ S(x) / (α B(α, β)), S(x) = 1 + Σ x^n (α + β)…(α + β + n − 1) / ((α + 1)…(α + n)).
    /// The slope is α/((1 − x) S(x)), and falls as x rises for β ≥ 1: from the left, where t(α B)^(1/α) and every
    /// earlier quantile lie, each step falls short of the root, so that the steps need no bracket.
    private static func distances(alpha: Double, beta: Double) -> [Double] {
        let logarithm = log(alpha * tgamma(alpha) * tgamma(beta) / tgamma(alpha + beta))
        var x = exp((log(innermost) + logarithm) / alpha)
        return (0...cells).map { cell in
            let share = Double(bitPattern: UInt64(firstCell + cell) << mantissaBits)
            let target = log(share) + logarithm
            var step = 1.0
            while step > 1e-13 {
                let sum = series(alpha: alpha, beta: beta, at: x)
                let missing = target - alpha * log(x) - beta * log1p(-x) - log(sum)
                step = missing * (1 - x) * sum / alpha
                x *= exp(max(step, 0))
            }
            return x
        }
    }

    private static func series(alpha: Double, beta: Double, at x: Double) -> Double {
        var (term, sum, order) = (1.0, 1.0, 0.0)
        while term > sum * 0x1p-54 {
            term *= x * (alpha + beta + order) / (alpha + 1 + order)
            sum += term
            order += 1
        }
        return sum
    }
}

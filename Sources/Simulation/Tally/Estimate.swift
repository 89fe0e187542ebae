// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A figure from a simulation with its 95 % confidence interval.
///
/// The interval is about chance in the replications alone: it says nothing of whether the assumptions are right.
public struct Estimate: Sendable, Hashable {
    public let value: Double
    public let low: Double
    public let high: Double

    public init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    static let standardErrors = 1.959963984540054

    /// A mean of `count` values from their sum and the sum of their squares.
    static func mean(sum: Int128, squares: UInt128, count: Int) -> Estimate {
        let n = Double(count)
        let mean = Double(sum) / n
        // The difference is taken in whole numbers: in floating point it would lose its digits.
        let scaled = UInt128(count).multipliedReportingOverflow(by: squares)
        let square = sum.magnitude.multipliedReportingOverflow(by: sum.magnitude)
        let spread =
            scaled.overflow || square.overflow
            ? max(0, Double(squares) / n - mean * mean) * n * n : Double(scaled.partialValue - square.partialValue)
        let variance = count > 1 ? spread / n / (n - 1) : 0
        let halfWidth = standardErrors * (variance / n).squareRoot()
        return Estimate(value: mean, low: mean - halfWidth, high: mean + halfWidth)
    }

    /// A probability seen `hits` times in `count`, with the interval of Wilson (1927), which stays within 0 and 1.
    static func probability(hits: Int, count: Int) -> Estimate {
        let n = Double(count)
        let share = Double(hits) / n
        let z2 = standardErrors * standardErrors
        let center = (share + z2 / (2 * n)) / (1 + z2 / n)
        let halfWidth =
            standardErrors / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
        return Estimate(
            value: share, low: hits == 0 ? 0 : max(0, center - halfWidth),
            high: hits == count ? 1 : min(1, center + halfWidth))
    }

    /// The value that a share `probability` of all values do not exceed, times `scale`.
    ///
    /// The interval is free of any assumption on the distribution: the ranks between which the true quantile lies
    /// follow from the binomial distribution, here by its normal approximation (David and Nagaraja, *Order Statistics*, 2003,
    /// §7.1). It is widened to whole bins, and cannot reach beyond the smallest and largest value seen.
    static func quantile(_ probability: Double, of histogram: FixedBinHistogram, scale: Double) -> Estimate {
        let n = Double(histogram.total)
        let halfWidth = standardErrors * (n * probability * (1 - probability)).squareRoot()
        func rank(_ place: Double) -> Int {
            min(max(Int(place.rounded(.up)), 1), histogram.total)
        }
        return Estimate(
            value: histogram.value(atRank: rank(n * probability)).middle * scale,
            low: histogram.value(atRank: rank(n * probability - halfWidth)).lower * scale,
            high: histogram.value(atRank: rank(n * probability + halfWidth + 1)).upper * scale)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The curve by which signed projects start, from two counts at the end of a year: the shares started of this year's
/// signings and of last year's.
///
/// A share 1 − p of signings starts at all, after a time with cumulative probability F, a ``WeibullLaw`` in months.
/// Signings spread evenly over their year, so that at its end their ages are spread evenly over 0…12 months and over
/// 12…24 months a year later:
///
/// (1) a = (1 − p) ∫₀¹² F(t) dt / 12,
/// (2) b = (1 − p) ∫₁₂²⁴ F(t) dt / 12.
///
/// For each shape exactly one scale gives (2), b falling as the scale grows; along these, a falls from b to 0 as the
/// shape grows: every pair with 0 < a < b < 1 − p has exactly one law.
public struct WeibullFit: Sendable, Hashable {
    /// A point of the curve.
    public struct StartedShare: Sendable, Hashable {
        public let ageMonths: Double
        /// Of all signings of this age, those that never start included.
        public let share: Double
    }

    /// The time from signing to start in months, of signings that start.
    public let law: WeibullLaw
    /// The share p of signings that never start.
    public let neverStartsShare: Double
    /// What the law gives for this year's signings less what was observed: how well the solution was met.
    public let thisYearResidual: Double
    /// As ``thisYearResidual``, for last year's signings.
    public let lastYearResidual: Double

    /// - Parameters:
    ///   - thisYearStartedShare: a, the share of the signings of the year now ending that have started.
    ///   - lastYearStartedShare: b, that of the year before.
    ///   - neverStartsShare: p, assumed.
    /// - Complexity: about a millisecond.
    public init(
        thisYearStartedShare: Double, lastYearStartedShare: Double, neverStartsShare: Double = 0
    ) throws(LawFitError) {
        func refusal(_ reason: String) -> LawFitError {
            LawFitError(
                fit: "start curve with \(thisYearStartedShare) of this year's and \(lastYearStartedShare) of last "
                    + "year's signings started and \(neverStartsShare) never starting",
                reason: reason)
        }
        guard neverStartsShare >= 0, neverStartsShare < 1 else {
            throw refusal("the share that never starts must be at least 0 and less than 1")
        }
        guard thisYearStartedShare > 0, thisYearStartedShare < 1, lastYearStartedShare > 0, lastYearStartedShare < 1
        else {
            throw refusal("both started shares must lie between 0 and 1, neither included")
        }
        guard thisYearStartedShare < lastYearStartedShare else {
            throw refusal("more of the older signings must have started than of the younger")
        }
        guard lastYearStartedShare < 1 - neverStartsShare else {
            throw refusal("more of last year's signings have started than ever start")
        }
        let everStarts = 1 - neverStartsShare
        let (young, old) = (thisYearStartedShare / everStarts, lastYearStartedShare / everStarts)
        guard young >= 1e-6, old <= 1 - 1e-6 else {
            throw refusal("a started share within a millionth of none or of all says nothing of the curve")
        }
        let shapes = 0.05...50.0
        func law(_ shape: Double) -> WeibullLaw {
            Self.law(shape: shape, oldStartedShare: old)
        }
        guard Self.youngShare(law(shapes.upperBound)) < young, Self.youngShare(law(shapes.lowerBound)) > young else {
            throw refusal(
                "only a shape outside \(shapes.lowerBound) to \(shapes.upperBound) would do, which no start curve has")
        }
        let shape = Self.crossing(shapes) { Self.youngShare(law($0)) < young }
        self.law = law(shape)
        self.neverStartsShare = neverStartsShare
        thisYearResidual = everStarts * Self.youngShare(self.law) - thisYearStartedShare
        lastYearResidual = everStarts * Self.oldShare(self.law) - lastYearStartedShare
    }

    /// The age at which half of those signings that start at all have started.
    public var medianMonths: Double {
        law.quantile(0.5)
    }

    /// The share of all signings of age `ageMonths` that have started.
    public func startedShare(ageMonths: Double) -> Double {
        (1 - neverStartsShare) * law.cumulative(ageMonths)
    }

    /// The curve at the ages that reports show: 3, 6, 9, 12, 18 and 24 months.
    public var curve: [StartedShare] {
        [3, 6, 9, 12, 18, 24].map { StartedShare(ageMonths: $0, share: startedShare(ageMonths: $0)) }
    }

    private static func youngShare(_ law: WeibullLaw) -> Double {
        law.meanCumulative(from: 0, to: 12)
    }

    private static func oldShare(_ law: WeibullLaw) -> Double {
        law.meanCumulative(from: 12, to: 24)
    }

    /// The law of this shape that gives (2).
    ///
    /// The mean of F over these ages is met at one of them, and there (x/λ)ᵏ = −ln(1 − F): this bounds the scale.
    private static func law(shape: Double, oldStartedShare: Double) -> WeibullLaw {
        let relativeAge = WeibullLaw(shape: shape, scale: 1).quantile(oldStartedShare)
        let scale = crossing(12 / relativeAge...24 / relativeAge) {
            oldShare(WeibullLaw(shape: shape, scale: $0)) < oldStartedShare
        }
        return WeibullLaw(shape: shape, scale: scale)
    }

    /// Where in `bounds`, positive numbers, `isBeyond` turns from false to true, by halving their ratio.
    private static func crossing(_ bounds: ClosedRange<Double>, _ isBeyond: (Double) -> Bool) -> Double {
        var (low, high) = (bounds.lowerBound, bounds.upperBound)
        while true {
            let middle = low * (high / low).squareRoot()
            guard low < middle, middle < high else { return low }
            if isBeyond(middle) {
                high = middle
            } else {
                low = middle
            }
        }
    }
}

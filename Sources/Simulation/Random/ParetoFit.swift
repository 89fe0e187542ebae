// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The exponent of a heavy tail from counts of what is at least so large: α in n(x) ∝ x^(−α), for ``TruncatedParetoLaw``.
///
/// From n₁ at x₁ and n₂ at x₂, α = ln(n₁/n₂) / ln(x₂/x₁).
public struct ParetoFit: Sendable, Hashable {
    /// How many are at least so large.
    public struct TailCount: Sendable, Hashable {
        /// In the unit of the sizes.
        public let threshold: Double
        /// All from the threshold on, those of every higher threshold among them.
        public let count: Double

        public init(threshold: Double, count: Double) {
            self.threshold = threshold
            self.count = count
        }
    }

    /// α from the lowest and the highest threshold alone.
    public let exponent: Double
    /// α between each threshold and the next: far from equal, the tail is no power law.
    public let neighbourExponents: [Double]

    /// - Parameter tail: at least two, by rising threshold.
    public init(_ tail: [TailCount]) throws(LawFitError) {
        func refusal(_ reason: String) -> LawFitError {
            let counts = tail.map { "\($0.count) from \($0.threshold)" }.joined(separator: ", ")
            return LawFitError(fit: "exponent of a tail with \(counts.isEmpty ? "no counts" : counts)", reason: reason)
        }
        guard let lowest = tail.first, let highest = tail.last, tail.count >= 2 else {
            throw refusal("it takes the counts at two thresholds")
        }
        guard tail.allSatisfy({ $0.threshold > 0 && $0.threshold < .infinity }) else {
            throw refusal("every threshold must be positive")
        }
        guard tail.allSatisfy({ $0.count > 0 && $0.count < .infinity }) else {
            throw refusal("every count must be positive: none above a threshold says nothing of how fast they thin out")
        }
        let pairs = zip(tail, tail.dropFirst())
        guard pairs.allSatisfy({ $0.threshold < $1.threshold }) else {
            throw refusal("each threshold must be above the one before")
        }
        guard pairs.allSatisfy({ $0.count > $1.count }) else {
            throw refusal("each count includes those above the next threshold, and must be greater than the next")
        }
        exponent = Self.exponent(lowest, highest)
        neighbourExponents = pairs.map(Self.exponent)
    }

    private static func exponent(_ lower: TailCount, _ upper: TailCount) -> Double {
        log(lower.count / upper.count) / log(upper.threshold / lower.threshold)
    }
}

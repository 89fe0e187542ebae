// SPDX-License-Identifier: Apache-2.0

/// How many independent rare events happen: P(k) = e^(−m) mᵏ / k!.
public struct PoissonLaw: Sendable, Hashable {
    public let mean: Double
    /// P(at most k), by k.
    private let cumulative: [Double]

    /// - Precondition: `mean` is from 0 to a million.
    /// - Complexity: O(√mean).
    public init(mean: Double) {
        precondition(mean >= 0 && mean <= 1e6, "a Poisson mean of \(mean)")
        self.mean = mean
        // Weights relative to the most likely count, outward until they vanish: no factorial, no underflow.
        let mode = Int(mean)
        var above: [Double] = []
        var weight = 1.0
        while weight > 1e-25 {
            weight *= mean / Double(mode + above.count + 1)
            above.append(weight)
        }
        var below: [Double] = []
        weight = 1
        while weight > 1e-25, below.count < mode {
            weight *= Double(mode - below.count) / mean
            below.append(weight)
        }
        let weights = below.reversed() + [1] + above
        let total = weights.reduce(0, +)
        var sum = 0.0
        let first = mode - below.count
        cumulative =
            [Double](repeating: 0, count: first)
            + weights.map { part in
                sum += part
                return sum / total
            }
    }

    /// The count at which the cumulative probability passes `uniform`: larger draws never give smaller counts, and a
    /// larger mean never gives a smaller count for the same draw.
    public func count(at uniform: Double) -> Int {
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > uniform {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}

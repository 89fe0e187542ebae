// SPDX-License-Identifier: Apache-2.0

/// Investments drawn evenly over the quantiles of a truncated Pareto law with α = 1, the tail the nested tiers imply
/// (200 projects above 1亿, 20 above 10亿).
enum InvestmentQuantiles {
    /// `count` investments between the bounds, ascending: the middle of each of `count` equal slices of probability.
    static func stratified(count: Int, from lower: Double, to upper: Double) -> [Double] {
        (0..<count).map { index in
            let probability = (Double(index) + 0.5) / Double(count)
            return 1 / (1 / lower - probability * (1 / lower - 1 / upper))
        }
    }

    /// Whole 万元 in the same proportions, with the sum exact; at least 1 each.
    static func scaled(_ investments: [Double], toSum sum: Int) -> [Int] {
        let total = investments.reduce(0, +)
        var result = investments.map { max(1, Int(($0 / total * Double(sum)).rounded(.down))) }
        // The largest takes what rounding left, which is least felt there.
        if let last = result.indices.last { result[last] += sum - result.reduce(0, +) }
        return result
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The values at which an axis is marked: multiples of 1, 2 or 5 times a power of ten, from the last one below the
/// figures to the first one above them.
struct ChartTicks: Hashable {
    private let mantissa: Int
    let exponent: Int
    private let first: Int
    private let last: Int

    /// The finest marks of which there are at most so many.
    ///
    /// A range too narrow to be told from a point (10⁻⁶ of its magnitude) is widened by a twentieth of the magnitude at
    /// both ends, and that of zero alone to 0…1.
    /// - Parameters:
    ///   - count: at least 3, for a range across zero has no fewer.
    ///   - isWhole: no fractions between the marks, as for counts.
    init(covering range: ClosedRange<Double>, atMost count: Int, isWhole: Bool = false) {
        precondition(count >= 3, "three marks show a range that crosses zero")
        let range = Self.widened(range)
        for exponent in (isWhole ? 0 : -16)...16 {
            for mantissa in [1, 2, 5] {
                let step = Self.value(1, mantissa, exponent)
                let ends = (range.lowerBound / step, range.upperBound / step)
                if max(ends.0.magnitude, ends.1.magnitude) > 1e9 { continue }
                let (first, last) = (Self.snapped(ends.0, .down), Self.snapped(ends.1, .up))
                if last - first < count {
                    (self.mantissa, self.exponent, self.first, self.last) = (mantissa, exponent, first, last)
                    return
                }
            }
        }
        preconditionFailure("\(range) is beyond what a chart shows")
    }

    var values: [Double] { (first...last).map { Self.value($0, mantissa, exponent) } }
    var step: Double { Self.value(1, mantissa, exponent) }
    var range: ClosedRange<Double> {
        Self.value(first, mantissa, exponent)...Self.value(last, mantissa, exponent)
    }

    private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let magnitude = max(range.lowerBound.magnitude, range.upperBound.magnitude)
        if magnitude < 1e-9 { return 0...1 }
        if range.upperBound - range.lowerBound > magnitude * 1e-6 { return range }
        return (range.lowerBound - magnitude / 20)...(range.upperBound + magnitude / 20)
    }

    /// Dividing by a negative power of ten keeps 3 × 0.1 the number that is written 0.3.
    private static func value(_ index: Int, _ mantissa: Int, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent.magnitude { power *= 10 }
        let whole = Double(index * mantissa)
        return exponent < 0 ? whole / power : whole * power
    }

    /// A multiple that is met but for the error of the division is met.
    private static func snapped(_ quotient: Double, _ rule: FloatingPointRoundingRule) -> Int {
        let nearest = quotient.rounded()
        let isMet = (quotient - nearest).magnitude <= max(1e-9, quotient.magnitude * 1e-14)
        return Int(isMet ? nearest : quotient.rounded(rule))
    }
}

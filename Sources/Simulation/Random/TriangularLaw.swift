// SPDX-License-Identifier: Apache-2.0

/// Values between two bounds, whose density rises in a straight line from `minimum` to `mode` and falls in one to
/// `maximum`. With all three equal, a constant.
public struct TriangularLaw: Sendable, Hashable {
    public let minimum: Double
    public let mode: Double
    public let maximum: Double
    /// The share of values below the mode.
    private let risingShare: Double
    private let risingFactor: Double
    private let fallingFactor: Double

    /// - Precondition: the three are finite and do not fall.
    public init(minimum: Double, mode: Double, maximum: Double) {
        precondition(
            minimum > -.infinity && minimum <= mode && mode <= maximum && maximum < .infinity, "a law without sense")
        self.minimum = minimum
        self.mode = mode
        self.maximum = maximum
        let span = maximum - minimum
        risingShare = span > 0 ? (mode - minimum) / span : 0
        risingFactor = span * (mode - minimum)
        fallingFactor = span * (maximum - mode)
    }

    /// The value below which a share `uniform`, from 0 to 1, of all values lies: `minimum` at 0, `maximum` at 1.
    public func quantile(_ uniform: Double) -> Double {
        // The mode bounds both sides, so that rounding never turns the order of two values.
        uniform < risingShare
            ? min(minimum + (uniform * risingFactor).squareRoot(), mode)
            : max(maximum - ((1 - uniform) * fallingFactor).squareRoot(), mode)
    }

    public var mean: Double {
        (minimum + mode + maximum) / 3
    }

    /// (r² + r f + f²)/18 with r and f the widths of the rising and of the falling side.
    public var variance: Double {
        let (rising, falling) = (mode - minimum, maximum - mode)
        return (rising * rising + rising * falling + falling * falling) / 18
    }
}

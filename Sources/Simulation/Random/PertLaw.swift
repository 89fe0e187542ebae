// SPDX-License-Identifier: Apache-2.0

/// Values between two bounds around a most likely one, smoother than a ``TriangularLaw`` and with less weight at the
/// bounds: the beta distribution with α = 1 + 4 (mode − minimum)/(maximum − minimum) and
/// β = 1 + 4 (maximum − mode)/(maximum − minimum), stretched from 0…1 to the bounds. With all three equal, a constant.
///
/// Malcolm, Roseboom, Clark and Fazar: *Application of a technique for research and development program evaluation*,
/// Operations Research 7 (1959), with the customary weight of 4 for the mode.
public struct PertLaw: Sendable {
    public let minimum: Double
    public let mode: Double
    public let maximum: Double
    private let span: Double
    private let table: BetaQuantileTable

    /// - Precondition: the three are finite and do not fall.
    /// - Complexity: the table of quantiles is made here, in about a millisecond. Copies and ``scaled(by:)`` share it.
    public init(minimum: Double, mode: Double, maximum: Double) {
        let span = maximum - minimum
        let rising = span > 0 ? (mode - minimum) / span : 0.5
        self.init(
            minimum: minimum, mode: mode, maximum: maximum,
            table: BetaQuantileTable(alpha: 1 + 4 * rising, beta: 5 - 4 * rising))
    }

    private init(minimum: Double, mode: Double, maximum: Double, table: BetaQuantileTable) {
        precondition(
            minimum > -.infinity && minimum <= mode && mode <= maximum && maximum < .infinity, "a law without sense")
        self.minimum = minimum
        self.mode = mode
        self.maximum = maximum
        span = maximum - minimum
        self.table = table
    }

    /// The value below which a share `uniform`, from 0 to 1, of all values lies: `minimum` at 0, `maximum` at 1.
    ///
    /// Read from a table, wrong by less than a ten-thousandth of the span; larger draws never give smaller values.
    public func quantile(_ uniform: Double) -> Double {
        uniform < 1 ? min(minimum + span * table.quantile(uniform), maximum) : maximum
    }

    public var mean: Double {
        (minimum + 4 * mode + maximum) / 6
    }

    /// αβ/((α + β)²(α + β + 1)) of the squared span, where α + β is 6.
    public var variance: Double {
        (mean - minimum) * (maximum - mean) / 7
    }

    /// All values times `factor`.
    ///
    /// - Precondition: `factor` is positive and finite.
    public func scaled(by factor: Double) -> PertLaw {
        precondition(factor > 0 && factor < .infinity, "a law cannot be scaled by \(factor)")
        return PertLaw(minimum: minimum * factor, mode: mode * factor, maximum: maximum * factor, table: table)
    }
}

// The table follows from the three, and a scaled law may differ from one made anew in its last digits only.
extension PertLaw: Hashable {
    public static func == (left: PertLaw, right: PertLaw) -> Bool {
        left.minimum == right.minimum && left.mode == right.mode && left.maximum == right.maximum
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(minimum)
        hasher.combine(mode)
        hasher.combine(maximum)
    }
}

// Without the table, which would fill pages.
extension PertLaw: CustomStringConvertible {
    public var description: String {
        "PertLaw(minimum: \(minimum), mode: \(mode), maximum: \(maximum))"
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A figure with its confidence interval, which is a single point when it is known exactly.
public struct ChartEstimate: Hashable, Sendable {
    public let value: Double
    public let lower: Double
    public let upper: Double

    /// Every number is finite and at most 10¹⁵ in magnitude; the interval holds the value.
    public init(_ value: Double, lower: Double, upper: Double) {
        precondition(lower <= value && value <= upper, "\(value) lies outside \(lower)…\(upper)")
        self.value = Self.checked(value)
        self.lower = Self.checked(lower)
        self.upper = Self.checked(upper)
    }

    public init(_ value: Double) {
        self.init(value, lower: value, upper: value)
    }

    var isExact: Bool { lower == upper }

    /// The number itself, which must be one that a chart can show.
    static func checked(_ value: Double) -> Double {
        precondition(value.isFinite && value.magnitude <= 1e15, "\(value) is no figure of a chart")
        return value
    }
}

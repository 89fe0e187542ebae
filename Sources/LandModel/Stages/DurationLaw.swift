// SPDX-License-Identifier: Apache-2.0

/// How long a step takes, in months: its minimum, most likely value and maximum (the three points of PERT).
public struct DurationLaw: Hashable, Sendable {
    public enum Point: Sendable, CaseIterable { case minimum, mode, maximum }

    public let minimumMonths: Double
    public let modeMonths: Double
    public let maximumMonths: Double

    public init(minimumMonths: Double, modeMonths: Double, maximumMonths: Double) throws(QuantityError) {
        guard minimumMonths >= 0, minimumMonths <= modeMonths, modeMonths <= maximumMonths, maximumMonths.isFinite
        else {
            throw QuantityError(
                text: "\(minimumMonths)/\(modeMonths)/\(maximumMonths)",
                expected: "a duration with 0 ≤ min ≤ mode ≤ max")
        }
        self.minimumMonths = minimumMonths
        self.modeMonths = modeMonths
        self.maximumMonths = maximumMonths
    }

    public subscript(point: Point) -> Double {
        switch point {
        case .minimum: minimumMonths
        case .mode: modeMonths
        case .maximum: maximumMonths
        }
    }
}

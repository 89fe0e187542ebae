// SPDX-License-Identifier: Apache-2.0

extension Double {
    /// Rounded to a whole number of `step`s, such as 0.01 m² or 5 kVA.
    func rounded(toStep step: Double) -> Double {
        let steps = (self / step).rounded()
        // Dividing by the reciprocal keeps 0.01 steps at their shortest decimal form.
        let reciprocal = (1 / step).rounded()
        return step < 1 ? steps / reciprocal : steps * step
    }

    /// Whole hundredths, in which areas are added without error.
    var hundredths: Int { Int((self * 100).rounded()) }

    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

extension Int {
    /// This many hundredths as a number.
    var asHundredths: Double { Double(self) / 100 }
}

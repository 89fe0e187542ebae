// SPDX-License-Identifier: Apache-2.0

/// From figures to pixels along one axis.
struct ChartScale {
    let range: ClosedRange<Double>
    /// The pixels of the two ends of the range; the first is the greater on a vertical axis.
    let pixels: (from: Double, to: Double)

    init(_ range: ClosedRange<Double>, from: Double, to: Double) {
        precondition(range.lowerBound < range.upperBound, "an axis has a length")
        self.range = range
        pixels = (from, to)
    }

    func pixel(_ value: Double) -> Double {
        let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        return pixels.from + (pixels.to - pixels.from) * share
    }
}

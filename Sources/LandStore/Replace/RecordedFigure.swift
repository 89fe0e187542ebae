// SPDX-License-Identifier: Apache-2.0

/// A recorded figure, such as an area, that is divided among parts.
enum RecordedFigure {
    private static let partsOfUnit = 10_000.0

    /// `total` divided in proportion to `weights`, so that the parts add up to it to the last bit, in any order.
    ///
    /// Each part but the last is rounded to a ten-thousandth and then to a whole multiple of the distance between
    /// `total` and the next number, of which all sums are then multiples too and hence exact; the last takes the rest.
    /// - Precondition: `total` is not negative, there are weights, and none is negative.
    static func divided(_ total: Double, by weights: [Double]) -> [Double] {
        precondition(total >= 0 && !weights.isEmpty && weights.allSatisfy { $0 >= 0 }, "a share is not negative")
        let sum = weights.reduce(0, +)
        guard total > 0, sum > 0 else { return weights.indices.map { $0 == weights.count - 1 ? total : 0 } }
        var parts: [Double] = []
        var rest = total
        for weight in weights.dropLast() {
            let plain = (total * (weight / sum) * partsOfUnit).rounded() / partsOfUnit
            let part = min(rest, (plain / total.ulp).rounded() * total.ulp)
            parts.append(part)
            rest -= part
        }
        return parts + [rest]
    }
}

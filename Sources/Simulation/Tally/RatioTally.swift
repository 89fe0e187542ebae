// SPDX-License-Identifier: Apache-2.0

/// Sums of two whole numbers a replication and of their product, for the ratio of their means.
struct RatioTally: Sendable, Hashable {
    private(set) var part = MeasureTally()
    private(set) var whole = MeasureTally()
    private(set) var products: Int128 = 0

    init() {}

    init(part: MeasureTally, whole: MeasureTally, products: Int128) {
        self.part = part
        self.whole = whole
        self.products = products
    }

    mutating func add(_ part: Int, of whole: Int) {
        self.part.add(part)
        self.whole.add(whole)
        products += Int128(part) * Int128(whole)
    }

    mutating func absorb(_ other: RatioTally) {
        part.absorb(other.part)
        whole.absorb(other.whole)
        products += other.products
    }

    /// The mean of the one over that of the other, with an interval by the delta method; nil where the whole is nothing.
    func ratio(count: Int) -> Estimate? {
        guard whole.sum > 0, count > 0 else { return nil }
        let n = Double(count)
        let (x, y) = (Double(part.sum) / n, Double(whole.sum) / n)
        let ratio = x / y
        let variance =
            Double(part.squares) / n - x * x - 2 * ratio * (Double(products) / n - x * y)
            + ratio * ratio * (Double(whole.squares) / n - y * y)
        let halfWidth = Estimate.standardErrors * (max(0, variance) / n).squareRoot() / y
        return Estimate(value: ratio, low: ratio - halfWidth, high: ratio + halfWidth)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Sums of one whole number a replication, exact and so without order.
struct MeasureTally: Sendable, Hashable {
    private(set) var sum: Int128 = 0
    private(set) var squares: UInt128 = 0

    init() {}

    init(sum: Int128, squares: UInt128) {
        self.sum = sum
        self.squares = squares
    }

    mutating func add(_ value: Int) {
        sum += Int128(value)
        squares += UInt128(value.magnitude) * UInt128(value.magnitude)
    }

    mutating func absorb(_ other: MeasureTally) {
        sum += other.sum
        squares += other.squares
    }

    /// - Precondition: `count` is above 0.
    func mean(count: Int, per unit: Double) -> Estimate {
        let mean = Estimate.mean(sum: sum, squares: squares, count: count)
        return Estimate(value: mean.value / unit, low: mean.low / unit, high: mean.high / unit)
    }
}

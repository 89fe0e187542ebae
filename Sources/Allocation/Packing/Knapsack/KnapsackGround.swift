// SPDX-License-Identifier: Apache-2.0

/// How a ground may be divided, by size alone.
///
/// A set of parts fits when its least sizes fit on the ground, and either leave at least ``minimumRemainder`` or the
/// parts can grow to use the ground up.
package struct KnapsackGround: Sendable, Hashable {
    package let size: Double
    /// Most parts; `nil` for any number.
    package let mostParts: Int?
    /// The least that may be left over when something is left over, in the unit of ``size``.
    package let minimumRemainder: Double
    /// By how much each comparison of sizes may be missed.
    package let tolerance: Double

    package init(size: Double, mostParts: Int? = nil, minimumRemainder: Double = 0, tolerance: Double = 0) {
        precondition(minimumRemainder >= 0 && tolerance >= 0 && mostParts.map { $0 >= 0 } ?? true)
        self.size = size
        self.mostParts = mostParts
        self.minimumRemainder = minimumRemainder
        self.tolerance = tolerance
    }

    /// Whether parts fit that need `least` in sum and can take at most `most`.
    package func fits(least: Double, most: Double) -> Bool {
        least <= size - minimumRemainder + tolerance || (least <= size + tolerance && most >= size - tolerance)
    }
}

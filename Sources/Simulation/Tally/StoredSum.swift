// SPDX-License-Identifier: Apache-2.0

/// A sum and its squares as text.
struct StoredSum: Codable {
    let sum: String
    let squares: String

    init(_ tally: MeasureTally) {
        sum = "\(tally.sum)"
        squares = "\(tally.squares)"
    }

    var tally: MeasureTally? {
        // Far beyond any valid sum, and far below what would overflow when tallies are merged.
        guard let sum = Int128(sum), let squares = UInt128(squares), sum.magnitude < 1 << 110, squares < 1 << 120 else {
            return nil
        }
        return MeasureTally(sum: sum, squares: squares)
    }
}

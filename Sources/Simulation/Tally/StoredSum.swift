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
        guard let sum = Int128(sum), let squares = UInt128(squares) else { return nil }
        return MeasureTally(sum: sum, squares: squares)
    }
}

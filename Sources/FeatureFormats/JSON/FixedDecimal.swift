// SPDX-License-Identifier: Apache-2.0

/// A number rounded to a fixed count of decimal places: the nearest one to the number itself, the one away from zero
/// where two are as near.
struct FixedDecimal {
    /// The longest text: sign, 16 digits before the point or 1 before and 15 behind, point.
    static let maximumBytes = 20

    let isNegative: Bool
    let whole: UInt64
    /// Digits behind the point, `fractionDigits` of them, zeros at the end left out.
    let fraction: UInt64
    let fractionDigits: Int

    /// Nil for a number of 9e15 of the smallest places or more, which has no digit to lose, and for NaN.
    init?(rounding number: Double, decimals: Int) {
        let power = Self.powersOfTen[decimals]
        let scaled = abs(number) * Double(power)
        guard scaled < 9e15 else { return nil }
        // `scaled` is itself rounded, by half a unit of its last place. Its whole part and what is left are exact; only
        // when a half is nearer than that must the error be known, which a fused multiplication gives exactly.
        var units = UInt64(scaled)
        let beyondHalf = (scaled - Double(units)) - 0.5
        if abs(beyondHalf) > scaled * 0x1p-52 {
            if beyondHalf > 0 { units += 1 }
        } else {
            let error = (-scaled).addingProduct(abs(number), Double(power))
            if beyondHalf + error >= 0 { units += 1 }
        }
        isNegative = number < 0 && units > 0
        whole = units / power
        var (left, digits) = (units % power, decimals)
        if left == 0 { digits = 0 }
        while digits > 0, left.isMultiple(of: 10) {
            left /= 10
            digits -= 1
        }
        (fraction, fractionDigits) = (left, digits)
    }

    private static let powersOfTen: [UInt64] = [
        1, 10, 100, 1000, 10000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ]
}

extension OutputSpan<UInt8> {
    mutating func append(_ number: FixedDecimal) {
        if number.isNegative { append(UInt8(ascii: "-")) }
        append(digitsOf: number.whole)
        guard number.fractionDigits > 0 else { return }
        append(UInt8(ascii: "."))
        append(digitsOf: number.fraction, padded: number.fractionDigits)
    }

    mutating func append(digitsOf number: UInt64) {
        switch number {
        case ..<10: append(digitsOf: number, padded: 1)
        case ..<100: append(digitsOf: number, padded: 2)
        case ..<1000: append(digitsOf: number, padded: 3)
        default:
            append(digitsOf: number / 1000)
            append(digitsOf: number % 1000, padded: 3)
        }
    }

    /// Appends exactly `count` digits, zeros before.
    mutating func append(digitsOf number: UInt64, padded count: Int) {
        if count > 3 {
            append(digitsOf: number / 1000, padded: count - 3)
            return append(digitsOf: number % 1000, padded: 3)
        }
        let digits = UInt16(truncatingIfNeeded: number)
        if count > 2 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 100)) }
        if count > 1 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 10 % 10)) }
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
    }
}

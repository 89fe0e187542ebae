// SPDX-License-Identifier: Apache-2.0

/// A finite number as the shortest decimal digits that read back as the same number.
///
/// Rounding these digits, and not the binary fraction behind them, gives what a reader expects: 1.005 has three
/// decimals, and to two of them it is 1.01.
struct DecimalDigits {
    var isNegative: Bool
    /// Without leading or trailing zeros; empty for zero.
    var digits: [UInt8]
    /// How many digits stand before the decimal point; negative for zeros right after it.
    var wholeCount: Int

    init(_ value: Double) {
        precondition(value.isFinite, "\(value) has no digits")
        isNegative = value < 0
        let parts = value.magnitude.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        var all = Array(mantissa.joined().utf8)
        wholeCount = mantissa[0].utf8.count + exponent
        while all.last == UInt8(ascii: "0") { all.removeLast() }
        let leadingZeros = all.prefix { $0 == UInt8(ascii: "0") }.count
        digits = Array(all.dropFirst(leadingZeros))
        wholeCount = digits.isEmpty ? 0 : wholeCount - leadingZeros
    }

    /// Rounds half away from zero.
    mutating func round(decimals: Int) {
        let kept = wholeCount + decimals
        guard kept < digits.count else { return }
        let roundsUp = kept >= 0 && digits[kept] >= UInt8(ascii: "5")
        digits = Array(digits.prefix(max(0, kept)))
        if roundsUp {
            var carries = true
            while carries, let last = digits.last {
                if last == UInt8(ascii: "9") {
                    digits.removeLast()
                } else {
                    digits[digits.count - 1] += 1
                    carries = false
                }
            }
            if carries {
                digits = [UInt8(ascii: "1")]
                wholeCount += 1
            }
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty {
            wholeCount = 0
            isNegative = false
        }
    }

    /// The digits before the decimal point; `0` when there are none.
    var whole: String {
        guard wholeCount > 0 else { return "0" }
        let zeros = String(repeating: "0", count: max(0, wholeCount - digits.count))
        return Self.text(digits.prefix(wholeCount)) + zeros
    }

    /// The digits after the decimal point, as many as there are.
    var fraction: String {
        guard digits.count > wholeCount else { return "" }
        return String(repeating: "0", count: max(0, -wholeCount)) + Self.text(digits.dropFirst(max(0, wholeCount)))
    }

    /// Without exponent and without needless zeros: `-0.00015`, `120`.
    var plain: String {
        (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func text(_ digits: some Sequence<UInt8>) -> String {
        String(decoding: Array(digits), as: UTF8.self)
    }
}

// SPDX-License-Identifier: Apache-2.0

extension JSONReader {
    /// Reads a number: exact as an integer, otherwise the nearest `Double`.
    mutating func number() throws(JSONFault) -> JSONValue {
        let start = position
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { advance() }
        // The digits as one number, as long as they fit.
        var digits: UInt64 = 0
        var isExact = true
        var decimals = 0

        let whole = position
        readDigits(into: &digits, isExact: &isExact)
        guard position > whole else { throw unexpected("a digit") }
        if bytes[whole] == UInt8(ascii: "0") && position > whole + 1 {
            throw JSONFault(byte: start, reason: "a number begins with a zero too many")
        }
        var isInteger = true
        if next == UInt8(ascii: ".") {
            isInteger = false
            advance()
            let fraction = position
            readDigits(into: &digits, isExact: &isExact)
            decimals = position - fraction
            guard decimals > 0 else { throw unexpected("a digit") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isInteger = false
            isExact = false
            advance()
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { advance() }
            let exponent = position
            var ignored: UInt64 = 0
            readDigits(into: &ignored, isExact: &isExact)
            guard position > exponent else { throw unexpected("a digit") }
        }
        if isInteger && isExact {
            if !isNegative, let value = Int64(exactly: digits) { return .integer(value) }
            if isNegative, digits <= 1 << 63 { return .integer(Int64(truncatingIfNeeded: 0 &- digits)) }
        }
        // Two exact numbers give a quotient with one rounding (Clinger 1990); everything else takes the slow way.
        if isExact, digits <= 1 << 53, decimals < Self.powersOfTen.count {
            let value = Double(digits) / Self.powersOfTen[decimals]
            return .real(isNegative ? -value : value)
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw JSONFault(byte: start, reason: "the number `\(text)` is too large")
        }
        return .real(value)
    }

    private mutating func readDigits(into number: inout UInt64, isExact: inout Bool) {
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
            isExact = isExact && !overflow && !carry
            number = sum
            advance()
        }
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]
}

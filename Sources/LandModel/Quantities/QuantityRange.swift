// SPDX-License-Identifier: Apache-2.0

/// A window with either end open, both ends included: `80..120`, `80..`, `..120`.
public struct QuantityRange<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
    public let lower: Value?
    public let upper: Value?

    /// Nil when the ends are reversed.
    public init?(_ lower: Value?, _ upper: Value?) {
        if let lower, let upper, lower > upper { return nil }
        self.lower = lower
        self.upper = upper
    }

    public func contains(_ value: Value) -> Bool {
        lower.map { value >= $0 } ?? true && upper.map { value <= $0 } ?? true
    }

    /// Splits `a..b` (also `a-b`, `a~b`, `a至b`; one value alone stands for both ends) and reads each end with `parse`.
    ///
    /// `parse` is given a unit written only behind the last end too: in `80..120亩` both ends are 亩.
    public static func parsing(
        _ text: String, expected: String, _ parse: (String) throws(QuantityError) -> Value
    ) throws(QuantityError) -> QuantityRange {
        let separators = ["..", "~", "～", "至"]
        let ends = separators.lazy.compactMap { text.splitOnce(at: $0) }.first ?? (text, text)
        let unit = String(ends.1.drop { $0.isNumber || ".+- ,".contains($0) })
        func end(_ part: String) throws(QuantityError) -> Value? {
            let trimmed = part.filter { !$0.isWhitespace }
            guard !trimmed.isEmpty else { return nil }
            let isBare = trimmed.allSatisfy { $0.isNumber || ".+-,".contains($0) }
            return try parse(isBare ? trimmed + unit : trimmed)
        }
        let (lower, upper) = (try end(ends.0), try end(ends.1))
        guard lower != nil || upper != nil, let range = QuantityRange(lower, upper) else {
            throw QuantityError(text: text, expected: expected)
        }
        return range
    }
}

extension QuantityRange<Area> {
    /// Reads `80..120亩`, `..8ha`, `2.5万㎡..`; bare numbers are 亩.
    public static func areas(parsing text: String) throws(QuantityError) -> QuantityRange<Area> {
        try parsing(text, expected: "an area window such as `80..120亩`") { part throws(QuantityError) in
            try Area(parsing: part, defaultUnit: .mu)
        }
    }
}

extension QuantityRange<Double> {
    /// Reads `0.8..1.5`.
    public static func numbers(parsing text: String) throws(QuantityError) -> QuantityRange<Double> {
        try parsing(text, expected: "a window of numbers such as `0.8..1.5`") { part throws(QuantityError) in
            guard let number = Double(part), number.isFinite else {
                throw QuantityError(text: part, expected: "a number")
            }
            return number
        }
    }
}

extension String {
    fileprivate func splitOnce(at separator: String) -> (String, String)? {
        guard let range = firstRange(of: separator) else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}

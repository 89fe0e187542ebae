// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A number with the unit written behind it, as people type it: `120亩`, `2.5 万㎡`, `１，２００元`.
///
/// Full-width forms, `㎡`, `m²` and the like are folded by Unicode compatibility mapping before reading, so that `㎡`
/// is `m2`. Commas may group digits. Infinity and NaN are not numbers here.
public struct NumberAndUnit: Sendable {
    public let number: Double
    public let unit: String

    public init?(_ text: String) {
        let folded = text.precomposedStringWithCompatibilityMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
            .replacingOccurrences(of: ",", with: "")
        let end = folded.firstIndex { !($0.isASCII && ($0.isNumber || "+-.eE".contains($0))) } ?? folded.endIndex
        guard let number = Double(folded[..<end]), number.isFinite else { return nil }
        self.number = number
        unit = folded[end...].trimmingCharacters(in: .whitespaces).lowercased()
    }
}

extension Double {
    /// The shortest plain decimal with at most `decimals` places: `90`, `22.64`, `-0.5`; never an exponent, never `-0`.
    public func plainText(decimals: Int = 2) -> String {
        var text = String(format: "%.\(decimals)f", self)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text == "-0" ? "0" : text
    }
}

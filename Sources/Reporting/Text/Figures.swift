// SPDX-License-Identifier: Apache-2.0

/// Numbers as text for people, the same in every locale: `1,234.5`, a hyphen as minus, no `-0`.
///
/// Decimals are rounded half away from zero. A number that is not finite is shown as `–`, which says that it is not
/// known. Numbers for machines are written by ``JSONNode``.
public enum Figures {
    /// `1,234.50` with exactly `decimals` digits after the point.
    public static func number(_ value: Double, decimals: Int = 0) -> String {
        precondition(decimals >= 0)
        return text(value, decimals: decimals)
    }

    /// `1,234.5`: no more than `decimals` digits after the point, and no zeros at their end.
    public static func shortNumber(_ value: Double, atMostDecimals decimals: Int = 2) -> String {
        precondition(decimals >= 0)
        return text(value, decimals: decimals, keepsZeros: false)
    }

    /// `1,234`
    public static func count(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped(String(value.magnitude))
    }

    /// A share between 0 and 1 as `44%`.
    public static func percentage(_ share: Double, decimals: Int = 0) -> String {
        share.isFinite ? text(share, decimals: decimals, timesTenTo: 2) + "%" : unknown
    }

    /// `+12.5`, `-3.0`; a difference that rounds to nothing has no sign.
    public static func difference(_ value: Double, decimals: Int = 0, unit: String = "") -> String {
        guard value.isFinite else { return unknown }
        let figure = number(value, decimals: decimals)
        let isPositive = value > 0 && figure.contains { ("1"..."9").contains($0) }
        return (isPositive ? "+" : "") + figure + unit
    }

    /// Land: `120.00亩 (8.00 ha)`.
    public static func landArea(squareMetres: Double, decimals: Int = 2) -> String {
        guard squareMetres.isFinite else { return unknown }
        let hectares = text(squareMetres, decimals: decimals, timesTenTo: -4)
        return "\(mu(squareMetres: squareMetres, decimals: decimals)) (\(hectares) ha)"
    }

    /// Land in 亩: `120.00亩`.
    public static func mu(squareMetres: Double, decimals: Int = 2) -> String {
        // 15亩 are one hectare.
        squareMetres.isFinite ? text(squareMetres * 15, decimals: decimals, timesTenTo: -4) + "亩" : unknown
    }

    /// Floor space: `8,500㎡`, from ten thousand on `1.25万㎡`.
    public static func floorArea(squareMetres: Double) -> String {
        guard squareMetres.isFinite else { return unknown }
        // 9,999.6 would round to a figure of the greater unit, so the rounded figure decides.
        return squareMetres.magnitude.rounded() < 10_000
            ? number(squareMetres) + "㎡" : text(squareMetres, decimals: 2, timesTenTo: -4) + "万㎡"
    }

    /// Money: `8,500元`, `3,500.00万元`, from a hundred million on `1.20亿元`.
    public static func money(yuan: Double) -> String {
        guard yuan.isFinite else { return unknown }
        if yuan.magnitude.rounded() < 10_000 { return number(yuan) + "元" }
        if (yuan / 100).magnitude.rounded() < 1_000_000 { return text(yuan, decimals: 2, timesTenTo: -4) + "万元" }
        return text(yuan, decimals: 2, timesTenTo: -8) + "亿元"
    }

    private static let unknown = "–"

    /// Scaling moves the decimal point of the digits, so that it adds no error of its own: 0.2875 is 28.8%.
    private static func text(
        _ value: Double, decimals: Int, timesTenTo exponent: Int = 0, keepsZeros: Bool = true
    ) -> String {
        guard value.isFinite else { return unknown }
        var rounded = DecimalDigits(value)
        rounded.wholeCount += rounded.digits.isEmpty ? 0 : exponent
        rounded.round(decimals: decimals)
        var fraction = rounded.fraction
        if keepsZeros {
            fraction += String(repeating: "0", count: decimals - fraction.utf8.count)
        }
        let sign = rounded.isNegative ? "-" : ""
        return sign + grouped(rounded.whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func grouped(_ digits: String) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }
}

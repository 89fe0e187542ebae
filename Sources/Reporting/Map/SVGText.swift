// SPDX-License-Identifier: Apache-2.0

/// Numbers and text as SVG writes them.
enum SVGText {
    /// At most two decimals, no needless zeros, no exponent, no `-0`.
    static func number(_ value: Double) -> String {
        precondition(value.isFinite, "\(value) is no coordinate")
        // Far beyond any sheet the shape of an outline no longer matters, and the bound keeps the integer from overflow.
        let hundredths = Int((min(max(value, -1e12), 1e12) * 100).rounded())
        let magnitude = hundredths.magnitude
        var text = (hundredths < 0 ? "-" : "") + String(magnitude / 100)
        let fraction = magnitude % 100
        if fraction > 0 {
            text += fraction < 10 ? ".0" : "."
            text += String(fraction.isMultiple(of: 10) ? fraction / 10 : fraction)
        }
        return text
    }

    /// Text fit for an element or a quoted attribute: markup escaped, characters that XML 1.0 forbids replaced.
    static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n", "\r": output += " "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// An estimate of the width in pixels, generous for narrow letters: the sheet cannot measure fonts.
    static func width(of text: String, fontSize: Double) -> Double {
        text.reduce(0) { total, character in
            let isWide = character.displayWidth == 2
            return total + (isWide ? 1 : character.isUppercase ? 0.7 : 0.57) * fontSize
        }
    }

    /// The text cut with `…` to fit a width in pixels.
    static func fitted(_ text: String, width: Double, fontSize: Double) -> String {
        guard self.width(of: text, fontSize: fontSize) > width else { return text }
        var kept = text
        while !kept.isEmpty, self.width(of: kept + "…", fontSize: fontSize) > width { kept.removeLast() }
        return kept + "…"
    }
}

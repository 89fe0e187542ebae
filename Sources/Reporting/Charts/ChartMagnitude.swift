// SPDX-License-Identifier: Apache-2.0

/// The power of ten taken out of figures too great or too small to be written in full.
struct ChartMagnitude: Hashable {
    /// A multiple of three; zero for figures from a thousandth to ten million.
    let exponent: Int

    init(of value: Double) {
        var exponent = 0
        if value.magnitude >= 1e7 {
            while value.magnitude / Self.power(exponent + 3) >= 1 { exponent += 3 }
        } else if value.magnitude < 1e-3, value != 0 {
            while value.magnitude * Self.power(exponent) < 1, exponent < 12 { exponent += 3 }
            exponent = -exponent
        }
        self.exponent = exponent
    }

    func scaled(_ value: Double) -> Double {
        exponent < 0 ? value * Self.power(-exponent) : value / Self.power(exponent)
    }

    /// `×10⁶`, and nothing for figures written in full.
    var text: String {
        exponent == 0 ? "" : "×10" + String(String(exponent).map { Self.superscripts[$0] ?? $0 })
    }

    /// `1.23×10⁹`
    func figure(_ value: Double) -> String {
        Figures.shortNumber(scaled(value)) + text
    }

    private static let superscripts: [Character: Character] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    private static func power(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}

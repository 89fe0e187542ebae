// SPDX-License-Identifier: Apache-2.0

/// A length that is easy to say, and how long it is on the sheet.
struct ScaleBar {
    let metres: Double
    let pixels: Double

    /// The longest of 1, 2 and 5 times a power of ten that takes at most `widestPixels`.
    init(pixelsPerMetre: Double, widestPixels: Double) {
        let most = widestPixels / pixelsPerMetre
        var power = 1.0
        while power * 10 <= most { power *= 10 }
        while power > most { power /= 10 }
        metres = power * (most >= power * 5 ? 5 : most >= power * 2 ? 2 : 1)
        pixels = metres * pixelsPerMetre
    }

    /// The figures below which the bar begins, is halved and ends; the unit stands at the last only.
    var marks: [(share: Double, text: String)] {
        let (unitMetres, unit) = metres >= 1000 ? (1000.0, "km") : (1, "m")
        return [0, 0.5, 1].map { share in
            let figure = Figures.shortNumber(metres / unitMetres * share, atMostDecimals: 3)
            return (share, share == 1 ? "\(figure) \(unit)" : figure)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Simulation

extension Estimate {
    /// Within 0…1: the interval of a ratio is worked out as if it had no ends.
    var asShare: Estimate {
        func inside(_ value: Double) -> Double { min(max(value, 0), 1) }
        return Estimate(value: inside(value), low: inside(low), high: inside(high))
    }

    /// `62.1% (61.2%–63.0%)`
    func shareText(_ language: Language) -> String {
        asShare.text(language) { Figures.percentage($0, decimals: 1) }
    }

    /// `1,234 (1,210–1,258)`
    func numberText(_ language: Language, decimals: Int = 0) -> String {
        text(language) { Figures.number($0, decimals: decimals) }
    }

    private func text(_ language: Language, _ figure: (Double) -> String) -> String {
        guard low < high else { return figure(value) }
        return language.text(
            en: "\(figure(value)) (\(figure(low))–\(figure(high)))",
            zh: "\(figure(value))（\(figure(low))–\(figure(high))）")
    }

    /// `62.1% ±0.9`, the wider side of the interval.
    var shareWithMargin: String {
        let share = asShare
        return Figures.percentage(share.value, decimals: 1) + " ±"
            + Figures.number(share.margin * 100, decimals: 1)
    }

    /// `1,234 ±24`
    func numberWithMargin(decimals: Int = 0) -> String {
        Figures.number(value, decimals: decimals) + " ±" + Figures.number(margin, decimals: decimals)
    }

    private var margin: Double { max(high - value, value - low) }

    /// The figure and its interval as two cells of a table.
    func cells(_ figure: (Double) -> String) -> [String] {
        [figure(value), low < high ? "\(figure(low))–\(figure(high))" : ""]
    }

    /// For a picture; rounding in the last digit never puts the value outside its interval.
    var charted: ChartEstimate {
        ChartEstimate(value, lower: min(low, value), upper: max(high, value))
    }

    static func + (one: Estimate, other: Estimate) -> Estimate {
        Estimate(value: one.value + other.value, low: one.low + other.low, high: one.high + other.high)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// When something first fell short, over all replications.
struct ShortageDates {
    /// By part of the horizon, then never.
    let shares: [Double]
    let horizonMonths: Double
    let start: CalendarDate?

    var neverShare: Double { shares.last ?? 1 }

    /// By when half of those replications in which it came had seen it, in months from the start; nil where it never
    /// came.
    var medianMonth: Double? {
        let parts = shares.dropLast()
        let half = parts.reduce(0, +) / 2
        guard half > 0 else { return nil }
        var sum = 0.0
        for (index, share) in parts.enumerated() {
            sum += share
            if sum >= half { return horizonMonths * Double(index + 1) / Double(parts.count) }
        }
        return horizonMonths
    }

    /// Two parts to a bin: two weeks of a half-year.
    var bins: [(fromMonth: Double, share: Double)] {
        let parts = Array(shares.dropLast())
        return stride(from: 0, to: parts.count, by: 2).map { first in
            (
                horizonMonths * Double(first) / Double(parts.count),
                parts[first..<min(first + 2, parts.count)].reduce(0, +)
            )
        }
    }

    /// A date where the start has one, else months from the start.
    static func text(month: Double, from start: CalendarDate?, _ language: Language) -> String {
        if let start { return start.adding(months: month).description }
        let months = Figures.number(month, decimals: 1)
        return language.text(en: "month \(months)", zh: "第\(months)个月")
    }
}

extension Simulation.ReserveAnswer {
    /// The day of month 0.
    var startDate: CalendarDate? { scenario.start ?? baseDate }

    var bookShortage: ShortageDates {
        ShortageDates(shares: firstBookShortage, horizonMonths: scenario.value(.horizon), start: startDate)
    }

    var unmetNeed: ShortageDates {
        ShortageDates(shares: firstUnmet, horizonMonths: scenario.value(.horizon), start: startDate)
    }
}

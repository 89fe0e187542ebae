// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// When supply is ready: on the base date, or in a later half of a year.
public enum SupplyPeriod: Sendable, Hashable, Comparable {
    case now
    /// `half` is 1 until June and 2 from July on.
    case halfYear(year: Int, half: Int)

    init(_ day: CalendarDate?, baseDate: CalendarDate) {
        if let day, day > baseDate {
            self = .halfYear(year: day.year, half: day.month <= 6 ? 1 : 2)
        } else {
            self = .now
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel

extension ChartCalendar {
    /// Month 0 is the month of the date.
    public static func starting(_ date: CalendarDate) -> ChartCalendar {
        .starting(year: date.year, month: date.month)
    }

    /// Where a day begins, in months: 0.5 for the 16th of a month of thirty days that is month 0.
    ///
    /// Only months with names have days, see ``starting(year:month:)``.
    public func position(of date: CalendarDate) -> Double {
        guard case .starting(let year, let month) = self else {
            preconditionFailure("months that are only counted have no dates")
        }
        let first = date.adding(days: 1 - date.day)
        let length = first.adding(months: 1 as Int).daysSince1970 - first.daysSince1970
        return Double((date.year - year) * 12 + date.month - month) + Double(date.day - 1) / Double(length)
    }
}

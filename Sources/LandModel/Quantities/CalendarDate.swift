// SPDX-License-Identifier: Apache-2.0

/// A day of the Gregorian calendar, without a time and so without a time zone.
///
/// Days are counted from 1970-01-01 with the civil-calendar algorithms of Howard Hinnant
/// (*chrono-compatible low-level date algorithms*, 2013), valid for every year used here.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let daysSince1970: Int32

    public init(daysSince1970: Int32) {
        self.daysSince1970 = daysSince1970
    }

    /// Nil when there is no such day, such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...CalendarDate.daysIn(month: month, year: year)).contains(day)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// Reads `2020-06-30`, `2020/6/30`, `2020.6.30`, `2020年6月30日`, `20200630`.
    public init(parsing text: String) throws(QuantityError) {
        var runs = text.split { !($0.isASCII && $0.isNumber) }.map(String.init)
        if runs.count == 1, runs[0].count == 8 {
            let digits = Array(runs[0])
            runs = [String(digits[0..<4]), String(digits[4..<6]), String(digits[6..<8])]
        }
        let isPlain = text.allSatisfy { ($0.isASCII && $0.isNumber) || "-/.年月日 ".contains($0) }
        guard isPlain, runs.count == 3, runs[0].count == 4,
            let year = Int(runs[0]), let month = Int(runs[1]), let day = Int(runs[2]),
            let date = CalendarDate(year: year, month: month, day: day)
        else {
            throw QuantityError(text: text, expected: "a date such as `2020-06-30`")
        }
        self = date
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var day: Int { civil.day }

    public func adding(days: Int) -> CalendarDate {
        CalendarDate(daysSince1970: daysSince1970 + Int32(days))
    }

    /// The same day of a later month, or that month's last day where it has no such day.
    public func adding(months: Int) -> CalendarDate {
        let (year, month, day) = civil
        let total = year * 12 + month - 1 + months
        let (newYear, newMonth) = (total.flooredDivision(by: 12), total.flooredRemainder(by: 12) + 1)
        let newDay = min(day, CalendarDate.daysIn(month: newMonth, year: newYear))
        return CalendarDate(validYear: newYear, month: newMonth, day: newDay)
    }

    /// Months with a fraction, such as a duration of 3.5 months: whole months, then 30.4375 days a month, rounded up.
    public func adding(months: Double) -> CalendarDate {
        let whole = months.rounded(.down)
        return adding(months: Int(whole)).adding(days: Int(((months - whole) * 30.4375).rounded(.up)))
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }

    /// ISO 8601: `2020-06-30`.
    public var description: String {
        let (year, month, day) = civil
        func padded(_ value: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private init(validYear year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredDivision(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSince1970) + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Int {
    fileprivate func flooredDivision(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }

    fileprivate func flooredRemainder(by divisor: Int) -> Int {
        self - flooredDivision(by: divisor) * divisor
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A span of days, both ends included: a year, half-year, quarter, month or a single day.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    public let first: CalendarDate
    public let last: CalendarDate
    public let description: String

    /// Reads `2020`, `2020H1`, `2020Q3`, `2020-06`, `2020年6月`, and every form of a single date.
    public init(parsing text: String) throws(QuantityError) {
        let compact = text.uppercased().filter { !$0.isWhitespace }
        let runs = compact.split { !($0.isASCII && $0.isNumber) }.map(String.init)
        let marks = compact.filter { !($0.isASCII && $0.isNumber) }
        if runs.count <= 2, let year = runs.first.flatMap({ $0.count == 4 ? Int($0) : nil }) {
            let part = runs.count == 2 ? Int(runs[1]) : nil
            switch (marks, part) {
            case ("", nil), ("年", nil): self.init(text: text, year: year, firstMonth: 1, months: 12)
            case ("H", let half?) where (1...2).contains(half):
                self.init(text: text, year: year, firstMonth: half * 6 - 5, months: 6)
            case ("Q", let quarter?) where (1...4).contains(quarter):
                self.init(text: text, year: year, firstMonth: quarter * 3 - 2, months: 3)
            case ("-", let month?) where (1...12).contains(month), ("/", let month?) where (1...12).contains(month),
                ("年月", let month?) where (1...12).contains(month):
                self.init(text: text, year: year, firstMonth: month, months: 1)
            default: throw Period.refusal(of: text)
            }
            return
        }
        guard let date = try? CalendarDate(parsing: text) else { throw Period.refusal(of: text) }
        self.init(first: date, last: date, description: date.description)
    }

    private init(first: CalendarDate, last: CalendarDate, description: String) {
        self.first = first
        self.last = last
        self.description = description
    }

    private init(text: String, year: Int, firstMonth: Int, months: Int) {
        let january = CalendarDate(year: year, month: 1, day: 1) ?? CalendarDate(daysSince1970: 0)
        let first = january.adding(months: firstMonth - 1)
        self.init(first: first, last: first.adding(months: months).adding(days: -1), description: text)
    }

    private static func refusal(of text: String) -> QuantityError {
        QuantityError(
            text: text, expected: "a date or period such as `2020-06-30`, `2020-06`, `2020Q3`, `2020H1` or `2020`")
    }
}

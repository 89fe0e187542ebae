// SPDX-License-Identifier: Apache-2.0
import LandModel
import TestSupport
import Testing

@Suite("Quantities are read as people write them")
struct QuantityTests {
    @Test(
        "areas in every unit of the field",
        arguments: [
            ("120亩", 80_000.0), ("120 mu", 80_000), ("8ha", 80_000), ("8公顷", 80_000), ("2.5万㎡", 25_000),
            ("2.5 万平方米", 25_000), ("25000 m²", 25_000), ("25,000㎡", 25_000), ("0.08 km2", 80_000), ("１２０亩", 80_000),
        ])
    func areas(text: String, squareMetres: Double) throws {
        #expect(try Area(parsing: text).squareMetres == squareMetres)
    }

    @Test("one 亩 is 2000/3 m² exactly, so fifteen are a hectare and 90 are 60,000 m²")
    func mu() {
        #expect(Area(mu: 15).hectares == 1)
        #expect(Area(mu: 90).squareMetres == 60_000)
        #expect(Area(squareMetres: 60_000).description == "90亩")
    }

    @Test(
        "what is no area is refused, and says what one looks like",
        arguments: ["", "亩", "12", "12 apples", "nan亩", "1e400亩", "12亩亩"])
    func notAreas(text: String) {
        #expect(throws: QuantityError.self) { try Area(parsing: text) }
    }

    @Test(
        "money", arguments: [("3亿元", 3e8), ("3亿", 3e8), ("648万", 6_480_000), ("429元", 429), ("1,234.5万元", 12_345_000)])
    func money(text: String, yuan: Double) throws {
        #expect(try Money(parsing: text).yuan == yuan)
    }

    @Test("money prints in its largest whole unit and reads back")
    func moneyPrints() throws {
        #expect(Money(yuan: 3e8).description == "3亿元")
        #expect(Money(tenThousandYuan: 648).description == "648万元")
        forAll(count: 200) { generator, _ in
            let amount = Money(yuan: Double(Int.random(in: 0...1_000_000, using: &generator)) * 10_000)
            let read = try? Money(parsing: amount.description)
            #expect(abs((read?.yuan ?? .infinity) - amount.yuan) <= 10_000 * 0.00005 + amount.yuan * 1e-12)
        }
    }

    @Test("windows take a unit written once for both ends, and open ends")
    func windows() throws {
        let both = try QuantityRange.areas(parsing: "80..120亩")
        #expect(both.lower == Area(mu: 80) && both.upper == Area(mu: 120))
        #expect(try QuantityRange.areas(parsing: "8ha..120亩").lower == Area(squareMetres: 80_000))
        #expect(try QuantityRange.areas(parsing: "80亩..").upper == nil)
        #expect(try QuantityRange.areas(parsing: "..120").upper == Area(mu: 120))
        #expect(try QuantityRange.areas(parsing: "100亩").lower == Area(mu: 100))
        #expect(throws: QuantityError.self) { try QuantityRange.areas(parsing: "120..80亩") }
        #expect(throws: QuantityError.self) { try QuantityRange.areas(parsing: "..") }
    }

    @Test("dates", arguments: ["2020-06-30", "2020/6/30", "2020年6月30日", "20200630", "2020.06.30"])
    func dates(text: String) throws {
        #expect(try CalendarDate(parsing: text).description == "2020-06-30")
    }

    @Test(
        "days that do not exist are refused",
        arguments: ["2020-02-30", "2019-02-29", "2020-13-01", "30-06-2020", "today", ""])
    func notDates(text: String) {
        #expect(throws: QuantityError.self) { try CalendarDate(parsing: text) }
    }

    @Test("every day from 1900 to 2100 is the day after the one before it")
    func everyDay() throws {
        var expected = (year: 1900, month: 1, day: 1)
        let first = try CalendarDate(parsing: "1900-01-01")
        let last = try CalendarDate(parsing: "2100-12-31")
        for days in first.daysSince1970...last.daysSince1970 {
            let date = CalendarDate(daysSince1970: days)
            #expect((date.year, date.month, date.day) == expected)
            #expect(CalendarDate(year: expected.year, month: expected.month, day: expected.day) == date)
            expected.day += 1
            if expected.day > CalendarDate.daysIn(month: expected.month, year: expected.year) {
                expected = (expected.month == 12 ? expected.year + 1 : expected.year, expected.month % 12 + 1, 1)
            }
        }
        #expect(try CalendarDate(parsing: "1970-01-01").daysSince1970 == 0)
        #expect(try CalendarDate(parsing: "2000-02-29").daysSince1970 == 11_016)
    }

    @Test("adding months stops at the end of a shorter month")
    func months() throws {
        let date = try CalendarDate(parsing: "2020-01-31")
        #expect(date.adding(months: 1).description == "2020-02-29")
        #expect(date.adding(months: -2).description == "2019-11-30")
        #expect(date.adding(months: 13).description == "2021-02-28")
        #expect(date.adding(months: 1.5).description == "2020-03-16")
    }

    @Test(
        "periods have a first and a last day",
        arguments: [
            ("2020", "2020-01-01", "2020-12-31"), ("2020H1", "2020-01-01", "2020-06-30"),
            ("2020Q3", "2020-07-01", "2020-09-30"), ("2020-02", "2020-02-01", "2020-02-29"),
            ("2020年9月", "2020-09-01", "2020-09-30"), ("2020-06-30", "2020-06-30", "2020-06-30"),
        ])
    func periods(text: String, first: String, last: String) throws {
        let period = try Period(parsing: text)
        #expect(period.first.description == first && period.last.description == last)
    }

    @Test("what is no period is refused", arguments: ["2020Q5", "2020H3", "2020-13", "Q3", "20", ""])
    func notPeriods(text: String) {
        #expect(throws: QuantityError.self) { try Period(parsing: text) }
    }

    @Test("plain numbers never show an exponent, a trailing zero or a negative zero")
    func plainNumbers() {
        #expect(90.0.plainText() == "90")
        #expect(22.636.plainText() == "22.64")
        #expect((-0.001).plainText() == "0")
        #expect(1e7.plainText() == "10000000")
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Testing
internal import TestSupport

@testable internal import Reporting

@Suite("Figures")
struct FiguresTests {
    @Test("thousands are parted and decimals are fixed")
    func numbers() {
        #expect(Figures.number(1234.5, decimals: 1) == "1,234.5")
        #expect(Figures.number(999.5) == "1,000")
        #expect(Figures.number(-1_234_567.891, decimals: 2) == "-1,234,567.89")
        #expect(Figures.number(0, decimals: 2) == "0.00")
        #expect(Figures.number(1e21) == "1,000,000,000,000,000,000,000")
        #expect(Figures.number(1e-9, decimals: 3) == "0.000")
        #expect(Figures.count(-1_000) == "-1,000")
        #expect(Figures.count(Int.min) == "-9,223,372,036,854,775,808")
        #expect(Figures.shortNumber(1200.50) == "1,200.5")
        #expect(Figures.shortNumber(1200.004) == "1,200")
    }

    @Test("halves as written are rounded away from zero")
    func rounding() {
        #expect(Figures.number(1.005, decimals: 2) == "1.01")
        #expect(Figures.number(0.125, decimals: 2) == "0.13")
        #expect(Figures.number(-2.5) == "-3")
        #expect(Figures.number(0.5) == "1")
        #expect(Figures.number(0.05, decimals: 1) == "0.1")
        #expect(Figures.number(99.999, decimals: 2) == "100.00")
        #expect(Figures.number(0.0449, decimals: 1) == "0.0")
    }

    @Test("what rounds to zero has no sign")
    func negativeZero() {
        #expect(Figures.number(-0.004, decimals: 2) == "0.00")
        #expect(Figures.number(-0.0) == "0")
        #expect(Figures.difference(0.004, decimals: 2) == "0.00")
    }

    @Test("differences have a sign")
    func differences() {
        #expect(Figures.difference(12.5, decimals: 1) == "+12.5")
        #expect(Figures.difference(-3, unit: "亩") == "-3亩")
        #expect(Figures.difference(1200, unit: "亩") == "+1,200亩")
    }

    @Test("shares are percentages")
    func percentages() {
        #expect(Figures.percentage(0.44) == "44%")
        #expect(Figures.percentage(0.2875, decimals: 1) == "28.8%")
        #expect(Figures.percentage(1) == "100%")
    }

    @Test("land is in 亩 and hectares, floors in ㎡, money in 元, greater amounts in greater units")
    func quantities() {
        #expect(Figures.landArea(squareMetres: 80_000) == "120.00亩 (8.00 ha)")
        #expect(Figures.mu(squareMetres: 2_000_000, decimals: 0) == "3,000亩")
        #expect(Figures.floorArea(squareMetres: 8_500) == "8,500㎡")
        #expect(Figures.floorArea(squareMetres: 9_999.6) == "1.00万㎡")
        #expect(Figures.floorArea(squareMetres: 12_500) == "1.25万㎡")
        #expect(Figures.money(yuan: 8_500) == "8,500元")
        #expect(Figures.money(yuan: 35_000_000) == "3,500.00万元")
        #expect(Figures.money(yuan: 99_999_999) == "1.00亿元")
        #expect(Figures.money(yuan: -120_000_000) == "-1.20亿元")
    }

    @Test("a number that is not finite is shown as not known", arguments: [Double.nan, .infinity, -.infinity])
    func unknown(value: Double) {
        #expect(Figures.number(value) == "–")
        #expect(Figures.landArea(squareMetres: value) == "–")
        #expect(Figures.percentage(value) == "–")
        #expect(Figures.difference(value, unit: "亩") == "–")
        #expect(Figures.money(yuan: value) == "–")
    }

    @Test("shortest digits read back as the same number")
    func roundTrip() {
        forAll { generator, _ in
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { return }
            #expect(Double(DecimalDigits(value).plain) == value)
        }
        #expect(DecimalDigits(.leastNonzeroMagnitude).plain.hasSuffix("00005"))
        #expect(DecimalDigits(.greatestFiniteMagnitude).plain.count == 309)
    }
}

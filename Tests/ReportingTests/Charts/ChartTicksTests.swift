// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import TestSupport
internal import Testing

@testable internal import Reporting

@Suite("Marks of an axis")
struct ChartTicksTests {
    @Test("marks are 1, 2 or 5 times a power of ten apart, few enough, and cover the figures")
    func property() {
        forAll(count: 2000) { generator, round in
            let magnitude = pow(10, Double.random(in: -9...15, using: &generator))
            let first = Double.random(in: -1...1, using: &generator) * magnitude
            let width = magnitude * pow(10, Double.random(in: -7...0, using: &generator))
            let count = Int.random(in: 3...12, using: &generator)
            let ticks = ChartTicks(covering: first...(first + width), atMost: count)
            let slack = ticks.step * 1e-6
            #expect(ticks.range.lowerBound <= first + slack && ticks.range.upperBound >= first + width - slack)
            #expect(ticks.values.count <= count && ticks.values.count >= 2, "round \(round)")
            let lead = ticks.step / pow(10, floor(log10(ticks.step) + 1e-9))
            #expect([1.0, 2, 5].contains { abs($0 - lead) < 1e-6 }, "round \(round): \(ticks.step)")
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy(<))
            // No finer marks would do: those of the next finer step are too many, or the range was widened.
            let finer = ticks.step / (lead > 4 ? 2.5 : 2)
            let needed = ceil((first + width) / finer - 1e-6) - floor(first / finer + 1e-6) + 1
            #expect(
                Int(needed) > count || width <= first.magnitude * 1.1e-6 || first.magnitude + width < 1e-8,
                "round \(round)")
        }
    }

    @Test("marks of counts are whole")
    func whole() {
        #expect(ChartTicks(covering: 0...3, atMost: 9, isWhole: true).values == [0, 1, 2, 3])
        #expect(ChartTicks(covering: 0...0, atMost: 9, isWhole: true).values == [0, 1])
        #expect(ChartTicks(covering: 0...2.4, atMost: 9, isWhole: true).values == [0, 1, 2, 3])
    }

    @Test("marks are the numbers they are written as")
    func exact() {
        #expect(ChartTicks(covering: 0...0.3, atMost: 5).values == [0, 0.1, 0.2, 0.3])
        #expect(ChartTicks(covering: -0.2...0.4, atMost: 5).values == [-0.2, 0, 0.2, 0.4])
        #expect(ChartTicks(covering: 3000...3000, atMost: 5).values == [2800, 2900, 3000, 3100, 3200])
    }

    @Test("great and small figures are written with their power of ten at the title")
    func magnitudes() {
        let axis = ChartAxis("面积", unit: "亩")
        let great = axis.labels(of: ChartTicks(covering: 0...3e7, atMost: 5))
        #expect(great.title == "面积 (×10⁶ 亩)" && great.figures == ["0", "10", "20", "30"])
        let small = axis.labels(of: ChartTicks(covering: 0...4e-5, atMost: 5))
        #expect(small.title == "面积 (×10⁻⁶ 亩)" && small.figures == ["0", "10", "20", "30", "40"])
        let plain = axis.labels(of: ChartTicks(covering: 0...0.3, atMost: 5))
        #expect(plain.title == "面积 (亩)" && plain.figures == ["0.0", "0.1", "0.2", "0.3"])
        let share = ChartAxis("率", format: .percentage(decimals: 1)).labels(
            of: ChartTicks(covering: 0.985...1, atMost: 5))
        #expect(share.title == "率" && share.figures == ["98.5%", "99.0%", "99.5%", "100.0%"])
        #expect(axis.figure(2.5e12) == "2.5×10¹²" && axis.figure(12_345) == "12,345")
    }

    @Test("months are marked at quarters and years, as many as find room")
    func months() {
        let calendar = ChartCalendar.starting(year: 2020, month: 5)
        #expect(calendar.ticks(in: 0...3, atMost: 9).map(\.label) == ["2020-05", "2020-06", "2020-07", "2020-08"])
        #expect(calendar.ticks(in: 0...12, atMost: 5).map(\.label) == ["2020-07", "2020-10", "2021-01", "2021-04"])
        #expect(calendar.ticks(in: 0...40, atMost: 4).map(\.label) == ["2021", "2022", "2023"])
        #expect(calendar.ticks(in: 0...40, atMost: 4).map(\.position) == [8, 20, 32])
        #expect(ChartCalendar.elapsed.ticks(in: 0...24, atMost: 5).map(\.label) == ["0", "6", "12", "18", "24"])
        #expect(ChartCalendar.range([]) == 0...1 && ChartCalendar.range([4]) == 3...5)
        #expect(ChartCalendar.range([0.5, 11.5]) == 0...12)
        for count in 2...9 {
            for end in 1...900 {
                let ticks = calendar.ticks(in: 0...Double(end), atMost: count)
                #expect(ticks.count <= count + 1)
            }
        }
    }

    @Test("a day lies where its share of the month does")
    func days() throws {
        let calendar = ChartCalendar.starting(try CalendarDate(parsing: "2020-07-01"))
        #expect(calendar == .starting(year: 2020, month: 7))
        #expect(calendar.position(of: try CalendarDate(parsing: "2020-07-01")) == 0)
        #expect(calendar.position(of: try CalendarDate(parsing: "2020-09-16")) == 2.5)
        #expect(calendar.position(of: try CalendarDate(parsing: "2021-02-15")) == 7.5)
        #expect(calendar.position(of: try CalendarDate(parsing: "2019-12-01")) == -7)
    }
}

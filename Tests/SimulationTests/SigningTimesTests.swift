// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import TestSupport
import Testing

@testable import Simulation

@Suite("When projects are signed")
struct SigningTimesTests {
    struct Case: Sendable {
        let start: String
        let horizon: Double
        var weights: [Double]?
        var stops: [(from: String, to: String, catchUp: Double)] = []
    }

    static let cases = [
        Case(start: "2020-01-01", horizon: 6, weights: [0.3, 0.25, 0.25, 0.2]),
        Case(start: "2020-03-03", horizon: 14, weights: [3, 1, 0, 2]),
        Case(start: "2020-01-31", horizon: 5, weights: [1, 2, 3, 4]),
        Case(start: "2019-12-31", horizon: 8, weights: [5, 1, 1, 1]),
        Case(start: "2020-05-31", horizon: 30, weights: [1, 0, 0, 1]),
        Case(start: "2020-01-01", horizon: 6, stops: [("2020-01-24", "2020-03-03", 3)]),
        Case(start: "2020-01-01", horizon: 6, stops: [("2020-01-24", "2020-03-03", 0)]),
        Case(start: "2020-01-01", horizon: 6, stops: [("2020-05-01", "2020-06-15", 3)]),
        Case(
            start: "2020-01-01", horizon: 12, weights: [0.3, 0.25, 0.25, 0.2],
            stops: [("2020-01-24", "2020-03-03", 3), ("2020-09-30", "2020-10-08", 1)]),
        Case(start: "2020-04-01", horizon: 3, weights: [1, 0, 0, 1]),
        Case(start: "2020-01-01", horizon: 6),
    ]

    private func scenario(_ given: Case) throws -> ReserveScenario {
        var demand: [String] = []
        if let weights = given.weights {
            let text = weights.enumerated().map { "Q\($0 + 1): \($1)" }.joined(separator: ", ")
            demand.append("quarters: {weights: {\(text)}, confidence: E, source: test}")
        }
        if !given.stops.isEmpty {
            demand.append("stops:")
            for (number, stop) in given.stops.enumerated() {
                let catchUp = ReserveScenarios.figure(stop.catchUp, "months")
                demand.append(
                    "  stop\(number): {from: \(stop.from), to: \(stop.to), catchUp: \(catchUp), confidence: E, source: test}"
                )
            }
        }
        return try ReserveScenarios.read(
            ReserveScenarios.text(horizon: given.horizon, start: given.start, ["demand": demand]))
    }

    /// The rate at a month against that of a plain year, from the calendar alone.
    private func rate(_ given: Case, first: CalendarDate) throws -> (Double) -> Double {
        let quarter = { (month: Double) -> Double in
            guard let weights = given.weights else { return 1 }
            let day = first.adding(days: Int((month * 365.25 / 12).rounded(.down)))
            return weights[(day.month - 1) / 3] * 4 / weights.reduce(0, +)
        }
        let months = { (text: String) throws -> Double in
            let parts = text.split(separator: "-").compactMap { Int($0) }
            let day = try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
            return Double(day.daysSince1970 - first.daysSince1970) * 12 / 365.25
        }
        var rate = quarter
        for stop in given.stops {
            let (from, to) = (try months(stop.from), try months(stop.to))
            let before = rate
            let lost = integral(from: from, to: min(to, given.horizon), before)
            rate = { month in
                if month >= from, month < to { return 0 }
                let catchesUp = stop.catchUp > 0 && month >= to && month < to + stop.catchUp
                return before(month) + (catchesUp ? lost / stop.catchUp : 0)
            }
        }
        return rate
    }

    @Test("shares of signings by any month are those of the calendar", arguments: cases)
    func calendar(given: Case) throws {
        let scenario = try scenario(given)
        let first = try #require(scenario.start)
        let rate = try rate(given, first: first)
        let times = SigningTimes(scenario, from: 0, to: given.horizon)
        let whole = integral(from: 0, to: given.horizon, rate)
        // A step of the sum may fall on the wrong side of a bound.
        #expect(abs(times.relativeRate - whole / given.horizon) < 2e-3)
        guard whole > 0.01 else { return }
        var last = 0.0
        for step in 1..<40 {
            let uniform = Double(step) / 40
            let time = times.time(at: uniform)
            #expect(time >= last && time <= given.horizon)
            last = time
            let share = integral(from: 0, to: time, rate) / whole
            #expect(abs(share - uniform) < 5e-3, "\(uniform) at \(time)")
        }
    }

    @Test("signings within the horizon are Poisson counts of the rate over it", arguments: cases)
    func counts(given: Case) throws {
        let scenario = try scenario(given)
        let first = try #require(scenario.start)
        let mean = 40.0 / 12 * integral(from: 0, to: given.horizon, try rate(given, first: first))
        var moments = Moments()
        let half = given.horizon / 2
        let early = 40.0 / 12 * integral(from: 0, to: half, try rate(given, first: first))
        var earlies = Moments()
        try ReserveSimulation(scenario).play(0..<4000) { run in
            moments.add(Double(run.drawn.signings))
            earlies.add(Double(run.drawn.land.count { $0.due < half }))
        }
        guard mean > 0.01 else {
            #expect(moments.mean == 0)
            return
        }
        #expect(moments.isPoisson(mean), "\(moments.mean) and \(moments.variance) for \(mean)")
        #expect(earlies.isPoisson(early), "\(earlies.mean) and \(earlies.variance) for \(early)")
    }
}

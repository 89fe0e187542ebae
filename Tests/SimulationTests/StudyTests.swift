// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

@Suite("Studies of one scenario, and of several on the same chance")
struct StudyTests {
    private typealias S = ReserveScenarios

    private static let tiers = [
        S.tier(perYear: 60, lastYear: 40, land: "lognormal, median: 60, sigma: 0.5", also: [])
    ]

    private func text(_ more: [String: [String]] = [:], reserve: Double = 1500) -> String {
        S.text(
            horizon: 6, reserve: reserve, tiers: Self.tiers,
            [
                "demand": ["startLag: \(S.law("weibull, shape: 1.9, scale: 10.8"))", "dropOut: \(S.figure(0.1))"],
                "supply": [
                    "listed:", "  confidence: E", "  source: test", "  steps:",
                    "    work: \(S.law("triangular, minimum: 1, mode: 3, maximum: 9"))",
                    "  parcels: [[190, 0], [260, 0], [75, 1]]",
                ],
            ].merging(more) { $0 + $1 })
    }

    @Test("scenarios on the same chance differ by what differs between them, and by nothing where nothing does")
    func pairs() throws {
        let (base, larger) = (try S.simulation(text()), try S.simulation(text(reserve: 1600)))
        let result = try #require(ReserveStudy([base, base, larger]).run(replications: 0..<2000, threads: 2))
        for measure in DifferenceTally.Measure.allCases {
            let none = result.differences[0].mean(measure)
            #expect(none.value == 0 && none.low == 0 && none.high == 0)
        }
        #expect(result.tallies[0] == result.tallies[1])
        // Demand is the same in every replication, and a larger reserve never covers less.
        #expect(result.differences[1].mean(.demand).high == 0)
        let books = result.differences[1].mean(.books)
        #expect(books.value > 0)
        let apart = result.tallies.map { $0.coverProbability(.books) }
        #expect(abs(apart[2].value - apart[0].value - books.value) < 1e-12)
        #expect(books.high - books.low < apart[0].high - apart[0].low, "pairing narrows the interval")
    }

    @Test("a run goes on until the interval is as narrow as asked, in portions that do not depend on threads")
    func precision() throws {
        let study = ReserveStudy([try S.simulation(text())])
        let coarse = try #require(study.run(untilHalfWidth: 0.02, most: 100_000, threads: 1))
        let fine = try #require(study.run(untilHalfWidth: 0.005, most: 100_000, threads: 2))
        #expect(try #require(study.run(untilHalfWidth: 0.02, most: 100_000, threads: 3)) == coarse)
        for (result, halfWidth) in [(coarse, 0.02), (fine, 0.005)] {
            let cover = result.tallies[0].coverProbability(.books)
            #expect((cover.high - cover.low) / 2 <= halfWidth)
        }
        #expect(coarse.tallies[0].replications < fine.tallies[0].replications)
        #expect(try #require(study.run(untilHalfWidth: 1e-6, most: 500)).tallies[0].replications == 500)
    }

    @Test("the way from the static question ends at the scenario itself, and each step does what its name says")
    func bridge() throws {
        let scenario = try S.read(text())
        let bridge = try #require(try Bridge(scenario, in: nil, replications: 0..<4000, threads: 2))
        #expect(bridge.rows.map(\.step) == [.staticDemand, .lag, .backlog, .dropOuts, .factories, .inflow])
        let tally = try #require(ReserveSimulation(scenario).run(replications: 0..<4000, threads: 2))
        #expect(bridge.rows.last?.books == tally.coverProbability(.books))
        let demand = bridge.rows.map(\.demandMu.value)
        // 30 signings of 60 e^0.125 mu.
        #expect(abs(demand[0] / (30 * 60 * exp(0.125)) - 1) < 0.02)
        #expect(demand[1] < demand[0] && demand[2] > demand[1])
        #expect(abs(demand[3] / demand[2] - 0.9) < 0.01 && demand[4] == demand[3] && demand[5] == demand[4])
        #expect(bridge.rows[5].books.value > bridge.rows[4].books.value)
    }

    @Test("a tornado ranks by swing, and a range that moves nothing comes last")
    func tornado() throws {
        let ranged = text([
            "demand": ["areaTolerance: {value: 0.1, low: 0, high: 0.2, unit: share, confidence: E, source: test}"]
        ]).replacingOccurrences(
            of: "dropOut: {value: 0.1,", with: "dropOut: {value: 0.1, low: 0, high: 0.4,")
        let document = try ScenarioDocument(text: ranged, named: "test")
        let tornado = try #require(try Tornado(document, in: nil, replications: 0..<600, threads: 2))
        #expect(tornado.rows.map(\.path) == ["demand.dropOut", "demand.areaTolerance"])
        #expect(tornado.rows[0].low.fillChange < 0 && tornado.rows[0].high.fillChange > 0)
        #expect(tornado.rows[1].swing == 0, "a pool gives what is asked for")
        #expect(throws: ScenarioError.self) {
            try Tornado(ScenarioDocument(text: text(), named: "test"), in: nil, replications: 0..<10, threads: 1)
        }
    }

    @Test("the reserve that is searched for covers when it is there")
    func search() throws {
        let scenario = try S.read(text())
        let search = try #require(try ReserveSearch(scenario, in: nil, replications: 0..<1500, threads: 2))
        #expect(zip(search.points, search.points.dropFirst()).allSatisfy { $0.reserveMu < $1.reserveMu })
        #expect(
            zip(search.points, search.points.dropFirst()).allSatisfy { ($0.fill?.value ?? 0) <= ($1.fill?.value ?? 0) })
        let needed = try #require(search.needed.first { $0.cover == .everyNeed && $0.probability == 0.9 }?.reserveMu)
        let tally = try #require(S.simulation(text(reserve: needed)).run(replications: 0..<1500, threads: 2))
        // The curve is straight only between its points.
        #expect(abs(tally.coverProbability(.everyNeed).value - 0.9) < 0.08)
    }

    @Test("to have a parcel at once never meets less, and parcels nobody wants are not proposed")
    func hastening() throws {
        let simulation = try S.simulation(text(reserve: 900))
        let hastening = try #require(Hastening(simulation, replications: 0..<800, threads: 2))
        // The third has all its steps behind it.
        #expect(Set(hastening.rows.map(\.id)) == ["1", "2"])
        #expect(hastening.rows.allSatisfy { $0.gainMu.value > 0 })
        #expect(zip(hastening.rows, hastening.rows.dropFirst()).allSatisfy { $0.gainMu.value >= $1.gainMu.value })
        #expect(
            try #require(Hastening(S.simulation(text(reserve: 1e6)), replications: 0..<50, threads: 1)).rows.isEmpty)
    }
}

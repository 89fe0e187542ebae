// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

@Suite("Scenarios at the edge of sense and beyond")
struct ReserveNonsenseTests {
    private typealias S = ReserveScenarios

    /// Each is put in place of another piece of a sound scenario.
    static let wrongs: [(String, String, String)] = [
        ("horizon: {value: 18.0,", "horizon: {value: 0,", "horizon.value"),
        ("horizon: {value: 18.0,", "horizon: {value: -3,", "horizon.value"),
        ("horizon: {value: 18.0,", "horizon: {value: .nan,", "horizon.value"),
        ("horizon: {value: 18.0,", "horizon: {value: .inf,", "horizon.value"),
        ("horizon: {value: 18.0,", "horizon: {value: 1e9,", "horizon.value"),
        ("horizon: {value: 18.0,", "horizon: {value: six,", "horizon.value"),
        ("signingsPerYear: {value: 20.0,", "signingsPerYear: {value: -1,", "demand.tiers.small.signingsPerYear.value"),
        ("signedLastYear: {value: 15.0,", "signedLastYear: {value: .nan,", "demand.tiers.small.signedLastYear.value"),
        ("signedLastYear: {value: 15.0,", "signedLastYear: {value: 50000,", "demand"),
        ("ownLandShare: {value: 0.64,", "ownLandShare: {value: 1.01,", "demand.tiers.small.ownLandShare.value"),
        ("dropOut: {value: 0.1,", "dropOut: {value: 35,", "demand.dropOut.value"),
        ("dropOut: {value: 0.1,", "dropOut: {value: -0.1,", "demand.dropOut.value"),
        ("dropOut: {value: 0.1,", "dropOut: {value: .inf,", "demand.dropOut.value"),
        ("reserve: {value: 1800.0,", "reserve: {value: -1,", "supply.reserve.value"),
        ("reserve: {value: 1800.0,", "reserve: {value: .nan,", "supply.reserve.value"),
        ("investmentTo: {value: 10.0,", "investmentTo: {value: 5,", "demand.tiers.small"),
        ("investmentTo: {value: 10.0,", "investmentTo: {value: 20,", "demand.tiers.large.investmentFrom.value"),
        ("shape: 1.4, scale: 9", "shape: 0, scale: 9", "demand.startLag"),
        ("shape: 1.4, scale: 9", "shape: 1.4, scale: .inf", "demand.startLag.scale"),
        ("shape: 1.4, scale: 9", "shape: .nan, scale: 9", "demand.startLag.shape"),
        ("minimum: 0.5, mode: 3, maximum: 6", "minimum: 4, mode: 3, maximum: 6", "demand.landLead"),
        ("minimum: 0.5, mode: 3, maximum: 6", "minimum: -1, mode: 3, maximum: 6", "demand.landLead"),
        ("Q1: 0.3", "Q5: 0.3", "demand.quarters.weights.Q5"),
        ("Q1: 0.3", "Q1: -0.3", "demand.quarters.weights.Q1"),
        ("Q1: 0.3, Q2: 0.25, Q3: 0.25, Q4: 0.2", "Q1: 0, Q2: 0", "demand.quarters.weights"),
        ("to: 2020-03-03", "to: 2020-01-24", "demand.stops.epidemic"),
        ("from: 2020-01-24", "from: 2019-12-24", "demand.stops.epidemic"),
        ("[90, 0]", "[-90, 0]", "supply.listed.parcels[0][0]"),
        ("[90, 0]", "[90, 4]", "supply.listed.parcels[0][1]"),
        ("[90, 0]", "[90, -1]", "supply.listed.parcels[0][1]"),
        ("[90, 0]", "[.nan, 0]", "supply.listed.parcels[0][0]"),
        ("lockLapse: {value: 0.15,", "lockLapse: {value: 1.5,", "policy.lockLapse.value"),
        ("replications: 20000", "replications: 0", "replications"),
        ("replications: 20000", "replications: -5", "replications"),
        ("seed: 5", "seed: -5", "seed"),
        ("start: 2020-01-01", "start: 2020-02-30", "start"),
        ("dropOut: {value: 0.1,", "dropOff: {value: 0.1,", "demand.dropOff"),
        (
            "unit: 亿元, confidence: E, source: test}\n      investmentTo",
            "unit: 亩, confidence: E, source: test}\n      investmentTo", "demand.tiers.small.investmentFrom.unit"
        ),
    ]

    @Test("is refused with its place", arguments: wrongs)
    func refused(sound: String, wrong: String, path: String) throws {
        let text = RichScenario.text()
        let place = try #require(text.range(of: sound))
        let error = try #require(throws: ScenarioError.self) {
            try S.read(text.replacingCharacters(in: place, with: wrong))
        }
        #expect(error.file == "test.yaml" && error.line != nil && error.column != nil, "\(error)")
        #expect(error.path == path, "\(error)")
    }

    @Test("a scenario in which nothing asks for anything is refused with its place")
    func empty() throws {
        for tiers in ["", "demand:\n  tiers: {}\n"] {
            let text = S.text(tiers: []) + tiers
            let error = try #require(throws: ScenarioError.self) { try S.read(text) }
            #expect(error.file == "test.yaml" && error.line != nil && error.column != nil, "\(error)")
        }
    }

    private func finite(_ tally: ReserveTally) -> Bool {
        let estimates =
            ReserveTally.Measure.allCases.map { tally.estimate($0) }
            + ReserveTally.Cover.allCases.map { tally.coverProbability($0) }
            + tally.ratios.compactMap { $0.ratio(count: tally.count) }
            + tally.histograms.map { Estimate.quantile(0.9, of: $0, scale: 1) }
        return estimates.allSatisfy { $0.value.isFinite && $0.low.isFinite && $0.high.isFinite }
    }

    @Test("nobody who asks is always served: cover is 1, and there is no fill to tell")
    func nothing() throws {
        for reserve in [0.0, 3000] {
            let text = S.text(reserve: reserve, tiers: [S.tier(perYear: 0)])
            let tally = try #require(S.simulation(text).run(replications: 0..<200, threads: 2))
            for cover in ReserveTally.Cover.allCases { #expect(tally.coverProbability(cover).value == 1) }
            for ratio in ReserveTally.Ratio.allCases where ratio != .usableShare {
                #expect(tally.ratios[ratio.rawValue].ratio(count: 200) == nil, "\(ratio)")
            }
            #expect(finite(tally) && tally.estimate(.demand).value == 0)
            #expect(tally.estimate(.endStock, per: 1000).value == reserve)
        }
    }

    @Test("a reserve of nothing meets nothing and covers only what asks for nothing")
    func noReserve() throws {
        let tally = try #require(
            S.simulation(S.text(reserve: 0, tiers: [S.tier(perYear: 6)])).run(replications: 0..<4000, threads: 2))
        #expect(tally.estimate(.met).value == 0 && finite(tally))
        #expect(tally.coverProbability(.books).agrees(with: exp(-3.0)))
        #expect(tally.coverProbability(.everyNeed) == tally.coverProbability(.books))
        #expect(tally.ratios[ReserveTally.Ratio.fill.rawValue].ratio(count: 4000)?.value == 0)
        #expect(tally.ratios[ReserveTally.Ratio.wait.rawValue].ratio(count: 4000)?.agrees(with: 3e6) ?? false)
    }

    @Test("ten years, and a hundredth of a month, are counted as any other horizon", arguments: [120, 0.01])
    func horizons(months: Double) throws {
        let text = RichScenario.text().replacingOccurrences(
            of: "horizon: {value: 18.0,", with: "horizon: {value: \(months),")
        let tally = try #require(S.simulation(text).run(replications: 0..<100, threads: 2))
        #expect(finite(tally) && tally.replications == 100)
    }

    @Test("shares of 0 and 1 are taken at their word")
    func shares() throws {
        func tally(_ sections: [String: [String]]) throws -> ReserveTally {
            let text = S.text(reserve: 1e6, tiers: [S.tier(perYear: 60)], sections)
            return try #require(S.simulation(text).run(replications: 0..<200, threads: 2))
        }
        #expect(try tally(["demand": ["dropOut: \(S.figure(1))"]]).estimate(.demandCount).value == 0)
        let lapsed = try tally([
            "policy": ["lock: \(S.law("constant, amount: 0.01"))", "lockLapse: \(S.figure(1))"]
        ])
        #expect(lapsed.estimate(.endStock, per: 1000).value > 1e6 - 1)
        let substituted = try tally([
            "factories": [
                "substitution: \(S.figure(1))", "transitionFloor: \(S.law("constant, amount: 5", "㎡"))",
                "lease: \(S.law("constant, amount: 5"))",
            ]
        ])
        #expect(substituted.estimate(.demandCount).value == 0 && substituted.estimate(.floorCount).value > 20)
        // No law of the sale: land is sold when its lock ends.
        let sold = try tally(["policy": ["lock: \(S.law("constant, amount: 0"))", "auctionSuccess: \(S.figure(1))"]])
        #expect(sold.estimate(.endStock, per: 1000).value < 1e6 - 1000)
        // Little that is put up is sold; the rest is listed, and so no longer in stock.
        let unsold = try tally([
            "policy": [
                "lock: \(S.law("constant, amount: 0"))", "listing: \(S.law("constant, amount: 0.5"))",
                "auctionSuccess: \(S.figure(0.05))",
            ]
        ])
        #expect(unsold.estimate(.endStock).value == sold.estimate(.endStock).value)
    }
}

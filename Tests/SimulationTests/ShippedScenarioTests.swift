// SPDX-License-Identifier: Apache-2.0
import LandModel
import Simulation
import TestSupport
import Testing

@Suite("Shipped scenarios")
struct ShippedScenarioTests {
    /// Figures from outside this code: an independent simulation of the same model.
    struct Expected: Sendable {
        let band: String
        let cover: Double
        let meanMu: Double
        let p10: Double
        let p50: Double
        let p90: Double
    }

    static let expected = [
        Expected(band: "low", cover: 0.939, meanMu: 1886, p10: 1102, p50: 1806, p90: 2760),
        Expected(band: "mid", cover: 0.442, meanMu: 3298, p10: 1931, p50: 3162, p90: 4837),
        Expected(band: "high", cover: 0.016, meanMu: 6743, p10: 4218, p50: 6520, p90: 9561),
    ]

    @Test("static demand of 5亿元 or more has the figures that were worked out beforehand", arguments: expected)
    func bands(expected: Expected) throws {
        let scenario = try Scenarios.shipped(expected.band)
        #expect(scenario.name == "static-demand-\(expected.band)")
        let answer = try DemandAnswer(StaticDemand(scenario: scenario).run(threads: 2))
        #expect(abs(answer.coverProbability.value - expected.cover) <= 0.005)
        #expect(
            answer.coverProbability.low < expected.cover + 0.005
                && expected.cover - 0.005 < answer.coverProbability.high)
        #expect(abs(answer.demandMu.mean.value / expected.meanMu - 1) <= 0.01)
        #expect(abs(answer.demandMu.p10.value / expected.p10 - 1) <= 0.01)
        #expect(abs(answer.demandMu.p50.value / expected.p50 - 1) <= 0.01)
        #expect(abs(answer.demandMu.p90.value / expected.p90 - 1) <= 0.01)
        #expect(abs(answer.expectedMu / expected.meanMu - 1) <= 0.005)
        // The largest project takes about a fifth.
        let share = try #require(answer.largestProjectShare)
        #expect(share.value > 0.18 && share.value < 0.23)
        #expect(answer.reserveForCover.map(\.coverProbability) == [0.8, 0.9, 0.95])
        #expect(answer.reserveForCover[1].reserveMu == answer.demandMu.p90)
    }

    @Test("an answer says what it rests on and what it does not know, in both languages")
    func provenance() throws {
        let scenario = try Scenarios.shipped("mid").with(replications: 100)
        let answer = try DemandAnswer(StaticDemand(scenario: scenario).run())
        #expect(answer.replications == 100 && answer.seed == 20_200_303 && answer.reserveMu == 3000)
        #expect(answer.assumptions.count == 15)
        #expect(Set(answer.assumptions.map(\.name)).count == 15)
        #expect(answer.assumptions.allSatisfy { !$0.assumption.source.isEmpty && !$0.assumption.unit.isEmpty })
        let reserve = try #require(answer.assumptions.first { $0.name == "reserve" })
        #expect(reserve.assumption.value == 3000 && reserve.assumption.confidence == .seed)
        #expect(answer.scope.en.contains("nested") && answer.scope.zh.contains("首期"))
        let caveats = answer.caveats.map(\.en).joined(separator: " ")
        #expect(["backlog", "lag", "supply"].allSatisfy { caveats.contains($0) })
        #expect(answer.caveats.allSatisfy { !$0.zh.isEmpty })
    }

    @Test("low, mid and high differ in assumptions, not in the question")
    func sameQuestion() throws {
        let bands = try ["low", "mid", "high"].map(Scenarios.shipped)
        #expect(Set(bands.map(\.scope)).count == 1 && Set(bands.map(\.reserveMu)).count == 1)
        #expect(Set(bands.map(\.seed)).count == 1, "the bands share their random numbers")
        let demands = bands.map(StaticDemand.init(scenario:))
        for replication in 0..<1000 {
            let land = demands.map { $0.replay(replication).demandMu }
            #expect(land == land.sorted())
        }
    }
}

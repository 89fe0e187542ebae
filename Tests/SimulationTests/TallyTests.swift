// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Simulation

@Suite("Tallies")
struct TallyTests {
    @Test("every number lies within its bin, bins follow each other and are narrow")
    func bins() {
        var edge = 0.0
        for bin in 0..<(2048 * 50) {
            let (lower, width) = FixedBinHistogram.bounds(of: bin)
            #expect(lower == edge)
            #expect(width == 1 || width / lower <= 1 / 2048.0)
            #expect(FixedBinHistogram.bin(of: Int(lower)) == bin)
            #expect(FixedBinHistogram.bin(of: Int(lower + width) - 1) == bin)
            edge = lower + width
        }
        #expect(FixedBinHistogram.bin(of: Int.max) > 2048 * 50)
    }

    @Test("one thread, many threads, and ranges run apart and merged in any order give the same")
    func sameWhateverTheThreads() throws {
        let scenario = try Scenarios.make()
        let demand = StaticDemand(scenario: scenario)
        let whole = demand.run()
        for threads in 2...5 {
            #expect(demand.run(threads: threads) == whole)
        }
        var generator = RepeatableGenerator(seed: 4)
        let cuts = ([0, 20_000] + (0..<6).map { _ in Int.random(in: 0...20_000, using: &generator) }).sorted()
        let parts = zip(cuts, cuts.dropFirst()).map { demand.run(replications: $0..<$1, threads: 2) }
        var merged = DemandTally(scenario: scenario)
        for part in parts.shuffled(using: &generator) {
            try merged.merge(part)
        }
        #expect(merged == whole)
        #expect(merged.ranges == [0..<20_000] && merged.replications == 20_000)
        let answers = (try DemandAnswer(merged), try DemandAnswer(whole))
        #expect(answers.0 == answers.1)
    }

    @Test("what was counted already, or belongs to another scenario, is not merged")
    func refusedMerges() throws {
        let demand = StaticDemand(scenario: try Scenarios.make())
        var tally = demand.run(replications: 0..<100)
        let before = tally
        for range in [0..<100, 50..<60, 99..<200] {
            #expect(throws: ScenarioError.self) { try tally.merge(demand.run(replications: range)) }
        }
        let other = StaticDemand(scenario: try Scenarios.make(seed: 2))
        #expect(throws: ScenarioError.self) { try tally.merge(other.run(replications: 100..<200)) }
        #expect(tally == before)
        try tally.merge(demand.run(replications: 150..<200))
        #expect(tally.ranges == [0..<100, 150..<200])
        try tally.merge(demand.run(replications: 100..<150))
        #expect(tally.ranges == [0..<200])
    }

    @Test("mean, quantiles and shares are those of the replications replayed one by one")
    func againstReplays() throws {
        let scenario = try Scenarios.make(replications: 3000)
        let demand = StaticDemand(scenario: scenario)
        let answer = try DemandAnswer(demand.run(threads: 2))
        let replays = (0..<3000).map { demand.replay($0) }
        let demands = replays.map(\.demandMu).sorted()
        let mean = demands.reduce(0, +) / 3000
        #expect(abs(answer.demandMu.mean.value - mean) < 1e-6)
        let variance = demands.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2999
        let halfWidth = 1.959963984540054 * (variance / 3000).squareRoot()
        #expect(abs(answer.demandMu.mean.high - mean - halfWidth) < 1e-6)
        #expect(answer.coverProbability.value == Double(demands.filter { $0 <= 1000 }.count) / 3000)
        for (estimate, share) in [
            (answer.demandMu.p10, 0.1), (answer.demandMu.p50, 0.5), (answer.demandMu.p90, 0.9),
            (answer.reserveForCover[0].reserveMu, 0.8), (answer.reserveForCover[2].reserveMu, 0.95),
        ] {
            let exact = demands[Int(3000 * share) - 1]
            #expect(abs(estimate.value / exact - 1) < 1 / 2048.0)
            #expect(estimate.low < exact && exact < estimate.high)
        }
        let shares = replays.filter { $0.demandMu > 0 }.map { $0.largestProjectMu / $0.demandMu }
        let share = try #require(answer.largestProjectShare)
        #expect(abs(share.value - shares.reduce(0, +) / Double(shares.count)) < 1e-8)
        for replay in replays {
            let lands = replay.signings.map(\.landMu)
            #expect(abs(lands.reduce(0, +) - replay.demandMu) < 1e-6 && (lands.max() ?? 0) == replay.largestProjectMu)
        }
    }

    @Test("the Wilson interval is that of published examples")
    func wilson() {
        // Newcombe (1998), Statistics in Medicine 17, table I: 81/263, 15/148, 0/20, 1/29.
        for (hits, count, low, high) in [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        ] {
            let estimate = Estimate.probability(hits: hits, count: count)
            #expect(abs(estimate.low - low) < 6e-5 && abs(estimate.high - high) < 6e-5)
            let mirrored = Estimate.probability(hits: count - hits, count: count)
            #expect(abs(mirrored.low + estimate.high - 1) < 1e-12 && abs(mirrored.high + estimate.low - 1) < 1e-12)
        }
    }

    @Test("95 % intervals hold the truth about 95 times in 100")
    func coverage() throws {
        let base = try Scenarios.make()
        let truth = try DemandAnswer(
            StaticDemand(scenario: base.with(seed: 999)).run(replications: 0..<400_000, threads: 2))
        var held = [0, 0, 0, 0]
        for seed in 0..<400 as Range<UInt64> {
            let scenario = try base.with(seed: seed)
            let answer = try DemandAnswer(StaticDemand(scenario: scenario).run(replications: 0..<400))
            func holds(_ estimate: Estimate, _ value: Double) -> Int {
                estimate.low <= value && value <= estimate.high ? 1 : 0
            }
            held[0] += holds(answer.demandMu.mean, answer.expectedMu)
            held[1] += holds(answer.coverProbability, truth.coverProbability.value)
            held[2] += holds(answer.demandMu.p50, truth.demandMu.p50.value)
            held[3] += holds(answer.demandMu.p90, truth.demandMu.p90.value)
        }
        // 400 times 0.95 is 380, with a standard deviation of 4.4.
        #expect(held.allSatisfy { abs($0 - 380) < 20 }, "\(held)")
    }
}

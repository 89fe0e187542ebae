// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Runs a ``StaticDemandScenario``.
public struct StaticDemand: Sendable {
    public let scenario: StaticDemandScenario
    private let tiers: [TierLaw]
    private let intensity: LognormalLaw

    private struct TierLaw: Sendable {
        let count: PoissonLaw
        let investment: TruncatedParetoLaw
        let ownLandShare: Double
        let firstPhaseShare: Double
    }

    public init(scenario: StaticDemandScenario) {
        self.scenario = scenario
        let years = scenario.horizonMonths.value / 12
        tiers = scenario.tiers.map { tier in
            TierLaw(
                count: PoissonLaw(mean: tier.signingsPerYear.value * years),
                investment: TruncatedParetoLaw(
                    exponent: scenario.investmentExponent.value, lower: tier.investmentFrom.value,
                    upper: tier.investmentTo.value),
                ownLandShare: tier.ownLandShare.value, firstPhaseShare: tier.firstPhaseShare.value)
        }
        intensity = LognormalLaw(median: scenario.intensityMedian.value, sigma: scenario.intensitySigma.value)
    }

    /// The mean demand by formula, in mu: the sum over tiers of E[N] · share · E[x] · 10⁴ · E[1/I] · phase.
    ///
    /// The check on every run: a mean that is not within a few standard errors of it is wrong.
    public var expectedMu: Double {
        tiers.reduce(0) { sum, tier in
            sum + tier.count.mean * tier.ownLandShare * tier.investment.moment(1) * 1e4 * intensity.moment(-1)
                * tier.firstPhaseShare
        }
    }

    /// Runs `replications`, by default those that the scenario asks for, on `threads` threads.
    ///
    /// The result does not depend on the number of threads, and ranges that are run apart merge to what one run gives.
    ///
    /// - Parameter progress: called now and then, one call at a time, with the number of replications done.
    /// - Complexity: O(expected signings) for each replication.
    public func run(
        replications: Range<Int>? = nil, threads: Int = 1, progress: (@Sendable (Int) -> Void)? = nil
    ) -> DemandTally {
        let range = replications ?? 0..<scenario.replications
        precondition(range.lowerBound >= 0 && threads >= 1, "a run without sense")
        let chunk = 4096
        let chunks = (range.count + chunk - 1) / chunk
        let next = Atomic(0)
        let state = Mutex((tally: DemandTally(scenario: scenario), done: 0))
        DispatchQueue.concurrentPerform(iterations: min(threads, max(1, chunks))) { _ in
            var own = DemandTally(scenario: scenario)
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < chunks else { break }
                let start = range.lowerBound + index * chunk
                let end = min(start + chunk, range.upperBound)
                add(start..<end, to: &own)
                if let progress {
                    state.withLock {
                        $0.done += end - start
                        progress($0.done)
                    }
                }
            }
            state.withLock { $0.tally.absorb(own) }
        }
        return state.withLock {
            $0.tally.cover(range)
            return $0.tally
        }
    }

    /// Draws one replication again, with every signing.
    public func replay(_ replication: Int) -> DemandReplication {
        var signings: [SimulatedSigning] = []
        let parts = draw(replication) { signings.append($0) }
        return DemandReplication(
            replication: replication, signings: signings, demandMu: Double(parts.total) / DemandTally.partsPerMu,
            largestProjectMu: Double(parts.largest) / DemandTally.partsPerMu)
    }

    private func add(_ range: Range<Int>, to tally: inout DemandTally) {
        let reserve = Int((scenario.reserveMu.value * DemandTally.partsPerMu).rounded(.down))
        for replication in range {
            let parts = draw(replication) { _ in }
            tally.add(demandParts: parts.total, largestParts: parts.largest, reserveParts: reserve)
        }
    }

    /// More land than any city has; keeps the sums of any valid scenario within their integers.
    private static let mostLandMu = 1e8

    /// Demand and largest project of one replication, in thousandths of a mu.
    @inline(__always)
    private func draw(_ replication: Int, visit: (SimulatedSigning) -> Void) -> (total: Int, largest: Int) {
        var total = 0
        var largest = 0
        for (index, tier) in tiers.enumerated() {
            var counts = stream(replication, entity: UInt64(index), .signingCount)
            for ordinal in 0..<tier.count.count(at: counts.nextUniform()) {
                // Each signing has its own stream and each draw its own place in it: another share or another tail
                // in a scenario changes what it is about and nothing else.
                var chance = stream(replication, entity: UInt64(index) << 32 | UInt64(ordinal), .signing)
                let needsOwnLand = chance.nextUniform() < tier.ownLandShare
                let investment = tier.investment.quantile(chance.nextUniform())
                let intensity = intensity.quantile(chance.nextUniform())
                let land = needsOwnLand ? tier.firstPhaseShare * investment * 1e4 / intensity : 0
                let parts = Int((min(land, Self.mostLandMu) * DemandTally.partsPerMu).rounded())
                total += parts
                largest = max(largest, parts)
                visit(
                    SimulatedSigning(
                        tier: index, needsOwnLand: needsOwnLand, investment: investment, intensity: intensity,
                        landMu: Double(parts) / DemandTally.partsPerMu))
            }
        }
        return (total, largest)
    }

    private func stream(_ replication: Int, entity: UInt64, _ purpose: RandomStream.Purpose) -> RandomStream {
        RandomStream(seed: scenario.seed, replication: UInt64(replication), entity: entity, purpose: purpose)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Differences between two scenarios in the same replications, exact and so without order.
public struct DifferenceTally: Sendable, Hashable {
    /// What is compared, one whole number a replication.
    public enum Measure: Int, Sendable, Hashable, CaseIterable {
        /// Covered or not, as ``ReserveTally/Cover`` says.
        case books, target, everyNeed
        /// Thousandths of a mu.
        case demand, metAtOnce, endStock, meanUsable
        /// 万元
        case cost
    }

    /// One replication of one scenario.
    struct Score {
        var values: [Int]
    }

    private(set) var count = 0
    private(set) var sums = [MeasureTally](repeating: .init(), count: Measure.allCases.count)

    init() {}

    init(count: Int, sums: [MeasureTally]) {
        self.count = count
        self.sums = sums
    }

    mutating func add(_ score: Score, against base: Score) {
        count += 1
        for index in sums.indices { sums[index].add(score.values[index] - base.values[index]) }
    }

    mutating func absorb(_ other: DifferenceTally) {
        count += other.count
        for index in sums.indices { sums[index].absorb(other.sums[index]) }
    }

    /// The mean difference with its interval, which chance that both scenarios share does not widen. Land in mu, covers
    /// as shares, cost in 万元.
    ///
    /// - Precondition: there is a replication.
    public func mean(_ measure: Measure) -> Estimate {
        let unit: Double =
            switch measure {
            case .books, .target, .everyNeed, .cost: 1
            case .demand, .metAtOnce, .endStock, .meanUsable: DemandModel.partsPerMu
            }
        return sums[measure.rawValue].mean(count: count, per: unit)
    }
}

extension ReserveTally {
    func score(of outcome: ReplicationOutcome) -> DifferenceTally.Score {
        DifferenceTally.Score(values: [
            outcome.firstBookShortage == .infinity ? 1 : 0, isTargetMet(outcome) ? 1 : 0,
            outcome.firstUnmet == .infinity ? 1 : 0, outcome[.demand], outcome[.metAtOnce], outcome[.endStock],
            outcome[.meanUsable], outcome[.interest] + outcome[.waitingCost],
        ])
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What a set of replications of a ``StaticDemandScenario`` amounts to, in memory that does not grow with their number.
///
/// All sums are whole numbers, so tallies of different ranges merge to the same bytes in any order. Land is counted in
/// thousandths of a mu (0.67 m²).
public struct DemandTally: Sendable, Hashable {
    public let scenario: StaticDemandScenario
    /// The replications counted, ascending and not adjacent.
    public var ranges: [Range<Int>] { counted.ranges }
    private var counted = RangeList()
    /// Demand, thousandths of a mu.
    private var demand = FixedBinHistogram()
    // Sized for the worst that a valid scenario allows: 10⁴ signings of 10⁸ mu each give 10³⁰ as a square, and 10⁷
    // replications of that are within 128 bits.
    private var sum: Int128 = 0
    private var squares: UInt128 = 0
    private var covered = 0
    /// Largest project's share of demand, thousand-millionths, over the replications that have any demand.
    private var shareCount = 0
    private var shareSum: Int128 = 0
    private var shareSquares: UInt128 = 0

    static let partsPerMu = 1000.0
    static let shareParts = 1e9

    public init(scenario: StaticDemandScenario) {
        self.scenario = scenario
    }

    public var replications: Int { counted.count }

    /// Adds the replications of another range of the same scenario.
    ///
    /// - Throws: ``ScenarioError`` when the scenario is another one or a replication is in both.
    public mutating func merge(_ other: DemandTally) throws(ScenarioError) {
        guard scenario == other.scenario else {
            throw ScenarioError(
                "tallies of different scenarios (`\(scenario.name)`, `\(other.scenario.name)`) do not add up")
        }
        counted = try counted.joined(with: other.counted, of: scenario.name)
        absorb(other)
    }

    /// Adds the sums of another tally and leaves ``ranges`` to the caller.
    mutating func absorb(_ other: DemandTally) {
        demand.merge(other.demand)
        sum += other.sum
        squares += other.squares
        covered += other.covered
        shareCount += other.shareCount
        shareSum += other.shareSum
        shareSquares += other.shareSquares
    }

    /// Counts one replication, which ``cover(_:)`` then notes with its range.
    mutating func add(demandParts: Int, largestParts: Int, reserveParts: Int) {
        demand.add(demandParts)
        sum += Int128(demandParts)
        squares += UInt128(demandParts) * UInt128(demandParts)
        covered += demandParts <= reserveParts ? 1 : 0
        if demandParts > 0 {
            let share = Int((Double(largestParts) / Double(demandParts) * Self.shareParts).rounded())
            shareCount += 1
            shareSum += Int128(share)
            shareSquares += UInt128(share * share)
        }
    }

    /// Notes that the replications just added are those of `range`.
    mutating func cover(_ range: Range<Int>) {
        precondition(counted.count == 0, "a range is noted once")
        counted = RangeList([range])
    }

    /// Mean demand in mu. - Precondition: there is a replication.
    var meanMu: Estimate { Estimate.mean(sum: sum, squares: squares, count: demand.total) / Self.partsPerMu }

    var coverProbability: Estimate { Estimate.probability(hits: covered, count: demand.total) }

    /// `nil` when no replication had any demand.
    var largestProjectShare: Estimate? {
        shareCount == 0
            ? nil : Estimate.mean(sum: shareSum, squares: shareSquares, count: shareCount) / Self.shareParts
    }

    func quantileMu(_ probability: Double) -> Estimate {
        Estimate.quantile(probability, of: demand, scale: 1 / Self.partsPerMu)
    }
}

extension Estimate {
    fileprivate static func / (estimate: Estimate, divisor: Double) -> Estimate {
        Estimate(value: estimate.value / divisor, low: estimate.low / divisor, high: estimate.high / divisor)
    }
}

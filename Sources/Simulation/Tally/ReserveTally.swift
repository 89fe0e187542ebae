// SPDX-License-Identifier: Apache-2.0

/// What a set of replications of a ``ReserveScenario`` amounts to, in memory that does not grow with their number.
///
/// All sums are whole numbers: tallies of different ranges merge to the same bytes in any order.
public struct ReserveTally: Sendable, Hashable {
    typealias Measure = ReplicationOutcome.Measure

    public let scenario: ReserveScenario
    /// Tells cities apart: tallies of different ones do not add up.
    public let cityFingerprint: UInt64
    let groups: NeedGroups
    private(set) var counted = RangeList()
    private(set) var count = 0
    private(set) var measures = [MeasureTally](repeating: .init(), count: Measure.allCases.count)
    private(set) var histograms = [FixedBinHistogram](repeating: .init(), count: Self.spread.count)
    private(set) var ratios = [RatioTally](repeating: .init(), count: Ratio.allCases.count)
    private(set) var covers = [Int](repeating: 0, count: Cover.allCases.count)
    /// By part of the horizon, when the books first fell short, and when a need was first not met at once.
    private(set) var firstBookShortage = [Int](repeating: 0, count: Self.dateBins)
    private(set) var firstUnmet = [Int](repeating: 0, count: Self.dateBins)
    /// Stock, usable stock, what is waited for and vacant floor, at each sample.
    private(set) var fans: [FixedBinHistogram]
    private(set) var causes = [MeasureTally](repeating: .init(), count: ShortageCause.allCases.count)
    private(set) var groupRatios: [GroupTally]
    private(set) var wanted: [Int128]

    struct GroupTally: Sendable, Hashable {
        var land = RatioTally()
        var count = RatioTally()
    }

    /// What counts as covered.
    public enum Cover: Int, Sendable, Hashable, CaseIterable {
        /// The books, 亩 against 亩, never fall below nothing.
        case books
        /// Of the land asked for at least the target is met on the day it is asked for.
        case target
        /// Every need is met on the day it comes.
        case everyNeed
    }

    enum Ratio: Int, CaseIterable {
        case fill, fillByCount, fillWithinHorizon, floorFill, vacancy, usableShare, wait, largestShare
    }

    enum Fan: Int, CaseIterable {
        case stock, usable, waiting, vacant
    }

    /// Measures of which percentiles are asked.
    static let spread: [Measure] = [
        .demand, .endStock, .meanUsable, .reserveNeeded, .largest, .inflow, .floorDemand, .interest, .waitingCost,
    ]

    /// Fans are drawn, not read off: bins of 0.4 % will do.
    static let fanBits = 8

    /// Twenty-six parts of the horizon: weeks of a half-year.
    public static let dateBins = 26

    init(_ model: ReserveModel, cityFingerprint: UInt64) {
        scenario = model.scenario
        groups = model.groups
        self.cityFingerprint = cityFingerprint
        fans = [FixedBinHistogram](
            repeating: .init(fineBits: Self.fanBits), count: Fan.allCases.count * ReplicationOutcome.sampleCount)
        groupRatios = [GroupTally](repeating: .init(), count: model.groups.all.count)
        wanted = [Int128](repeating: 0, count: model.supply.parcels.count)
    }

    public var replications: Int { counted.count }

    /// Adds the replications of another range of the same scenario.
    ///
    /// - Throws: ``ScenarioError`` when scenario or city are others, or a replication is in both.
    public mutating func merge(_ other: ReserveTally) throws(ScenarioError) {
        guard scenario == other.scenario, cityFingerprint == other.cityFingerprint else {
            throw ScenarioError(
                "tallies of different scenarios or cities (`\(scenario.name)`, `\(other.scenario.name)`) do not add up")
        }
        counted = try counted.joined(with: other.counted, of: scenario.name)
        absorb(other)
    }

    /// Adds the sums of another tally and leaves ``counted`` to the caller.
    mutating func absorb(_ other: ReserveTally) {
        count += other.count
        for index in measures.indices { measures[index].absorb(other.measures[index]) }
        for index in histograms.indices { histograms[index].merge(other.histograms[index]) }
        for index in ratios.indices { ratios[index].absorb(other.ratios[index]) }
        for index in covers.indices { covers[index] += other.covers[index] }
        for index in firstUnmet.indices {
            firstUnmet[index] += other.firstUnmet[index]
            firstBookShortage[index] += other.firstBookShortage[index]
        }
        for index in fans.indices { fans[index].merge(other.fans[index]) }
        for index in causes.indices { causes[index].absorb(other.causes[index]) }
        for index in groupRatios.indices {
            groupRatios[index].land.absorb(other.groupRatios[index].land)
            groupRatios[index].count.absorb(other.groupRatios[index].count)
        }
        for index in wanted.indices { wanted[index] += other.wanted[index] }
    }

    /// Notes that the replications just added are those of `range`.
    mutating func cover(_ range: Range<Int>) {
        precondition(counted.count == 0 && count == range.count, "a range is noted once")
        counted = RangeList([range])
    }

    /// Puts what was kept in place of what is here.
    mutating func restore(
        _ ranges: RangeList, measures: [MeasureTally], causes: [MeasureTally], ratios: [RatioTally],
        groups: [GroupTally], wanted: [Int128], histograms: [FixedBinHistogram], fans: [FixedBinHistogram],
        covers: [Int], firstUnmet: [Int], firstBookShortage: [Int]
    ) {
        (counted, count) = (ranges, ranges.count)
        (self.measures, self.causes, self.ratios, groupRatios) = (measures, causes, ratios, groups)
        (self.wanted, self.histograms, self.fans, self.covers) = (wanted, histograms, fans, covers)
        (self.firstUnmet, self.firstBookShortage) = (firstUnmet, firstBookShortage)
    }

    mutating func add(_ outcome: ReplicationOutcome) {
        count += 1
        for index in measures.indices { measures[index].add(outcome.values[index]) }
        for (index, measure) in Self.spread.enumerated() { histograms[index].add(outcome[measure]) }
        add(.fill, outcome[.metAtOnce], of: outcome[.demand])
        add(.fillByCount, outcome[.metAtOnceCount], of: outcome[.demandCount])
        add(.fillWithinHorizon, outcome[.met], of: outcome[.demand])
        add(.floorFill, outcome[.floorMet], of: outcome[.floorDemand])
        add(.vacancy, outcome[.meanVacant], of: outcome[.meanCompleted])
        add(.usableShare, outcome[.meanUsable], of: outcome[.meanStock])
        add(.wait, outcome[.waitingTime], of: outcome[.demandCount])
        add(.largestShare, outcome[.largest], of: outcome[.demand])
        covers[Cover.books.rawValue] += outcome.firstBookShortage == .infinity ? 1 : 0
        covers[Cover.everyNeed.rawValue] += outcome.firstUnmet == .infinity ? 1 : 0
        covers[Cover.target.rawValue] += isTargetMet(outcome) ? 1 : 0
        note(outcome.firstBookShortage, in: &firstBookShortage)
        note(outcome.firstUnmet, in: &firstUnmet)
        for sample in 0..<ReplicationOutcome.sampleCount {
            let place = sample * Fan.allCases.count
            fans[place].add(outcome.stock[sample])
            fans[place + 1].add(outcome.usable[sample])
            fans[place + 2].add(outcome.waiting[sample])
            fans[place + 3].add(outcome.vacant[sample])
        }
        for index in causes.indices { causes[index].add(outcome.causes[index]) }
        for (index, row) in outcome.groups.enumerated() where row[2] > 0 {
            groupRatios[index].land.add(row[1], of: row[0])
            groupRatios[index].count.add(row[3], of: row[2])
        }
        for (index, area) in outcome.wanted.enumerated() where area > 0 { wanted[index] += Int128(area) }
    }

    /// - Precondition: there is a replication.
    public func coverProbability(_ cover: Cover) -> Estimate {
        Estimate.probability(hits: covers[cover.rawValue], count: count)
    }

    func isTargetMet(_ outcome: ReplicationOutcome) -> Bool {
        Double(outcome[.metAtOnce]) >= scenario.value(.fillTarget) * Double(outcome[.demand])
    }

    private mutating func add(_ ratio: Ratio, _ part: Int, of whole: Int) {
        ratios[ratio.rawValue].add(part, of: whole)
    }

    private func note(_ month: Double, in bins: inout [Int]) {
        guard month < .infinity else { return }
        let bin = Int(month / scenario.value(.horizon) * Double(Self.dateBins))
        bins[min(Self.dateBins - 1, max(0, bin))] += 1
    }
}

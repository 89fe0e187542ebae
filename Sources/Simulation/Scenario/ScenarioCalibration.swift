// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The laws of a scenario that are fitted to published counts, with how well they fit: when signed projects start, and
/// how fast large projects thin out.
public struct ScenarioCalibration: Sendable {
    /// What the start curve is fitted to: shares started at the end of a year.
    public struct StartTargets: Sendable, Hashable {
        /// Of the signings of the same year.
        public let sameYear: Double
        /// Of those of the year before.
        public let nextYear: Double
        /// Of all, assumed.
        public let neverStarts: Double

        public init(sameYear: Double, nextYear: Double, neverStarts: Double) {
            self.sameYear = sameYear
            self.nextYear = nextYear
            self.neverStarts = neverStarts
        }

        /// The figures of the plan of 2020, which are what it wants, not what was seen.
        public var areThoseOfThePlan: Bool { sameYear == 0.3 && nextYear == 0.9 }
    }

    public let targets: StartTargets?
    public let startCurve: WeibullFit?
    /// Signings a year of an investment in 亿元 or more, by rising threshold.
    public let counts: [ParetoFit.TailCount]
    public let tail: ParetoFit?
    /// The exponent that the scenario takes.
    public let statedExponent: Double?

    /// - Parameter counts: at least two, or none, in any order.
    /// - Throws: ``LawFitError`` where no law fits.
    public init(targets: StartTargets?, counts: [ParetoFit.TailCount]) throws(LawFitError) {
        try self.init(targets: targets, counts: counts, statedExponent: nil)
    }

    /// The fits of a scenario: its own start curve, where one is fitted, and the tail that the counts of its tiers
    /// make. Given targets or counts stand in place of those of the file.
    ///
    /// - Throws: ``ScenarioError`` for the file, ``LawFitError`` where no law fits.
    public init(
        of document: ScenarioDocument, targets: StartTargets? = nil, counts: [ParetoFit.TailCount] = []
    ) throws {
        let tiers: [(from: Double, count: Double)]
        let exponent: Double
        switch try Scenario(document) {
        case .reserve(let scenario):
            tiers = scenario.tiers.filter { $0.land == nil }.map { ($0.investmentFrom, $0.signingsPerYear) }
            exponent = scenario.value(.investmentExponent)
        case .staticDemand(let scenario):
            tiers = scenario.tiers.map { ($0.investmentFrom.value, $0.signingsPerYear.value) }
            exponent = scenario.investmentExponent.value
        }
        let stated = LawReading.fitParameters.map { document.number(at: "\(ScenarioKey.startLag.rawValue).\($0)") }
        var fileTargets: StartTargets?
        if let sameYear = stated[0], let nextYear = stated[1] {
            fileTargets = StartTargets(
                sameYear: sameYear, nextYear: nextYear,
                neverStarts: document.number(at: "\(ScenarioKey.startLag.rawValue).\(LawReading.fitOption)") ?? 0)
        }
        let found = Self.tail(of: tiers)
        try self.init(
            targets: targets ?? fileTargets, counts: counts.isEmpty && found.count >= 2 ? found : counts,
            statedExponent: exponent)
    }

    private init(
        targets: StartTargets?, counts: [ParetoFit.TailCount], statedExponent: Double?
    ) throws(LawFitError) {
        self.targets = targets
        self.counts = counts.sorted { $0.threshold < $1.threshold }
        self.statedExponent = statedExponent
        startCurve = try targets.map { targets throws(LawFitError) in
            try WeibullFit(
                thisYearStartedShare: targets.sameYear, lastYearStartedShare: targets.nextYear,
                neverStartsShare: targets.neverStarts)
        }
        tail = self.counts.isEmpty ? nil : try ParetoFit(self.counts)
    }

    /// How many there are from each tier on, from how many each tier holds alone.
    private static func tail(of tiers: [(from: Double, count: Double)]) -> [ParetoFit.TailCount] {
        var above = 0.0
        return tiers.filter { $0.count > 0 }.sorted { $0.from > $1.from }.map { tier in
            above += tier.count
            return ParetoFit.TailCount(threshold: tier.from, count: above)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// The answer to the half-year question, with what it rests on and what it does not know.
public struct DemandAnswer: Sendable, Hashable {
    /// Land that covers the demand with a given probability.
    public struct ReserveForCover: Sendable, Hashable {
        public let coverProbability: Double
        public let reserveMu: Estimate
    }

    public struct DemandMu: Sendable, Hashable {
        public let mean: Estimate
        public let p10: Estimate
        public let p50: Estimate
        public let p90: Estimate
    }

    public let scenario: String
    public let title: Term
    public let scope: Term
    public let assumptions: [NamedAssumption]
    public let seed: UInt64
    public let replications: Int
    public let demandMu: DemandMu
    /// The mean by formula, for comparison.
    public let expectedMu: Double
    public let reserveMu: Double
    /// The probability that the reserve covers the demand.
    public let coverProbability: Estimate
    /// For 80, 90 and 95 %.
    public let reserveForCover: [ReserveForCover]
    /// The largest project's mean share of the demand; `nil` when there never was any.
    public let largestProjectShare: Estimate?
    public let caveats: [Term]

    /// - Throws: ``ScenarioError`` when the tally holds no replication.
    public init(_ tally: DemandTally) throws(ScenarioError) {
        guard tally.replications > 0 else {
            throw ScenarioError(path: "replications", "nothing was run, so there is no answer")
        }
        let scenario = tally.scenario
        self.scenario = scenario.name
        title = scenario.title
        scope = scenario.scope
        assumptions = scenario.assumptions
        seed = scenario.seed
        replications = tally.replications
        demandMu = DemandMu(
            mean: tally.meanMu, p10: tally.quantileMu(0.1), p50: tally.quantileMu(0.5), p90: tally.quantileMu(0.9))
        expectedMu = StaticDemand(scenario: scenario).expectedMu
        reserveMu = scenario.reserveMu.value
        coverProbability = tally.coverProbability
        reserveForCover = [0.8, 0.9, 0.95].map {
            ReserveForCover(coverProbability: $0, reserveMu: tally.quantileMu($0))
        }
        largestProjectShare = tally.largestProjectShare
        caveats = Self.staticDemandCaveats
    }

    private static let staticDemandCaveats = [
        Term(
            en: "Knows no backlog: projects signed before the period and still without land are left out.",
            zh: "不含存量：时段之前已签约而尚未供地的项目未计入。"),
        Term(
            en:
                "Knows no lag: every signing needs its land at once, none drops out, none waits in a standard factory.",
            zh: "不含时滞：假定签约即需用地，不考虑项目终止，也不考虑先租标准厂房过渡。"),
        Term(
            en: "Knows no supply: the reserve is one stock that nothing refills and standard factories do not draw on.",
            zh: "不含供给：储备为一次性存量，时段内无新增供地，标准厂房建设亦不占用。"),
        Term(
            en: "Compares mu with mu: the class, place and shape of parcels and the loss by cutting them are left out, "
                + "so the true cover is lower.",
            zh: "仅作亩数比较：不考虑地块的用途、区位、形状及分割损耗，实际保障率更低。"),
        Term(
            en:
                "The intervals are about chance in the simulation alone; what the assumptions do not know is shown by "
                + "the low, mid and high scenarios.",
            zh: "置信区间仅反映模拟随机误差；假设本身的不确定性见低、中、高情景。"),
    ]
}

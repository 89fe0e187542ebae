// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// The half-year question without time: how much land do the projects signed within the horizon need, and would a
/// reserve of a given size cover it?
///
/// For each tier t and replication:
///
///     (1)  N_t ~ Poisson(signingsPerYear_t · horizonMonths / 12)
///     (2)  each signing needs own land with probability ownLandShare_t
///     (3)  investment x ~ Pareto(investmentExponent) truncated to investmentFrom_t … investmentTo_t, 亿元
///     (4)  intensity I ~ lognormal(intensityMedian, intensitySigma), 万元/亩
///     (5)  land = firstPhaseShare_t · x · 10⁴ / I, 亩
///     (6)  D = sum of (5) over the signings that pass (2)
///
/// A scenario is valid once it exists: making one refuses what has no sense.
public struct StaticDemandScenario: Sendable, Hashable {
    public struct Tier: Sendable, Hashable {
        public let name: String
        public let signingsPerYear: Assumption
        public let investmentFrom: Assumption
        public let investmentTo: Assumption
        public let ownLandShare: Assumption
        public let firstPhaseShare: Assumption

        public init(
            name: String, signingsPerYear: Assumption, investmentFrom: Assumption, investmentTo: Assumption,
            ownLandShare: Assumption, firstPhaseShare: Assumption
        ) {
            self.name = name
            self.signingsPerYear = signingsPerYear
            self.investmentFrom = investmentFrom
            self.investmentTo = investmentTo
            self.ownLandShare = ownLandShare
            self.firstPhaseShare = firstPhaseShare
        }
    }

    public let name: String
    public let title: Term
    /// What counts as demand: the answer turns on it.
    public let scope: Term
    public let horizonMonths: Assumption
    public let reserveMu: Assumption
    public let investmentExponent: Assumption
    public let intensityMedian: Assumption
    public let intensitySigma: Assumption
    /// Disjoint, by ascending investment.
    public let tiers: [Tier]
    public let replications: Int
    public let seed: UInt64

    /// - Throws: ``ScenarioError`` naming the first entry whose value, unit or relation to others has no sense.
    public init(
        name: String, title: Term, scope: Term, horizonMonths: Assumption, reserveMu: Assumption,
        investmentExponent: Assumption, intensityMedian: Assumption, intensitySigma: Assumption, tiers: [Tier],
        replications: Int, seed: UInt64
    ) throws(ScenarioError) {
        self.name = name
        self.title = title
        self.scope = scope
        self.horizonMonths = horizonMonths
        self.reserveMu = reserveMu
        self.investmentExponent = investmentExponent
        self.intensityMedian = intensityMedian
        self.intensitySigma = intensitySigma
        self.tiers = tiers
        self.replications = replications
        self.seed = seed
        try validate()
    }

    /// The same scenario with another reserve, number of replications or seed.
    public func with(
        reserveMu: Assumption? = nil, replications: Int? = nil, seed: UInt64? = nil
    ) throws(ScenarioError) -> StaticDemandScenario {
        try StaticDemandScenario(
            name: name, title: title, scope: scope, horizonMonths: horizonMonths,
            reserveMu: reserveMu ?? self.reserveMu, investmentExponent: investmentExponent,
            intensityMedian: intensityMedian, intensitySigma: intensitySigma, tiers: tiers,
            replications: replications ?? self.replications, seed: seed ?? self.seed)
    }

    /// Everything the answer rests on, in the order of the scenario file.
    public var assumptions: [NamedAssumption] {
        var list = [
            NamedAssumption(
                name: "horizon", title: Term(en: "horizon", zh: "时段"), assumption: horizonMonths),
            NamedAssumption(
                name: "reserve", title: Term(en: "reserve held", zh: "储备用地"), assumption: reserveMu),
            NamedAssumption(
                name: "investmentExponent",
                title: Term(en: "exponent of the investment tail", zh: "投资额分布尾部指数"),
                assumption: investmentExponent),
            NamedAssumption(
                name: "intensityMedian",
                title: Term(en: "median total investment per mu", zh: "亩均总投资中位数"),
                assumption: intensityMedian),
            NamedAssumption(
                name: "intensitySigma",
                title: Term(en: "spread of ln(investment per mu)", zh: "亩均总投资对数标准差"),
                assumption: intensitySigma),
        ]
        for (index, tier) in tiers.enumerated() {
            list += tier.assumptions(path: "tiers[\(index)]")
        }
        return list
    }
}

extension StaticDemandScenario.Tier {
    fileprivate func assumptions(path: String) -> [NamedAssumption] {
        func named(_ key: String, _ en: String, _ zh: String, _ assumption: Assumption) -> NamedAssumption {
            NamedAssumption(
                name: "\(path).\(key)", title: Term(en: "\(name): \(en)", zh: "\(name)：\(zh)"),
                assumption: assumption)
        }
        return [
            named("signingsPerYear", "signings per year", "年签约数", signingsPerYear),
            named("investmentFrom", "investment from", "投资额下限", investmentFrom),
            named("investmentTo", "investment to", "投资额上限", investmentTo),
            named("ownLandShare", "share that needs own land", "需独立供地比例", ownLandShare),
            named("firstPhaseShare", "first-phase share of the land", "首期用地比例", firstPhaseShare),
        ]
    }
}

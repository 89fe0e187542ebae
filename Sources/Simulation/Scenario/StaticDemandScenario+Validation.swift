// SPDX-License-Identifier: Apache-2.0

/// The units in which a scenario states its figures.
enum ScenarioUnit {
    static let months = "months"
    static let mu = "亩"
    static let hundredMillionYuan = "亿元"
    static let tenThousandYuanPerMu = "万元/亩"
    static let perYear = "1/year"
    static let share = "share"
    static let none = "1"
}

extension StaticDemandScenario {
    // The upper limits keep every sum exact in fixed point (see DemandTally) and lie far beyond any city.
    func validate() throws(ScenarioError) {
        guard !name.isEmpty else { throw ScenarioError(path: "name", "a scenario needs a name") }
        guard (1...10_000_000).contains(replications) else {
            throw ScenarioError(path: "replications", "\(replications) is not from 1 to 10000000")
        }
        try check("horizon", horizonMonths, ScenarioUnit.months, above: 0, atMost: 120)
        try check("reserve", reserveMu, ScenarioUnit.mu, atLeast: 0, atMost: 1e9)
        try check("investmentExponent", investmentExponent, ScenarioUnit.none, above: 0, atMost: 20)
        try check("intensityMedian", intensityMedian, ScenarioUnit.tenThousandYuanPerMu, atLeast: 1, atMost: 1e6)
        try check("intensitySigma", intensitySigma, ScenarioUnit.none, atLeast: 0, atMost: 2)
        guard !tiers.isEmpty else { throw ScenarioError(path: "tiers", "a scenario needs at least one tier") }
        for (index, tier) in tiers.enumerated() {
            try validate(tier, path: "tiers[\(index)]", before: index == 0 ? nil : tiers[index - 1])
        }
        let expected = tiers.reduce(0) { $0 + $1.signingsPerYear.value } * horizonMonths.value / 12
        guard expected <= 10_000 else {
            throw ScenarioError(path: "tiers", "\(plain(expected)) signings within the horizon are more than 10000")
        }
    }

    private func validate(_ tier: Tier, path: String, before: Tier?) throws(ScenarioError) {
        guard !tier.name.isEmpty else { throw ScenarioError(path: path + ".name", "a tier needs a name") }
        guard let first = tiers.firstIndex(where: { $0.name == tier.name }), path == "tiers[\(first)]" else {
            throw ScenarioError(path: path + ".name", "two tiers are called `\(tier.name)`")
        }
        try check(path + ".signingsPerYear", tier.signingsPerYear, ScenarioUnit.perYear, atLeast: 0, atMost: 1e6)
        try check(path + ".investmentFrom", tier.investmentFrom, ScenarioUnit.hundredMillionYuan, above: 0, atMost: 1e5)
        try check(path + ".investmentTo", tier.investmentTo, ScenarioUnit.hundredMillionYuan, above: 0, atMost: 1e5)
        guard tier.investmentFrom.value < tier.investmentTo.value else {
            throw ScenarioError(
                path: path + ".investmentTo.value",
                "\(plain(tier.investmentTo.value)) is not above `investmentFrom`, \(plain(tier.investmentFrom.value))")
        }
        if let before, before.investmentTo.value > tier.investmentFrom.value {
            throw ScenarioError(
                path: path + ".investmentFrom.value",
                "\(plain(tier.investmentFrom.value)) lies within the tier before, which ends at "
                    + plain(before.investmentTo.value),
                hint: "tiers are disjoint and ascending: from nested counts (50 at 5亿元 or more, 20 of them at 10亿元 or "
                    + "more) take the difference (30 and 20)")
        }
        try check(path + ".ownLandShare", tier.ownLandShare, ScenarioUnit.share, atLeast: 0, atMost: 1)
        try check(path + ".firstPhaseShare", tier.firstPhaseShare, ScenarioUnit.share, atLeast: 0, atMost: 1)
    }

    private func check(
        _ path: String, _ assumption: Assumption, _ unit: String, above: Double? = nil, atLeast: Double? = nil,
        atMost: Double
    ) throws(ScenarioError) {
        guard assumption.unit == unit else {
            throw ScenarioError(path: path + ".unit", "`\(assumption.unit)` must be `\(unit)`")
        }
        guard !assumption.source.isEmpty else {
            throw ScenarioError(
                path: path + ".source", "a figure needs a source",
                hint: "say where it comes from, or `judgement` with the confidence E")
        }
        let value = assumption.value
        // Not a number fails every comparison and so lands here too.
        guard value > above ?? -.infinity, value >= atLeast ?? -.infinity, value <= atMost else {
            let allowed =
                above.map { "above \(plain($0)) and at most \(plain(atMost))" }
                ?? "from \(plain(atLeast ?? 0)) to \(plain(atMost))"
            throw ScenarioError(
                path: path + ".value", "\(plain(value)) is not \(allowed)",
                hint: unit == ScenarioUnit.share ? "a share is a number from 0 to 1: 35 % is 0.35" : nil)
        }
    }
}

/// Whole numbers without a decimal point.
private func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
}

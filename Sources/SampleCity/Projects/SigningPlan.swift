// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The 300 signings planned for 2020, in nested tiers, spread over the year by quarter.
enum SigningPlan {
    /// Part of the year's signings in each quarter: 开门红 first.
    private static let quarterShares = [0.30, 0.25, 0.25, 0.20]

    static func drafts(
        choice: IndustryChoice, seed: UInt64, count: (ProjectTier) -> Int = \.plannedSignings
    ) -> [ProjectDraft] {
        var order = RandomStream(seed: seed, purpose: "signings/order")
        let investments = ProjectTier.allCases.flatMap { tier in
            InvestmentQuantiles.stratified(count: count(tier), from: tier.bounds.lower, to: tier.bounds.upper)
        }
        let days = signingDays(count: investments.count, seed: seed)
        var drafts = zip(order.shuffled(investments), days).enumerated().map { index, pair in
            var stream = RandomStream(seed: seed, purpose: "signing/\(index)")
            let (park, industry) = choice.any(&stream)
            let id = "S20-" + padded(index + 1, 3)
            return ProjectDraft(
                id: id, name: "计划签约项目\(id.dropFirst(4))（虚构）", cohort: PlanYear.year,
                stage: pair.1 <= PlanYear.baseDate ? "signed" : "negotiating", signedOn: pair.1,
                investmentWan: Int((pair.0 * 1_000).rounded(.down)) * 10, park: park, industry: industry,
                chain: IndustryChoice.chain(of: industry))
        }
        ProjectDraft.assignNeeds(&drafts, purpose: "signings", seed: seed)
        return drafts
    }

    /// Ascending days of the year.
    private static func signingDays(count: Int, seed: UInt64) -> [CalendarDate] {
        var stream = RandomStream(seed: seed, purpose: "signings/days")
        var days: [CalendarDate] = []
        for (quarter, share) in quarterShares.enumerated() {
            let first = PlanYear.day(PlanYear.year, quarter * 3 + 1, 1)
            let length = Int(first.adding(months: 3).daysSince1970 - first.daysSince1970)
            let members = quarter == 3 ? count - days.count : Int((Double(count) * share).rounded())
            for _ in 0..<members { days.append(first.adding(days: stream.integer(0...length - 1))) }
        }
        return days.sorted()
    }
}

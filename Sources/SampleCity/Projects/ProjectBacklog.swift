// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The backlog of 2019: 100 signed projects, among them the 57 of the three power industries with the totals of the
/// plan page. Real names come first in their chain; what they invest is left open, and the rest sums to the total.
enum ProjectBacklog {
    struct Chain: Sendable {
        let name: String
        let count: Int
        let totalYi: Int
        let division: String
        /// How the plan page puts its count and total.
        let claim: String
        /// Smallest and greatest investment of the law that is scaled to the total, in 亿元.
        let spread: (lower: Double, upper: Double)
    }

    static let size = 100
    static let chains = [
        Chain(
            name: "轨道交通", count: 24, totalYi: 75, division: "37", claim: "先进轨道交通装备产业链项目24个，总投资75亿元",
            spread: (0.6, 14)),
        Chain(
            name: "航空", count: 12, totalYi: 216, division: "37", claim: "航空产业链项目12个，总投资216亿元",
            spread: (1.5, 80)),
        Chain(
            name: "新能源汽车", count: 21, totalYi: 145, division: "36", claim: "新能源汽车项目21个，总投资145亿元",
            spread: (0.9, 30)),
    ]

    /// The real projects that belong to each chain, in the order of the table, at most as many as the chain has.
    static func members(of chain: Chain, among facts: [ProjectFact]) -> [ProjectFact] {
        Array(facts.filter { $0.isOnPlanPage && $0.chain?.contains(chain.name) == true }.prefix(chain.count))
    }

    /// The invented projects of the backlog.
    static func drafts(facts: [ProjectFact], choice: IndustryChoice, seed: UInt64) throws -> [ProjectDraft] {
        var drafts: [ProjectDraft] = []
        for chain in chains {
            let real = members(of: chain, among: facts)
            let stated = real.compactMap(\.totalInvestmentYi).reduce(0, +)
            let rest = chain.totalYi * 10_000 - Int((stated * 10_000).rounded())
            let count = chain.count - real.count
            guard rest > count, count > 0 else {
                throw SampleCityError("the real projects of chain \(chain.name) leave nothing of its total")
            }
            let law = InvestmentQuantiles.stratified(count: count, from: chain.spread.lower, to: chain.spread.upper)
            let investments = InvestmentQuantiles.scaled(law, toSum: rest)
            for investment in investments {
                drafts.append(
                    draft(
                        number: drafts.count + 1, investmentWan: investment, chain: chain, choice: choice, seed: seed))
            }
        }
        let others = size - chains.reduce(0) { $0 + $1.count }
        for investment in InvestmentQuantiles.stratified(count: others, from: 0.5, to: 25) {
            drafts.append(
                draft(
                    number: drafts.count + 1, investmentWan: Int((investment * 1_000).rounded(.down)) * 10, chain: nil,
                    choice: choice, seed: seed))
        }
        ProjectDraft.assignNeeds(&drafts, purpose: "backlog", seed: seed)
        return drafts
    }

    private static func draft(
        number: Int, investmentWan: Int, chain: Chain?, choice: IndustryChoice, seed: UInt64
    ) -> ProjectDraft {
        let id = "S19-" + padded(number, 3)
        var stream = RandomStream(seed: seed, purpose: "backlog/\(id)")
        let signed = PlanYear.day(2019, 1, 8).adding(days: stream.integer(0...350))
        let (park, industry): (Int, String)
        if let chain {
            (park, industry) = (choice.park(for: chain.division, &stream), chain.division)
        } else {
            (park, industry) = choice.any(&stream)
        }
        let note = chain.map { "原文：\($0.claim)；投资在项目间的分摊为虚构" }
        return ProjectDraft(
            id: id, name: "2019年\(chain?.name ?? "")结转项目\(id.suffix(3))（虚构）", cohort: PlanYear.year - 1,
            stage: "signed", signedOn: signed, investmentWan: investmentWan, park: park, industry: industry,
            chain: chain?.name ?? IndustryChoice.chain(of: industry), note: note)
    }
}

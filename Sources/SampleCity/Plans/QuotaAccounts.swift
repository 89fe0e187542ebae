// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The quota accounts 指标账户 the year's batches draw on. Names of the kinds are real, balances are invented.
struct QuotaAccounts: Sendable {
    struct Account: Sendable {
        let id: String
        let kind: String
        let eligible: String
        /// Part of the year's batches that draws on it.
        let weight: Int
    }

    static let all = [
        Account(id: "QA-YEAR", kind: "年度计划指标", eligible: "各县市区单独选址以外的批次", weight: 9),
        Account(id: "QA-FIVE100", kind: "省“五个100”专项指标", eligible: "省“五个100”项目", weight: 6),
        Account(id: "QA-LINK", kind: "城乡建设用地增减挂钩指标", eligible: "县市区拆旧区腾退节余", weight: 5),
        Account(id: "QA-RECLAIM", kind: "工矿废弃地复垦利用指标", eligible: "清水塘等复垦腾退片区", weight: 2),
        Account(id: "QA-RESERVE", kind: "市级预留指标", eligible: "总投资5亿元以上项目", weight: 4),
    ]

    /// Accounts in a round in which each comes as often as its weight says.
    static func assigned(count: Int, stream: inout RandomStream) -> [Account] {
        let round = all.flatMap { Array(repeating: $0, count: $0.weight) }
        return stream.shuffled((0..<count).map { round[$0 % round.count] })
    }

    /// Each balance covers what the year's batches draw, with a little to spare.
    static func rows(drawnHundredths: [String: Int]) -> [LayerRow] {
        all.map { account in
            var row = LayerRow(id: account.id, name: account.kind, synthetic: true)
            row.set("kind", account.kind)
            row.set("period", String(PlanYear.year))
            row.set("balance_m2", Double((drawnHundredths[account.id] ?? 0) * 11 / 10).rounded(toStep: 100_000) / 100)
            row.set("eligible", account.eligible)
            row.markInvented()
            return row
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Brings the bound down to that of the relaxation by column generation (Lübbecke and Desrosiers 2005).
///
/// Prices are smoothed: columns are asked for half way between the prices of the best bound and those of the restricted
/// master (Wentges 1997), and at the latter only when that finds nothing new.
struct ColumnGeneration {
    private(set) var prices: [Double]
    private(set) var round: PricingRound?
    private(set) var bound: Double
    /// Whether the bound is that of the relaxation.
    private(set) var isComplete = false

    init(prices: [Double], bound: Double) {
        self.prices = prices
        self.bound = bound
    }

    /// - Parameter columns: to begin with, those of a plan among them, so that the rows can be met.
    mutating func run(
        _ stage: PackingStage, columns: [PackingColumn], rounds: Int, watch: inout WorkWatch
    ) throws {
        var master = try RestrictedMaster(stage: stage)
        watch.count(columns: try master.add(columns))
        for _ in 0..<rounds {
            guard !watch.mustStop(), let optimum = try master.solve(iterationLimit: 200_000) else { return }
            var share = 0.5
            while true {
                let point = zip(prices, optimum.prices).map { share * $0 + (1 - share) * $1 }
                let priced = try stage.price(point, limit: 4)
                watch.count(rounds: 1, calls: priced.calls)
                if priced.bound < bound {
                    bound = priced.bound
                    prices = point
                    round = priced
                }
                let added = try master.add(priced.candidates.map(\.column))
                watch.count(columns: added)
                if bound - optimum.objective <= 1e-7 * max(1, abs(bound)) {
                    isComplete = true
                    return
                }
                guard added == 0 else { break }
                guard share > 0 else { return }
                share = 0
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Brings the bound of a branch down to that of its relaxation by column generation (Lübbecke and Desrosiers 2005).
///
/// Prices are smoothed: columns are asked for half way between the prices of the best bound and those of the restricted
/// master (Wentges 1997), and at the latter only when that finds nothing new.
struct ColumnGeneration {
    let stage: PackingStage
    let restriction: PairRestriction
    /// Those of the best bound.
    private(set) var prices: [Double]
    private(set) var bound: Double
    /// What each block earns at ``prices``; empty as long as no bound was better than the one at the start.
    private(set) var earnings: [Double] = []
    /// Of the last restricted master.
    private(set) var optimum: RestrictedMaster.Optimum?

    /// - Parameters:
    ///   - prices: admissible in the branch.
    ///   - bound: proven at these prices.
    init(stage: PackingStage, restriction: PairRestriction, prices: [Double], bound: Double) {
        self.stage = stage
        self.restriction = restriction
        self.prices = prices
        self.bound = bound
    }

    /// - Parameters:
    ///   - rounds: most questions put to all blocks.
    ///   - floor: ends as soon as the bound is proven not to be above this.
    mutating func run(
        _ master: inout RestrictedMaster, rounds: Int, floor: Double, watch: inout WorkWatch
    ) throws {
        var left = rounds
        while left > 0, !watch.mustStop(), let optimum = try master.solve(iterationLimit: 500_000) {
            self.optimum = optimum
            var share = 0.5
            while true {
                let point = zip(prices, optimum.prices).map { share * $0 + (1 - share) * $1 }
                let priced = try stage.price(point, limit: 4, restriction: restriction)
                left -= 1
                watch.count(rounds: 1, calls: priced.calls)
                if priced.bound < bound {
                    bound = priced.bound
                    prices = point
                    earnings = priced.earnings
                }
                let added = try master.add(priced.candidates.map(\.column))
                watch.count(columns: added)
                if bound <= floor || bound - optimum.objective <= 1e-7 * max(1, abs(bound)) { return }
                guard added == 0 else { break }
                guard share > 0 else { return }
                share = 0
            }
        }
    }
}

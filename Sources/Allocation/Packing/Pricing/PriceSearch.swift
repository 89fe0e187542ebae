// SPDX-License-Identifier: Apache-2.0

/// Looks for prices of a low bound by a subgradient method without a target.
///
/// Each row's price moves against an average of what is left of the row, measured by the row's own recent swings (Adam;
/// Kingma and Ba 2015) and in the unit of its price, by steps that shrink geometrically as soon as the bound no longer
/// falls fast. An average of the prices of the last rounds is priced as well: it is often the better point.
struct PriceSearch {
    private(set) var best: [Double]
    private(set) var bestBound = Double.infinity
    /// What is to be priced next.
    private(set) var current: [Double]
    private(set) var average: [Double]
    /// By row: the unit of its price.
    private let unit: [Double]
    private let useUnit: [Double]
    private var direction: [Double]
    private var square: [Double]
    /// Length of a step, as a share of the unit.
    private(set) var stepShare: Double
    private var recentBounds: [Double] = []

    /// - Parameter stepShare: of the first step: 0.05 from nowhere, less from good prices.
    init(from prices: [Double], stage: PackingStage, stepShare: Double) {
        best = prices
        current = prices
        average = prices
        direction = stage.space.zero
        square = stage.space.zero
        self.stepShare = stepShare
        (unit, useUnit) = stage.priceUnits()
    }

    /// Takes in what pricing at ``average`` gave.
    mutating func offer(_ round: PricingRound, at prices: [Double]) {
        guard round.bound < bestBound else { return }
        best = prices
        bestBound = round.bound
    }

    /// Takes in what pricing at ``current`` gave, and moves on.
    mutating func step(_ round: PricingRound, stage: PackingStage) {
        offer(round, at: current)
        let slack = stage.slack(of: round, at: current)
        for row in slack.indices where unit[row] > 0 {
            // A row with room and no price stays without.
            let pull =
                current[row] == 0 && stage.space.admissible(-slack[row], at: row) == 0 ? 0 : slack[row] / useUnit[row]
            direction[row] = 0.7 * direction[row] + 0.3 * pull
            square[row] = 0.95 * square[row] + 0.05 * pull * pull
            let move = stepShare * unit[row] * direction[row] / (square[row].squareRoot() + 0.05)
            current[row] = stage.space.admissible(current[row] - move, at: row)
            average[row] += 0.1 * (current[row] - average[row])
        }
        recentBounds.append(round.bound)
        let before = recentBounds.count > 8 ? recentBounds[recentBounds.count - 9] : .infinity
        if recentBounds.count > 8, round.bound > before - 1e-3 * abs(before) { stepShare *= 0.97 }
    }
}

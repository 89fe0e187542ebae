// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// What the prices of a plan prove of the plan with a change made, without solving again.
///
/// At any prices of the right signs no plan is worth more than the limits of the rows at their prices and what each block
/// earns above them (the Lagrangian bound *D*). A change adds to the bound:
///
/// - one more of a block: what the block earns where its ground costs nothing (``worth(of:)``);
/// - more of a row: its price times the amount;
/// - a project *p* that is left out and asks for something else: with its weight *w* as its new price, none of its
///   layouts earns anything by *p* itself, so that the bound is *D* − (its old price) + *w*, as long as no layout is let
///   in that earns more by the others on it than their block earned before; ``isBoundKept(with:least:parcels:)`` makes
///   sure of that by the areas alone.
///
/// Where a plan is known that reaches the bound within the gap asked for, it is as optimal as a solver could call it.
struct PriceProof {
    private let packing: PlacementPacking
    private let stage: PackingStage
    private let prices: [Double]
    private let earnings: [Double]
    /// *D*, of what is not promised.
    let bound: Double
    /// Grounds on which other projects would earn more if areas were all that counted.
    private let openBlocks: [Int]

    /// - Complexity: one round of pricing, and a knapsack a ground.
    init(_ packing: PlacementPacking, _ prices: PackingPrices, threads: Int) throws {
        self.packing = packing
        let stage = PackingStage(
            problem: packing.packing, oracle: packing.oracle, level: 0, held: [], threads: threads)
        let all =
            prices.projects + stage.space.sharedResources.map { prices.resources[Int($0)] } + prices.rows
        let round = try stage.price(all, limit: 1)
        self.stage = stage
        self.prices = all
        earnings = round.earnings
        bound = round.bound
        var open: [Int] = []
        for block in packing.blocks.indices {
            guard let ground = packing.oracle.ground(block) else { continue }
            let worth = round.earnings[block] + stage.resourceCost(of: block, at: all)
            if Self.exceeds(worth, on: ground, size: ground.netAreaSquareMetres, packing, stage, all, block, but: nil) {
                open.append(block)
            }
        }
        openBlocks = open
    }

    var pricesByName: PricesByName { PricesByName(prices, of: packing, stage.space) }

    /// What one more of a block is worth at most.
    func worth(of block: Int) -> Double { earnings[block] + stage.resourceCost(of: block, at: prices) }

    /// What one more of a unit is worth at most.
    func worth(of copy: UnitCopy) -> Double {
        let profits = copy.originals.map { stage.pairProfit($0, at: prices) }
        var best = 0.0
        var pricing = BuildingPricing(copy.building, profits: profits.span, bar: { 0 }) { _, profit, _ in
            best = max(best, profit)
        }
        pricing.run()
        return max(best, pricing.leftAside ?? 0)
    }

    /// What one more of what a row limits is worth at most, in the unit of the row.
    func worth(ofRow row: Int) -> Double { max(0, prices[stage.space.firstRow + row]) }

    /// *D* for a candidate with another demand, given that ``isBoundKept(with:least:parcels:)``.
    func bound(changing candidate: Int) -> Double {
        let projects = Set(
            packing.pairs.indices.filter { packing.pairs[$0].candidate == candidate }
                .map { packing.packing.pairProject[$0] })
        return bound - projects.reduce(0) { $0 + prices[Int($1)] } + packing.problem.candidates[candidate].weight
    }

    /// Whether no ground lets in a layout with a candidate that earns more by the others on it than before.
    ///
    /// - Parameters:
    ///   - least: the least area of the candidate's part, in square metres.
    ///   - parcels: those it may share; merged grounds are all looked at.
    func isBoundKept(with candidate: Int, least: Double, parcels: Set<Int>) -> Bool {
        openBlocks.allSatisfy { block in
            guard let ground = packing.oracle.ground(block),
                ground.parcels.count > 1 || parcels.contains(ground.parcels[0])
            else { return true }
            return !Self.exceeds(
                worth(of: block), on: ground, size: ground.netAreaSquareMetres - least, packing, stage, prices, block,
                but: candidate)
        }
    }

    /// Whether projects that share a ground, by their areas alone, could earn more than it is worth.
    private static func exceeds(
        _ worth: Double, on ground: GroundLayouts, size: Double, _ packing: PlacementPacking, _ stage: PackingStage,
        _ prices: [Double], _ block: Int, but candidate: Int?
    ) -> Bool {
        guard size > 0 else { return false }
        let first = packing.packing.blocks[block].pairs.lowerBound
        var most = 0.0
        let items = ground.claims.indices.map { number in
            let claim = ground.claims[number]
            let isOther = claim.isShared && packing.pairs[first + number].candidate != candidate
            let profit = isOther ? stage.pairProfit(first + number, at: prices) : -.infinity
            most += max(0, profit)
            return KnapsackItem(
                profit: profit > 0 ? profit : -.infinity, least: claim.areas.lowerBound, most: claim.areas.upperBound)
        }
        let bar = worth + 1e-9 * max(1, worth)
        guard most > bar else { return false }
        // The part of the candidate is one of those that a ground may have.
        let parts = packing.oracle.mostParts - (candidate == nil ? 0 : 1)
        guard parts > 0 else { return false }
        let area = KnapsackGround(
            size: size, mostParts: parts, minimumRemainder: 0, tolerance: ParcelCutter.leftoverSquareMetres)
        return !KnapsackSearch(items, on: area).best(limit: 1, above: bar).isEmpty
    }
}

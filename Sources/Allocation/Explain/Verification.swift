// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// Finds out what a change is worth to a plan: by proof where a plan with the change reaches what prices allow, else by
/// planning again.
///
/// A proof is as good as a solve: a solver too stops where its plan is within the gap of its bound. To plan again, all
/// layouts that a better plan may have are gathered at the prices there are, and the best of them chosen
/// (``PackingStage/columnsLosing(atMost:at:earnings:most:restriction:watch:)``). How often that is done is bounded, so
/// that explaining costs no more than planning did; what is asked after that, or needs too many layouts, has no answer.
struct Verification {
    enum Change: Hashable {
        /// Of a block of land.
        case oneMoreGround(block: Int)
        /// By position among the snapshot's units.
        case oneMoreUnit(Int)
        /// Of what a row limits.
        case more(row: Int, amount: Double)
    }

    let solve: PlacementSolve
    let proof: PriceProof
    private let limits: PackingLimits
    private(set) var solvesLeft: Int
    private var known: [Change: Double] = [:]

    /// Most layouts that one plan is chosen of.
    private static let mostColumns = 4_000
    /// Beyond so many pairs of a project and a ground, layouts are gathered only where the bound is near: where it is
    /// far, nearly all of them matter.
    private static let fewPairs = 500
    /// How near, as a share of the plan's weight.
    private static let nearShare = 0.01

    /// Of the first level, without what is promised.
    private var objective: Double { solve.solution.levels.first?.objective ?? 0 }

    init(_ solve: PlacementSolve, proof: PriceProof, limits: PackingLimits, mostSolves: Int) {
        self.solve = solve
        self.proof = proof
        self.limits = limits
        solvesLeft = mostSolves
    }

    /// The same, with what is known already, and with so many solves.
    func allowing(_ solves: Int) -> Verification {
        var fresh = self
        fresh.solvesLeft = solves
        return fresh
    }

    /// Whether nothing can gain more than `reached` beyond the gap.
    private func isClosed(_ reached: Double, bound: Double) -> Bool {
        bound - objective - reached <= max(limits.relativeGap * abs(objective + reached), 1e-6)
    }

    /// A gain, and whether it is known that nothing more can be gained.
    typealias Gain = (amount: Double, isExact: Bool)

    /// What a change gains; nil where nothing is known to be gained and it was not tried.
    /// - Parameter reached: what a plan is known to gain with it.
    mutating func gain(of change: Change, reached: Double) throws -> Gain? {
        if let known = known[change] { return (known, true) }
        if isClosed(reached, bound: proof.bound + most(of: change)) {
            known[change] = reached
            return (reached, true)
        }
        if solvesLeft > 0, let changed = changed(change) {
            solvesLeft -= 1
            if let gain = try gain(on: changed, prices: proof.pricesByName, reached: reached) {
                known[change] = gain
                return (gain, true)
            }
        }
        return reached > 0 ? (reached, false) : nil
    }

    /// What the prices say that it is worth at most.
    private func most(of change: Change) -> Double {
        switch change {
        case .oneMoreGround(let block): proof.worth(of: block)
        case .oneMoreUnit(let unit): solve.packing.copy(ofUnit: unit).map(proof.worth) ?? 0
        case .more(let row, let amount): proof.worth(ofRow: row) * amount
        }
    }

    /// Nil for a unit that nobody can have by itself.
    private func changed(_ change: Change) -> PlacementPacking? {
        switch change {
        case .oneMoreGround(let block): solve.packing.adding(copyOf: block)
        case .oneMoreUnit(let unit): solve.packing.copy(ofUnit: unit).map(solve.packing.adding)
        case .more(let row, let amount): solve.packing.raising(row: row, by: amount)
        }
    }

    /// What is gained when a candidate asks for something else, by planning again; nil where that was not done.
    mutating func gain(of candidate: Int, asking asked: Requirement) throws -> Double? {
        // In a large city its layouts with all others that may share a ground with it would have to be made first.
        guard solvesLeft > 0, solve.packing.packing.pairCount <= Self.fewPairs else { return nil }
        solvesLeft -= 1
        let changed = try PlacementPacking(
            solve.problem.changing(candidate, to: asked), recalling: solve.memories)
        return try gain(
            on: changed, prices: proof.pricesByName.changing(candidate, to: asked, in: solve.problem), reached: 0)
    }

    /// Nil where more layouts matter than can be looked at.
    private func gain(on changed: PlacementPacking, prices: PricesByName, reached: Double) throws -> Double? {
        let changed = changed.restricted(toLevels: 1)
        let stage = PackingStage(
            problem: changed.packing, oracle: changed.oracle, level: 0, held: [], threads: limits.threads)
        let prices = prices.prices(of: changed, stage.space)
        let base = try stage.price(prices, limit: 1)
        let start = PackingPlan(changed.packing, columns: try changed.columns(like: solve))
        let best = max(start.value[0], objective + reached)
        if isClosed(best - objective, bound: base.bound) { return stepped(best - objective) }
        var watch = WorkWatch(limits: limits, progress: { _ in }, isCancelled: { false })
        let room = max(0, base.bound - best - PlacementPacking.step) + 1e-8 * max(1, abs(best))
        guard
            isNear(base.bound, of: best, in: changed),
            let columns = try stage.columnsLosing(
                atMost: room, at: prices, earnings: base.earnings, most: Self.mostColumns,
                restriction: PairRestriction(), watch: &watch)
        else { return nil }
        let answer = try stage.solveWhole(
            columns, plan: start, nodeLimit: limits.maximumNodes, relativeGap: limits.relativeGap)
        let found = answer.chosen.map { PackingPlan(changed.packing, columns: $0).value[0] } ?? 0
        return stepped(max(best, found) - objective)
    }

    /// Whether the layouts that a better plan may have can be gathered.
    private func isNear(_ bound: Double, of best: Double, in packing: PlacementPacking) -> Bool {
        packing.packing.pairCount <= Self.fewPairs || bound - best <= Self.nearShare * abs(best)
    }

    /// Weights are whole multiples of the step, and so is what is gained.
    private func stepped(_ gain: Double) -> Double { (gain / PlacementPacking.step).rounded() * PlacementPacking.step }

    /// Whether a candidate that asks for something else, and finds room for it beside the plan as it is, gains just its
    /// own weight.
    ///
    /// - Parameter least: the least land it then asks for, in square metres; nil where it takes no part of a ground, so
    ///   that its layouts are its alone: a plan with it is then a plan without it and its weight, and gains no more.
    func gainsItsWeight(_ candidate: Int, least: Double?, parcels: Set<Int>) -> Bool {
        guard let least else { return true }
        return isClosed(
            solve.problem.candidates[candidate].weight, bound: proof.bound(changing: candidate))
            && proof.isBoundKept(with: candidate, least: least, parcels: parcels)
    }
}

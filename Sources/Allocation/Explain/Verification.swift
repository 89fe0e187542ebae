// SPDX-License-Identifier: Apache-2.0

/// Finds out what a change is worth to a plan: by proof where a plan with the change reaches what prices allow, else by
/// planning again.
///
/// A proof is as good as a solve: a solver too stops where its plan is within the gap of its bound. The number of solves
/// is bounded, so that explaining costs no more than planning did; what is asked after that has no answer.
struct Verification {
    enum Change: Hashable {
        case oneMore(block: Int)
        case more(row: Int, amount: Double)
    }

    let solve: PlacementSolve
    let proof: PriceProof
    private let limits: PackingLimits
    private(set) var solvesLeft: Int
    private var known: [Change: Double] = [:]

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

    /// What one more of a block gains.
    /// - Parameter reached: what a plan is known to gain with it.
    mutating func gain(of change: Change, reached: Double) throws -> Double? {
        if let known = known[change] { return known }
        let more =
            switch change {
            case .oneMore(let block): proof.worth(of: block)
            case .more(let row, let amount): proof.worth(ofRow: row) * amount
            }
        if isClosed(reached, bound: proof.bound + more) {
            known[change] = reached
            return reached
        }
        guard solvesLeft > 0 else { return nil }
        solvesLeft -= 1
        let again =
            switch change {
            case .oneMore(let block): try solve.withOneMore(of: block, limits: limits)
            case .more(let row, let amount): try solve.withMore(ofRow: row, by: amount, limits: limits)
            }
        let gain = max(reached, again.weight - solve.weight)
        known[change] = gain
        return gain
    }

    /// What a changed problem gains, by planning again.
    mutating func gain(of changed: @autoclosure () throws -> PlacementProblem) throws -> Double? {
        guard solvesLeft > 0 else { return nil }
        solvesLeft -= 1
        return try solve.weight(of: changed(), limits: limits).weight - solve.weight
    }

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

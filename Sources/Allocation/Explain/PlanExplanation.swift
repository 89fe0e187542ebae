// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// All that is said of a plan beside where projects go.
struct PlanExplanation {
    private(set) var unplaced: [Unplaced] = []
    private(set) var marginalValues: [MarginalValue] = []
    private(set) var stockUse: StockUse?
    private(set) var baselines: [Baseline] = []

    /// Times that a plan is made again to try remedies, and as often again to find out marginal values.
    private static let mostSolves = 24
    /// Beyond so many pairs of a project and a ground it is done less often, so that the work stays the same.
    private static let manyPairs = 4_000
    /// Nodes of one such plan.
    private static let mostNodes = 2000

    /// - Parameters:
    ///   - progress: called with how many projects that are left out have been explained, and their number.
    ///   - isCancelled: asked before each step; what is not explained by then is not.
    init(
        _ solve: PlacementSolve, _ decoding: PlacementDecoding, limits: PackingLimits,
        progress: (PlacementProgress) -> Void, isCancelled: () -> Bool
    ) throws {
        let problem = solve.problem
        let placed = solve.placed
        // The heaviest first, for as long as plans are made again.
        let left = problem.candidates.indices.filter { !placed.contains($0) }.sorted { first, second in
            let (left, right) = (problem.candidates[first].weight, problem.candidates[second].weight)
            return left != right ? left > right : first < second
        }
        unplaced = problem.withoutNeed.map {
            Unplaced(project: $0, weight: 0, bindings: [.noStatedNeed], remedies: [], untriedRemedyCount: 0)
        }
        defer { unplaced.sort { $0.project.id < $1.project.id } }
        func isStopped() -> Bool { solve.solution.limitReached == .cancelled || isCancelled() }
        // Of a plan that was broken off, what would place a project says nothing: the plan itself may have missed it.
        let isBrokenOff = solve.solution.limitReached == .time
        guard !isStopped(), !isBrokenOff else {
            unplaced += left.map { Self.unexplained(problem.candidates[$0]) }
            if !isStopped() { baselines = try Self.baselines(solve) }
            return
        }
        let solves = min(
            Self.mostSolves, max(1, Self.mostSolves * Self.manyPairs / max(1, solve.packing.packing.pairCount)))
        var again = limits
        again.maximumNodes = min(limits.maximumNodes, Self.mostNodes)
        let room = PlanRoom(solve)
        let proof = try PriceProof(solve.packing, solve.solution.prices, threads: limits.threads)
        var explainer = UnplacedExplainer(
            room, Verification(solve, proof: proof, limits: again, mostSolves: solves))
        for (number, index) in left.enumerated() {
            unplaced.append(
                try isStopped() ? Self.unexplained(problem.candidates[index]) : explainer.explain(index))
            progress(.explaining(completed: number + 1, of: left.count))
        }
        guard !isStopped() else { return }
        marginalValues = try MarginalValuation(
            room, explainer.verification.allowing(solves), isCancelled: { isStopped() }
        ).values
        guard !isStopped() else { return }
        stockUse = try StockAccounting(problem).stockUse(
            grounds: decoding.grounds, units: Set(decoding.assignments.flatMap(\.site.units)), unplaced: unplaced)
        guard !isStopped() else { return }
        baselines = try Self.baselines(solve)
    }

    private static func baselines(_ solve: PlacementSolve) throws -> [Baseline] {
        let plain = PlainPlacement(solve.packing)
        return try Baseline.Order.allCases.map { try Baseline($0, plain.columns($0), of: solve.packing) }
    }

    private static func unexplained(_ candidate: PlacementCandidate) -> Unplaced {
        Unplaced(
            project: candidate.project, weight: candidate.weight, bindings: [], remedies: [], untriedRemedyCount: 0)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Branches on pairs: in one branch the project goes to the block and nowhere else, in the other never there
/// (Savelsbergh 1997). Both only forbid pairs, or require a project, so that the oracle answers as before.
///
/// Goes down along the pairs nearest to being chosen, and when that ends from the open branch of the greatest bound.
/// A branch in which no pair is undecided, and the plan yet not proven, is closed over all columns that can matter.
struct BranchAndPrice {
    private struct Node {
        let forbidden: [Int32]
        let required: [Int32]
        let bound: Double
        let prices: [Double]
    }

    let stage: PackingStage
    let index: PairIndex
    private(set) var plan: PackingPlan
    /// Proven over all branches.
    private(set) var bound: Double
    private var open: [Node]
    /// Of branches that could neither be closed nor divided.
    private var unresolved = -Double.infinity

    init(stage: PackingStage, index: PairIndex, plan: PackingPlan, prices: [Double], bound: Double) {
        self.stage = stage
        self.index = index
        self.plan = plan
        self.bound = bound
        open = [Node(forbidden: [], required: [], bound: bound, prices: prices)]
    }

    private var objective: Double { plan.value[stage.level] }

    /// What a branch must be above to be of use.
    private func floor(gap: Double) -> Double {
        objective + max(gap * abs(objective), 1e-9 * max(1, abs(objective)))
    }

    /// - Parameter nodes: most branches looked at.
    mutating func run(_ master: inout RestrictedMaster, gap: Double, nodes: Int, watch: inout WorkWatch) throws {
        var left = nodes
        var next: Node? = open.popLast()
        while let node = next {
            guard left > 0, !watch.mustStop() else {
                open.append(node)
                break
            }
            left -= 1
            watch.count(nodes: 1)
            next = node.bound > floor(gap: gap) ? try divide(node, &master, gap: gap, watch: &watch) : nil
            if next == nil { next = popBest() }
            bound = min(
                bound, max(objective, unresolved, next?.bound ?? objective, open.map(\.bound).max() ?? objective))
            watch.report(level: stage.level, objective: objective, bound: bound)
        }
        try master.restrict(to: PairRestriction())
    }

    private mutating func popBest() -> Node? {
        var best: Int?
        for place in open.indices where best.map({ open[place].bound > open[$0].bound }) ?? true { best = place }
        return best.map { open.remove(at: $0) }
    }

    /// Solves the relaxation of a branch; returns the part to go on with, when it is neither closed nor decided.
    private mutating func divide(
        _ node: Node, _ master: inout RestrictedMaster, gap: Double, watch: inout WorkWatch
    ) throws -> Node? {
        var restriction = PairRestriction()
        if !node.forbidden.isEmpty {
            restriction.forbidden = [Bool](repeating: false, count: stage.problem.pairCount)
            for pair in node.forbidden { restriction.forbidden[Int(pair)] = true }
        }
        restriction.required = Set(node.required)
        try master.restrict(to: restriction)
        var generation = ColumnGeneration(
            stage: stage, restriction: restriction, prices: node.prices, bound: node.bound)
        try generation.run(&master, rounds: 30, floor: floor(gap: gap), watch: &watch)
        let value = stage.rounded(bound: generation.bound)
        guard value > floor(gap: gap) else { return nil }
        let solved = Node(
            forbidden: node.forbidden, required: node.required, bound: min(node.bound, value),
            prices: generation.prices)
        guard let optimum = generation.optimum, !watch.mustStop() else {
            open.append(solved)
            return nil
        }
        if let pair = undecidedPair(optimum) { return split(solved, at: pair) }
        let columns = optimum.shares.filter { $0.share > 0.5 }.map(\.column)
        if !optimum.isElastic { accept(columns) }
        guard value > floor(gap: gap) else { return nil }
        try close(solved, restriction, watch: &watch)
        return nil
    }

    private mutating func accept(_ columns: [PackingColumn]) {
        var trial = PackingPlan(stage.problem)
        for column in columns {
            guard trial.isFree(for: column, stage.problem) else { return }
            trial.add(column, stage.problem)
        }
        guard trial.largestViolation(stage.problem) <= 1e-6,
            (0..<stage.level).allSatisfy({ trial.value[$0] >= -stage.space.upper[stage.space.firstHeld + $0] })
        else { return }
        if stage.worth(of: trial) > stage.worth(of: plan) { plan = trial }
    }

    /// The pair used in part that is nearest to being used whole.
    private func undecidedPair(_ optimum: RestrictedMaster.Optimum) -> Int? {
        var shares: [Int32: Double] = [:]
        for (column, share) in optimum.shares {
            for pair in column.pairs { shares[pair, default: 0] += share }
        }
        var best: (pair: Int32, share: Double)?
        for (pair, share) in shares where share > 1e-5 && share < 1 - 1e-5 {
            if let found = best, (found.share, -found.pair) >= (share, -pair) { continue }
            best = (pair, share)
        }
        return best.map { Int($0.pair) }
    }

    private mutating func split(_ node: Node, at pair: Int) -> Node {
        let project = stage.problem.pairProject[pair]
        open.append(
            Node(
                forbidden: node.forbidden + [Int32(pair)], required: node.required, bound: node.bound,
                prices: node.prices))
        let others = index.pairs(of: Int(project)).filter { $0 != pair }
        return Node(
            forbidden: Array(Set(node.forbidden).union(others)).sorted(), required: node.required + [project],
            bound: node.bound, prices: node.prices)
    }

    /// Closes a branch over all columns that a better plan may have there.
    private mutating func close(_ node: Node, _ restriction: PairRestriction, watch: inout WorkWatch) throws {
        let priced = try stage.price(node.prices, limit: 1, restriction: restriction)
        watch.count(rounds: 1, calls: priced.calls)
        let room = max(0, priced.bound - objective) + 1e-6 * max(1, abs(objective))
        guard
            let columns = try stage.columnsLosing(
                atMost: room, at: node.prices, earnings: priced.earnings, most: 20_000, restriction: restriction,
                watch: &watch)
        else {
            unresolved = max(unresolved, node.bound)
            return
        }
        let answer = try stage.solveWhole(
            columns, plan: nil, required: restriction.required, nodeLimit: 5_000, relativeGap: 0,
            shouldStop: watch.brake)
        watch.count(nodes: answer.nodes)
        if let chosen = answer.chosen { accept(chosen) }
        if !answer.isProven { unresolved = max(unresolved, node.bound) }
    }
}

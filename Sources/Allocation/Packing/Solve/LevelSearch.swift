// SPDX-License-Identifier: Apache-2.0

/// The search at one level: prices, then a plan at those prices, then the proof.
struct LevelSearch {
    let stage: PackingStage
    let index: PairIndex
    let limits: PackingLimits
    /// The best plan so far.
    private(set) var plan: PackingPlan
    private(set) var prices: [Double]
    /// What each block earns at ``prices``.
    private(set) var earnings: [Double] = []
    /// The value of the Lagrangian dual at ``prices``.
    private(set) var dualBound = Double.infinity
    /// Proven, with all that is known: the least of the bounds.
    private(set) var bound = Double.infinity

    init(stage: PackingStage, index: PairIndex, limits: PackingLimits, plan: PackingPlan, prices: [Double]) {
        self.stage = stage
        self.index = index
        self.limits = limits
        self.plan = plan
        self.prices = prices
        bound = stage.bestPlaces
    }

    var objective: Double { plan.value[stage.level] }

    /// Whether the plan is proven good enough.
    var isClosed: Bool {
        bound - objective <= max(limits.relativeGap * abs(objective), noise)
    }

    private var noise: Double { 1e-9 * max(1, abs(objective)) }

    /// What a plan must reach to be good enough.
    private var goal: Double { bound - limits.relativeGap * abs(bound) / (1 + limits.relativeGap) }

    mutating func run(_ watch: inout WorkWatch, firstStep: Double) throws {
        try search(&watch, firstStep: firstStep)
        // What was left undone, and not broken off, was left for the sake of work.
        if !isClosed, !watch.mustStop() { watch.note(.nodes) }
    }

    private mutating func search(_ watch: inout WorkWatch, firstStep: Double) throws {
        try findPrices(&watch, firstStep: firstStep)
        guard !isClosed else { return }
        // Before anything may end it: whoever stops a solve wants the plan there is, and not none.
        var trial = plan
        let work = try stage.fill(&trial, at: prices)
        watch.count(rounds: work.rounds, calls: work.calls)
        accept(trial)
        watch.report(level: stage.level, objective: objective, bound: bound)
        guard !isClosed, !watch.mustStop() else { return }
        try improve(&watch)
        guard !isClosed, !watch.mustStop() else { return }
        try prove(&watch)
    }

    /// Projects that no plan may leave out that loses no more than `room` of the dual bound: a plan without one is worth
    /// the bound less the price of it at most.
    func projectsWorthMore(than room: Double) -> [Int32] {
        (0..<stage.space.projectCount).filter { prices[$0] > room + noise * 10 }.map(Int32.init)
    }

    private mutating func accept(_ trial: PackingPlan) {
        if stage.worth(of: trial) > stage.worth(of: plan) { plan = trial }
    }

    private mutating func findPrices(_ watch: inout WorkWatch, firstStep: Double) throws {
        var search = PriceSearch(from: prices, stage: stage, stepShare: firstStep)
        var rounds = 0
        while search.stepShare > 2e-4, rounds < limits.maximumRounds, !watch.mustStop() {
            let round = try stage.price(search.current, limit: 1)
            search.step(round, stage: stage)
            rounds += 1
            watch.count(rounds: 1, calls: round.calls)
            bound = min(bound, stage.rounded(bound: search.bestBound))
            if rounds % 20 == 0 { watch.report(level: stage.level, objective: objective, bound: bound) }
            if isClosed { break }
        }
        if rounds >= limits.maximumRounds { watch.note(.rounds) }
        search.offer(try stage.price(search.average, limit: 1), at: search.average)
        prices = search.best
        let base = try stage.price(prices, limit: 1)
        watch.count(rounds: 2, calls: 2 * base.calls)
        earnings = base.earnings
        dualBound = base.bound
        bound = min(bound, stage.rounded(bound: dualBound))
    }

    /// Brings the bound down to the relaxation, proves the plan best over the columns that matter, and branches where
    /// those are too many.
    private mutating func prove(_ watch: inout WorkWatch) throws {
        let isSmall = stage.problem.pairCount <= 100_000 && stage.space.count <= 4_000
        guard isSmall else { return try close(&watch) }
        let around = try stage.price(prices, limit: 8, slack: 0.05 * stage.meanValue, floors: earnings)
        watch.count(rounds: 1, calls: around.calls)
        var master = try RestrictedMaster(stage: stage)
        watch.count(columns: try master.begin(with: plan.chosen + around.candidates.map(\.column)))
        var generation = ColumnGeneration(
            stage: stage, restriction: PairRestriction(), prices: prices, bound: dualBound)
        try generation.run(&master, rounds: 60, floor: floorOfProof, watch: &watch)
        if !generation.earnings.isEmpty {
            prices = generation.prices
            earnings = generation.earnings
            dualBound = generation.bound
            bound = min(bound, stage.rounded(bound: dualBound))
            watch.report(level: stage.level, objective: objective, bound: bound)
        }
        guard !isClosed, !watch.mustStop() else { return }
        try close(&watch)
        guard !isClosed, !watch.mustStop() else { return }
        // A tree over more does not come to an end: parts have found what there is to find.
        guard stage.problem.pairCount <= 20_000 else { return }
        var tree = BranchAndPrice(stage: stage, index: index, plan: plan, prices: prices, bound: dualBound)
        try tree.run(&master, gap: limits.relativeGap, nodes: Self.mostBranches, watch: &watch)
        accept(tree.plan)
        bound = min(bound, max(objective, stage.rounded(bound: tree.bound)))
        watch.report(level: stage.level, objective: objective, bound: bound)
    }

    private static let mostBranches = 200

    private var floorOfProof: Double { objective + max(limits.relativeGap * abs(objective), noise) }

    private mutating func improve(_ watch: inout WorkWatch) throws {
        let width = 0.05 * stage.meanValue
        let around = try stage.price(prices, limit: 8, slack: width, floors: earnings)
        watch.count(rounds: 1, calls: around.calls, columns: around.candidates.count)
        var search = NeighbourhoodSearch(
            stage: stage, index: index, prices: prices, earnings: earnings,
            tight: TightColumns(around, at: prices, stage: stage), plan: plan, seed: limits.seed)
        let mean = stage.meanValue
        var sizes = Self.sweeps[...]
        while let (size, share) = sizes.first, !isClosed, !watch.mustStop() {
            let gain = try search.sweep(size: size, width: share * mean, goal: goal, nodeLimit: 100, watch: &watch)
            accept(search.plan)
            watch.report(level: stage.level, objective: objective, bound: bound)
            if gain <= 1e-5 * abs(objective) { sizes.removeFirst() }
        }
    }

    /// Sizes of parts in projects, and what a column of them may lose, in the mean worth of a pair: small parts freely,
    /// then larger ones with fewer columns for each block.
    private static let sweeps: [(size: Int, width: Double)] = [
        (20, 0.1), (60, 0.02), (60, 0.03), (100, 0.03), (100, 0.05),
    ]

    /// Proves the plan best, or finds the best, over all columns that a better plan may have.
    private mutating func close(_ watch: inout WorkWatch) throws {
        let step = stage.problem.valueStep[stage.level] ?? 0
        let room = max(0, dualBound - objective - step / 2) + noise * 10
        guard
            let columns = try stage.columnsLosing(
                atMost: room, at: prices, earnings: earnings, most: 30_000, restriction: PairRestriction(),
                watch: &watch)
        else { return }
        let answer = try stage.solveWhole(
            columns, plan: plan, nodeLimit: max(0, min(20_000, limits.maximumNodes - watch.work.nodes)),
            relativeGap: limits.relativeGap, shouldStop: watch.brake)
        watch.count(nodes: max(1, answer.nodes))
        if let chosen = answer.chosen { accept(PackingPlan(stage.problem, columns: chosen)) }
        if let found = answer.bound {
            bound = min(bound, max(stage.rounded(bound: found), objective))
        }
        watch.report(level: stage.level, objective: objective, bound: bound)
    }
}

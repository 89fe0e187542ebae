// SPDX-License-Identifier: Apache-2.0
internal import Optimization

/// Betters a plan part by part: large neighbourhood search, led by where the plan loses against the bound.
///
/// At the prices of the bound, bound less value of the plan is a sum of losses: the price of each project left out, and
/// for each block what its best column earns above the one it has (complementary slackness). A part with much loss can
/// be bettered by no more than that; it is taken apart with what contends for the same ground, and solved exactly.
struct NeighbourhoodSearch {
    let stage: PackingStage
    let index: PairIndex
    let prices: [Double]
    let earnings: [Double]
    let tight: TightColumns
    private(set) var plan: PackingPlan
    private var generator: SeededGenerator
    /// Parts solved side by side: fixed, so that the plan does not depend on the number of threads.
    private static let partsAtOnce = 8

    init(
        stage: PackingStage, index: PairIndex, prices: [Double], earnings: [Double], tight: TightColumns,
        plan: PackingPlan, seed: UInt64
    ) {
        self.stage = stage
        self.index = index
        self.prices = prices
        self.earnings = earnings
        self.tight = tight
        self.plan = plan
        generator = SeededGenerator(seed: seed)
    }

    /// What the plan loses at a block.
    private func loss(ofBlock block: Int) -> Double {
        guard let column = plan.columns[block] else {
            return isOccupied(block) ? 0 : earnings[block]
        }
        return max(0, earnings[block] - stage.reducedProfit(of: column, at: prices))
    }

    private func isOccupied(_ block: Int) -> Bool {
        stage.problem.blocks[block].resources.contains { plan.blockOfResource[Int($0)] >= 0 }
    }

    /// Goes once over all places that lose, in parts of about `size` projects.
    ///
    /// - Parameter goal: stops as soon as the plan is worth this.
    /// - Returns: by how much the plan got better.
    mutating func sweep(
        size: Int, width: Double, goal: Double, nodeLimit: Int, watch: inout WorkWatch
    ) throws -> Double {
        let before = stage.worth(of: plan)
        var width = width
        var seeds = seedsByLoss()
        while !seeds.isEmpty, plan.value[stage.level] < goal, !watch.mustStop() {
            var parts: [Neighbourhood] = []
            var taken = Set<Int32>()
            var takenBlocks = Set<Int32>()
            var later: [[Int32]] = []
            var position = 0
            while position < seeds.count, parts.count < Self.partsAtOnce {
                let seed = seeds[position]
                position += 1
                guard !seed.contains(where: taken.contains) else {
                    later.append(seed)
                    continue
                }
                if let part = grow(from: seed, size: size, without: taken, blocks: takenBlocks) {
                    parts.append(part)
                    taken.formUnion(part.projects)
                    takenBlocks.formUnion(part.blocks)
                }
            }
            seeds = later + seeds[position...]
            let surplus = try improve(parts, width: width, nodeLimit: nodeLimit, watch: &watch)
            if surplus > 2 { width /= 2 }
        }
        return stage.worth(of: plan) - before
    }

    /// The projects of each place that loses, the greatest loss first.
    private func seedsByLoss() -> [[Int32]] {
        var seeds: [(loss: Double, projects: [Int32])] = []
        // Places that lose only in what breaks ties are left to the next level.
        let noise = max(1e-9 * max(1, abs(plan.value[stage.level])), stage.tieNoise)
        for project in 0..<stage.problem.projectCount where plan.blockOfProject[project] < 0 {
            if prices[project] > noise { seeds.append((prices[project], [Int32(project)])) }
        }
        for block in stage.problem.blocks.indices {
            let loss = loss(ofBlock: block)
            guard loss > noise else { continue }
            if let column = plan.columns[block] {
                seeds.append((loss, column.pairs.map { stage.problem.pairProject[Int($0)] }))
            } else if !tight.projects[block].isEmpty {
                seeds.append((loss, Array(tight.projects[block].prefix(3))))
            }
        }
        return seeds.enumerated().sorted {
            $0.element.loss != $1.element.loss ? $0.element.loss > $1.element.loss : $0.offset < $1.offset
        }.map(\.element.projects)
    }

    private mutating func grow(
        from seed: [Int32], size: Int, without taken: Set<Int32>, blocks takenBlocks: Set<Int32>
    ) -> Neighbourhood? {
        var inside = Set<Int32>()
        var queue: [Int32] = []
        func take(_ project: Int32, _ plan: PackingPlan) {
            guard !inside.contains(project) else { return }
            let host = plan.blockOfProject[Int(project)]
            let together =
                host >= 0 ? plan.columns[Int(host)].map { $0.pairs.map { stage.problem.pairProject[Int($0)] } } : nil
            let group = together ?? [project]
            guard !group.contains(where: taken.contains), host < 0 || !takenBlocks.contains(host) else { return }
            for member in group where inside.insert(member).inserted { queue.append(member) }
        }
        for project in seed { take(project, plan) }
        var next = 0
        while next < queue.count, inside.count < size {
            let project = queue[next]
            next += 1
            // The contenders of least loss, now and then one skipped so that parts differ.
            var widths = 6
            for contender in tight.blocks[Int(project)] where widths > 0 && inside.count < size {
                guard generator.next() % 8 != 0 else { continue }
                widths -= 1
                if let column = plan.columns[Int(contender.block)] {
                    take(stage.problem.pairProject[Int(column.pairs[0])], plan)
                }
                for other in tight.projects[Int(contender.block)].prefix(4) where inside.count < size {
                    take(other, plan)
                }
            }
        }
        // Where blocks hold very many projects each, a part is as good as the whole.
        guard inside.count <= 3 * size else { return nil }
        return neighbourhood(of: inside, without: takenBlocks)
    }

    /// A part of given projects, closed under the columns of the plan.
    func neighbourhood(of inside: Set<Int32>, without takenBlocks: Set<Int32>) -> Neighbourhood? {
        let projects = inside.sorted()
        var blocks = Set<Int32>()
        for project in projects {
            for pair in index.pairs(of: Int(project)) {
                let block = index.blockOfPair[Int(pair)]
                if !takenBlocks.contains(block) { blocks.insert(block) }
            }
        }
        let problem = stage.problem
        let free = blocks.filter { block in
            problem.blocks[Int(block)].resources.allSatisfy { resource in
                let occupant = plan.blockOfResource[Int(resource)]
                return occupant < 0 || isInside(occupant, inside)
            } && (plan.columns[Int(block)] == nil || isInside(block, inside))
        }.sorted()
        var loss = 0.0
        for project in projects where plan.blockOfProject[Int(project)] < 0 { loss += max(0, prices[Int(project)]) }
        for block in free {
            loss +=
                plan.columns[Int(block)].map { earnings[Int(block)] - stage.reducedProfit(of: $0, at: prices) }
                ?? earnings[Int(block)]
        }
        // Resources left free lose their price; a bound on the loss only needs to be large enough.
        for resource in Set(free.flatMap { problem.blocks[Int($0)].resources }).sorted()
        where stage.space.sharedPlace[Int(resource)] >= 0 && plan.blockOfResource[Int(resource)] < 0 {
            loss += prices[stage.space.firstShared + Int(stage.space.sharedPlace[Int(resource)])]
        }
        guard loss > 0 else { return nil }
        return Neighbourhood(projects: projects, blocks: free, loss: loss)
    }

    private func isInside(_ block: Int32, _ inside: Set<Int32>) -> Bool {
        plan.columns[Int(block)].map { inside.contains(stage.problem.pairProject[Int($0.pairs[0])]) } ?? false
    }

    /// Solves parts that share nothing, and takes over what is better.
    ///
    /// - Returns: how many times more columns there were than the parts have use for.
    private mutating func improve(
        _ parts: [Neighbourhood], width: Double, nodeLimit: Int, watch: inout WorkWatch
    ) throws -> Double {
        let here = self
        let share = 1 / Double(max(1, parts.count))
        let answers = try parallelChunks(of: parts.count, size: 1, threads: stage.threads) { range in
            try here.solve(parts[range.lowerBound], width: width, slackShare: share, nodeLimit: nodeLimit)
        }
        for (part, answer) in zip(parts, answers) {
            watch.count(nodes: max(1, answer.nodes), calls: answer.calls, columns: answer.columns)
            guard let chosen = answer.chosen else { continue }
            var trial = plan
            for block in part.blocks { trial.remove(Int(block), stage.problem) }
            for column in chosen { trial.add(column, stage.problem) }
            if stage.worth(of: trial) > stage.worth(of: plan) { plan = trial }
        }
        let useful = parts.reduce(0) { $0 + mostColumns(of: $1) }
        return Double(answers.reduce(0) { $0 + $1.columns }) / Double(max(1, useful))
    }

    /// As many columns as help, where very many are worth alike.
    private func mostColumns(of part: Neighbourhood) -> Int { 100 + 20 * part.projects.count }

    private struct Answer: Sendable {
        var chosen: [PackingColumn]?
        var calls = 0
        var columns = 0
        var nodes = 0
    }

    private func solve(_ part: Neighbourhood, width: Double, slackShare: Double, nodeLimit: Int) throws -> Answer {
        var answer = Answer()
        let problem = stage.problem
        var allowed = [Bool](repeating: false, count: problem.projectCount)
        for project in part.projects { allowed[Int(project)] = true }
        let weights = stage.levelWeights(prices)
        let rowPrices = Array(prices[stage.space.firstRow..<stage.space.firstHeld])
        var columns: [PackingColumn] = []
        var start: [Int] = []
        var offers: [(loss: Double, column: PackingColumn)] = []
        var profits: [Double] = []
        let cut = min(part.loss, width)
        for block in part.blocks {
            let present = plan.columns[Int(block)]
            if let present {
                start.append(columns.count)
                columns.append(present)
            }
            profits.removeAll(keepingCapacity: true)
            var most = 0.0
            for pair in problem.blocks[Int(block)].pairs {
                let profit =
                    allowed[Int(problem.pairProject[pair])] ? stage.pairProfit(pair, at: prices) : -.infinity
                if profit > 0 { most += profit }
                profits.append(profit)
            }
            let threshold = stage.resourceCost(of: Int(block), at: prices) + earnings[Int(block)] - cut
            guard most > threshold else { continue }
            answer.calls += 1
            let priced = try stage.oracle.layouts(
                of: Int(block), profits: profits.span, levelWeights: weights, rowPrices: rowPrices,
                threshold: threshold, limit: 24)
            answer.columns += priced.columns.count
            for candidate in priced.columns
            where present.map({ $0.pairs != candidate.column.pairs || $0.layout != candidate.column.layout }) ?? true {
                offers.append((threshold - candidate.profit, candidate.column))
            }
        }
        guard !offers.isEmpty else { return answer }
        let most = mostColumns(of: part)
        if offers.count > most {
            let order = offers.indices.sorted { (offers[$0].loss, $0) < (offers[$1].loss, $1) }
            offers = order.prefix(most).map { offers[$0] }
        }
        columns += offers.map(\.column)
        let (lower, upper) = rowRoom(start.map { columns[$0] }, slackShare: slackShare)
        let programme = PackingProgramme(columns: columns, rowLower: lower, rowUpper: upper, start: start)
        let found = try programme.solve(
            stage, limits: SolveLimits(maximumNodes: nodeLimit, relativeGap: 0))
        answer.nodes = found.nodes
        answer.chosen = found.chosen
        return answer
    }

    /// By side row, then by level held: what columns may use in the place of `present`, when `slackShare` of the room
    /// left in the row is theirs.
    private func rowRoom(_ present: [PackingColumn], slackShare: Double) -> (lower: [Double], upper: [Double]) {
        let space = stage.space
        var used = [Double](repeating: 0, count: space.rowCount + space.heldCount)
        for column in present {
            stage.forEachUse(of: column) { row, amount in
                if row >= space.firstRow { used[row - space.firstRow] += amount }
            }
        }
        var lower = used
        var upper = used
        for row in used.indices {
            let activity = row < space.rowCount ? plan.activity[row] : -plan.value[row - space.rowCount]
            lower[row] -= slackShare * max(0, activity - space.lower[space.firstRow + row])
            upper[row] += slackShare * max(0, space.upper[space.firstRow + row] - activity)
        }
        return (lower, upper)
    }
}

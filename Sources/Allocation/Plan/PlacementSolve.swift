// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// A problem with its best plan, to be asked what would be if.
struct PlacementSolve {
    let packing: PlacementPacking
    let solution: PackingSolution
    let memories: LayoutMemories

    var problem: PlacementProblem { packing.problem }

    /// - Parameter levels: how many of the levels are solved, from the first.
    init(
        _ packing: PlacementPacking, recalling memories: LayoutMemories, limits: PackingLimits, levels: Int? = nil,
        progress: (PackingProgress) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws {
        let packing = levels.map(packing.restricted(toLevels:)) ?? packing
        self.packing = packing
        self.memories = memories
        solution = try PackingSolver(problem: packing.packing, oracle: packing.oracle).solve(
            limits: limits, progress: progress,
            isCancelled: isCancelled)
    }

    private init(_ packing: PlacementPacking, _ solution: PackingSolution, _ memories: LayoutMemories) {
        self.packing = packing
        self.solution = solution
        self.memories = memories
    }

    /// Where a solve was broken off before it found anything better, the plan of first come, first served, with what was
    /// proven of the first level. It is no start for the solve: from its few good choices the rest is slow to leave.
    func noWorseThanAQueue() throws -> PlacementSolve {
        guard solution.limitReached == .time || solution.limitReached == .cancelled else { return self }
        let queue = PackingPlan(
            packing.packing, columns: try PlainPlacement(packing).columns(.firstComeFirstServed))
        guard let first = solution.levels.first, queue.value[0] > first.objective ?? -.infinity else { return self }
        let levels = solution.levels.enumerated().map { number, level in
            PackingSolution.Level(
                name: level.name, status: .feasible, objective: queue.value[number],
                bestBound: number == 0 ? level.bestBound : nil)
        }
        return PlacementSolve(
            packing,
            PackingSolution(
                columns: queue.chosen, levels: levels, prices: solution.prices, work: solution.work,
                limitReached: solution.limitReached), memories)
    }

    /// What the plan places of the first level, promised sites included.
    var weight: Double { (solution.levels.first?.objective ?? 0) + problem.promisedWeight }

    /// Which candidates have all they ask for.
    var placed: Set<Int> {
        var placed = Set(problem.candidates.indices.filter { problem.candidates[$0].isPromised })
        var (land, floors) = (Set<Int>(), Set<Int>())
        for column in solution.columns {
            for number in column.pairs {
                let pair = packing.pairs[Int(number)]
                if !pair.isFloor { land.insert(pair.candidate) } else { floors.insert(pair.candidate) }
            }
        }
        for (index, candidate) in problem.candidates.enumerated() where !candidate.isPromised {
            if (!candidate.seeksLand || land.contains(index)) && (!candidate.seeksFloor || floors.contains(index)) {
                placed.insert(index)
            }
        }
        return placed
    }
}

extension PlacementProblem {
    /// Of projects that sit on promised sites with all they ask for.
    var promisedWeight: Double { candidates.filter(\.isPromised).reduce(0) { $0 + $1.weight } }
}

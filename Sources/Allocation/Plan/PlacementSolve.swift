// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// A problem with its best plan, to be asked what would be if.
struct PlacementSolve {
    let packing: PlacementPacking
    let solution: PackingSolution
    let memories: LayoutMemories

    var problem: PlacementProblem { packing.problem }

    /// - Parameters:
    ///   - levels: how many of the levels are solved, from the first.
    ///   - start: of another problem of the same city, whose plan is a start for this one.
    init(
        _ packing: PlacementPacking, recalling memories: LayoutMemories, limits: PackingLimits, levels: Int? = nil,
        from start: PlacementSolve? = nil, progress: (PackingProgress) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws {
        let packing = levels.map(packing.restricted(toLevels:)) ?? packing
        self.packing = packing
        self.memories = memories
        solution = try PackingSolver(problem: packing.packing, oracle: packing.oracle).solve(
            limits: limits, start: start.map { try packing.columns(like: $0) } ?? [], progress: progress,
            isCancelled: isCancelled)
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

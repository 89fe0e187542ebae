// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension PlacementPacking {
    /// The same with the first levels of the objective only.
    func restricted(toLevels count: Int) -> PlacementPacking {
        let all = packing
        let fewer = PackingProblem(
            projectCount: all.projectCount, resourceCount: all.resourceCount, rows: all.rows, blocks: all.blocks,
            pairProject: all.pairProject, pairValue: Array(all.pairValue.prefix(count)), pairUsage: all.pairUsage,
            levels: Array(all.levels.prefix(count)), valueStep: Array(all.valueStep.prefix(count)))
        return PlacementPacking(
            problem: problem, blocks: blocks, pairs: pairs, packing: fewer, oracle: oracle.asked(for: fewer))
    }

    /// The same with one more of a block: the same ground once again, for the same projects.
    func adding(copyOf block: Int) -> PlacementPacking {
        let all = packing
        let original = all.blocks[block]
        let resources = original.resources.indices.map { Int32(all.resourceCount + $0) }
        let first = all.pairCount
        let copied = original.pairs
        var usage = all.pairUsage
        for pair in copied { usage.append(all.pairUsage[pair]) }
        let more = PackingProblem(
            projectCount: all.projectCount, resourceCount: all.resourceCount + resources.count, rows: all.rows,
            blocks: all.blocks + [.init(resources: resources, pairs: first..<(first + copied.count))],
            pairProject: all.pairProject + all.pairProject[copied],
            pairValue: all.pairValue.map { $0 + $0[copied] }, pairUsage: usage, levels: all.levels,
            valueStep: all.valueStep)
        return PlacementPacking(
            problem: problem, blocks: blocks + [blocks[block]],
            pairs: pairs
                + pairs[copied].map {
                    PlacementPair(candidate: $0.candidate, block: blocks.count, isFloor: $0.isFloor)
                },
            packing: more, oracle: oracle.asked(for: more, also: oracle.blocks[block], like: Array(copied)))
    }

    /// The same with more of what a row limits.
    func raising(row: Int, by amount: Double) -> PlacementPacking {
        let all = packing
        var rows = all.rows
        rows[row] = .init(name: rows[row].name, lower: rows[row].lower, upper: rows[row].upper + amount)
        let more = PackingProblem(
            projectCount: all.projectCount, resourceCount: all.resourceCount, rows: rows, blocks: all.blocks,
            pairProject: all.pairProject, pairValue: all.pairValue, pairUsage: all.pairUsage, levels: all.levels,
            valueStep: all.valueStep)
        return PlacementPacking(
            problem: problem, blocks: blocks, pairs: pairs, packing: more, oracle: oracle.asked(for: more))
    }

    /// The plan of another problem of the same city, as far as its layouts are layouts here.
    func columns(like other: PlacementSolve) throws -> [PackingColumn] {
        let blockNumbers = Dictionary(blocks.indices.map { (blocks[$0], $0) }) { first, _ in first }
        let numbers = Dictionary(
            problem.candidates.indices.map { (problem.candidates[$0].project.id, $0) }
        ) { first, _ in first }
        var columns: [PackingColumn] = []
        for column in other.solution.columns {
            guard let block = blockNumbers[other.packing.blocks[Int(column.block)]] else { continue }
            let first = packing.blocks[block].pairs.lowerBound
            let wanted = Set(
                column.pairs.compactMap {
                    numbers[other.problem.candidates[other.packing.pairs[Int($0)].candidate].project.id]
                })
            let set = packing.blocks[block].pairs.filter { wanted.contains(pairs[$0].candidate) }.map { $0 - first }
            guard set.count == column.pairs.count,
                let same = try oracle.columns(of: block, set).first(where: { $0.layout == column.layout })
            else { continue }
            columns.append(same)
        }
        return keepingTransitionsWhole(columns)
    }

    /// Without those whose project has only one half of a transition left.
    private func keepingTransitionsWhole(_ columns: [PackingColumn]) -> [PackingColumn] {
        var kept = columns
        while true {
            var (land, floors) = (Set<Int>(), Set<Int>())
            for pair in kept.flatMap(\.pairs).map({ pairs[Int($0)] }) {
                if !pair.isFloor { land.insert(pair.candidate) } else { floors.insert(pair.candidate) }
            }
            let fewer = kept.filter { column in
                column.pairs.allSatisfy { number in
                    let candidate = pairs[Int(number)].candidate
                    let seeks = problem.candidates[candidate]
                    return !(seeks.seeksLand && seeks.seeksFloor)
                        || (land.contains(candidate) && floors.contains(candidate))
                }
            }
            if fewer.count == kept.count { return kept }
            kept = fewer
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Places projects one by one and never takes back a choice, on the same ground, by the same layouts and within the same
/// limits as the plan: what comes out is a legal plan.
///
/// A project takes the free site with the greatest fit, or joins the projects on a ground, or in a building, where all
/// of them can be laid out together again. One that begins on a floor takes its land with the best floor that is free.
struct PlainPlacement {
    private let packing: PlacementPacking
    private let fitLevel: Int
    private var plan: PackingPlan
    /// The numbers of the pairs of each candidate that make up an option: of land where it seeks land, else of floors.
    private let options: [[Int]]
    /// The pairs of floors of each candidate that seeks both.
    private let floorsFirst: [[Int]]
    private var placed: Set<Int> = []

    /// What placing a candidate puts into the plan, and takes out of it.
    private struct Move {
        let pair: Int
        let columns: [PackingColumn]
        let fit: Double
    }

    init(_ packing: PlacementPacking) {
        self.packing = packing
        fitLevel = packing.packing.levels.firstIndex(of: PlacementPacking.fitLevel) ?? 0
        plan = PackingPlan(packing.packing)
        let candidates = packing.problem.candidates
        var options = [[Int]](repeating: [], count: candidates.count)
        var floors = options
        for (number, pair) in packing.pairs.enumerated() {
            if pair.isFloor, candidates[pair.candidate].seeksLand {
                floors[pair.candidate].append(number)
            } else {
                options[pair.candidate].append(number)
            }
        }
        let values = packing.packing.pairValue[fitLevel]
        func byFit(_ pairs: [Int]) -> [Int] {
            pairs.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
        }
        self.options = options.map(byFit)
        floorsFirst = floors.map(byFit)
    }

    /// The columns of the plan in one order or the other.
    func columns(_ order: Baseline.Order) throws -> [PackingColumn] {
        var placement = self
        switch order {
        case .firstComeFirstServed: try placement.placeByDay()
        case .greedyByScore: try placement.placeByFit()
        }
        return placement.plan.chosen
    }

    private mutating func placeByDay() throws {
        let candidates = packing.problem.candidates
        let order = candidates.indices.sorted { first, second in
            let (left, right) = (candidates[first].project.signedOn, candidates[second].project.signedOn)
            if left != right { return right.map { right in left.map { $0 < right } ?? false } ?? true }
            return first < second
        }
        for candidate in order {
            var best: Move?
            for pair in options[candidate] where mostFit(pair) > best?.fit ?? -.infinity {
                if let move = try move(pair), move.fit > best?.fit ?? -.infinity { best = move }
            }
            if let best { make(best) }
        }
    }

    /// The fit of a move is at most what its pairs may be worth, and falls as ground is taken: what is worth most is
    /// worked out, and put back with what it is really worth until it stays first.
    private mutating func placeByFit() throws {
        var queue = Heap<Entry>(options.flatMap { $0 }.map { Entry(fit: mostFit($0), pair: $0) }) {
            $0.fit != $1.fit ? $0.fit > $1.fit : $0.pair < $1.pair
        }
        while let entry = queue.popFirst() {
            guard !placed.contains(packing.pairs[entry.pair].candidate), let move = try move(entry.pair) else {
                continue
            }
            if let next = queue.first, move.fit < next.fit {
                queue.insert(Entry(fit: move.fit, pair: entry.pair))
            } else {
                make(move)
            }
        }
    }

    private struct Entry {
        let fit: Double
        let pair: Int
    }

    private func mostFit(_ pair: Int) -> Double {
        let values = packing.packing.pairValue[fitLevel]
        return values[pair] + (floorsFirst[packing.pairs[pair].candidate].first.map { values[$0] } ?? 0)
    }

    private mutating func make(_ move: Move) {
        for column in move.columns {
            plan.remove(Int(column.block), packing.packing)
            plan.add(column, packing.packing)
        }
        placed.insert(packing.pairs[move.pair].candidate)
    }

    /// The best way to place a candidate by one of its options as the plan stands; nil where there is none.
    private func move(_ pair: Int) throws -> Move? {
        let candidate = packing.problem.candidates[packing.pairs[pair].candidate]
        let grounds = try joining(pair)
        guard candidate.seeksLand, candidate.seeksFloor else {
            return grounds.map { Move(pair: pair, columns: [$0.column], fit: $0.fit) }.first { keepsLimits($0) }
        }
        for ground in grounds {
            for floor in floorsFirst[packing.pairs[pair].candidate] {
                guard let first = try joining(floor).first else { continue }
                let move = Move(pair: pair, columns: [ground.column, first.column], fit: ground.fit + first.fit)
                if keepsLimits(move) { return move }
            }
        }
        return nil
    }

    /// The columns of a block with one pair more than the plan has there, the one that adds most fit first.
    private func joining(_ pair: Int) throws -> [(column: PackingColumn, fit: Double)] {
        let block = packing.pairs[pair].block
        let first = packing.packing.blocks[block].pairs.lowerBound
        let present = plan.columns[block]
        if present == nil {
            let resources = packing.packing.blocks[block].resources
            guard resources.allSatisfy({ plan.blockOfResource[Int($0)] < 0 }) else { return [] }
        } else if let ground = packing.oracle.ground(block) {
            guard ground.claims[pair - first].isShared, (present?.pairs.count ?? 0) < packing.oracle.mostParts
            else { return [] }
        }
        let set = ((present?.pairs.map { Int($0) } ?? []) + [pair]).sorted().map { $0 - first }
        let before = present?.value[fitLevel] ?? 0
        return try packing.oracle.columns(of: block, set).map { ($0, $0.value[fitLevel] - before) }
            .sorted { $0.1 > $1.1 }
    }

    private func keepsLimits(_ move: Move) -> Bool {
        var activity = plan.activity
        func count(_ column: PackingColumn, _ sign: Double) {
            for pair in column.pairs {
                for use in packing.packing.pairUsage[Int(pair)] { activity[Int(use.row)] += sign * use.amount }
            }
            for use in column.extraUsage { activity[Int(use.row)] += sign * use.amount }
        }
        for column in move.columns {
            if let present = plan.columns[Int(column.block)] { count(present, -1) }
            count(column, 1)
        }
        return zip(activity, packing.packing.rows).allSatisfy { used, row in
            used <= row.upper + 1e-9 * max(1, abs(row.upper)) && used >= row.lower - 1e-9 * max(1, abs(row.lower))
        }
    }
}

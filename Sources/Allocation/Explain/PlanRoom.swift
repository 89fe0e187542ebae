// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// What a plan leaves: ground and floors that nobody has, and what is left of the limits.
struct PlanRoom {
    let packing: PlacementPacking
    let usage: PlacementUsage
    private let plan: PackingPlan
    /// The numbers of the pairs of each candidate.
    let pairsOfCandidate: [[Int]]
    /// By parcel: who has it or a part of it, and by unit: who has it, from and until when.
    private(set) var holdersOfParcel: [Int: [Int]] = [:]
    private(set) var holdersOfUnit: [Int: [(candidate: Int, from: CalendarDate, until: CalendarDate?)]] = [:]

    private let placed: Set<Int>

    init(_ solve: PlacementSolve) {
        packing = solve.packing
        placed = solve.placed
        usage = PlacementUsage(solve.problem)
        plan = PackingPlan(packing.packing, columns: solve.solution.columns)
        var pairs = [[Int]](repeating: [], count: solve.problem.candidates.count)
        for (number, pair) in packing.pairs.enumerated() { pairs[pair.candidate].append(number) }
        pairsOfCandidate = pairs
        for column in solve.solution.columns {
            let block = Int(column.block)
            let candidates = column.pairs.map { packing.pairs[Int($0)].candidate }
            switch packing.oracle.blocks[block] {
            case .ground(let ground):
                for parcel in ground.parcels { holdersOfParcel[parcel, default: []] += candidates }
            case .building(let building):
                let first = packing.packing.blocks[block].pairs.lowerBound
                let laid = building.layout(of: column.pairs.map { Int($0) - first })
                for (index, option) in zip(candidates, laid?.options ?? []) {
                    let candidate = packing.problem.candidates[index]
                    let span = candidate.floorSpan(in: packing.problem.finder)
                    for unit in candidate.floors[option.floor].units {
                        holdersOfUnit[unit, default: []].append((candidate: index, from: span.from, until: span.until))
                    }
                }
            }
        }
        for (index, candidate) in packing.problem.candidates.enumerated() {
            if let parcel = candidate.promisedParcel { holdersOfParcel[parcel, default: []].append(index) }
            for unit in candidate.promisedFloor?.units ?? [] {
                holdersOfUnit[unit, default: []].append(
                    (candidate: index, from: packing.problem.finder.snapshot.baseDate, until: nil))
            }
        }
    }

    func isLeftOut(_ candidate: Int) -> Bool { !placed.contains(candidate) }

    func isFree(parcel: Int) -> Bool { holdersOfParcel[parcel] == nil }

    func isFree(units: [Int], from: CalendarDate, until: CalendarDate?) -> Bool {
        units.allSatisfy { unit in
            (holdersOfUnit[unit] ?? []).allSatisfy { held in
                (until.map { $0 <= held.from } ?? false) || (held.until.map { $0 <= from } ?? false)
            }
        }
    }

    /// Whether all that a ground occupies is free.
    func isFree(ground block: Int) -> Bool {
        plan.columns[block] == nil
            && packing.packing.blocks[block].resources.allSatisfy { plan.blockOfResource[Int($0)] < 0 }
    }

    /// By row, how much of some uses is more than is left, with what promised sites have overdrawn; empty where there is
    /// enough. Rows of transitions are passed over.
    func missing(for uses: some Sequence<RowUse>) -> [(row: Int, amount: Double)] {
        var byRow: [Int32: Double] = [:]
        for use in uses { byRow[use.row, default: 0] += use.amount }
        return byRow.sorted { $0.key < $1.key }.compactMap { row, amount in
            if case .transition = usage.meanings[Int(row)] { return nil }
            let short = amount - (packing.packing.rows[Int(row)].upper - plan.activity[Int(row)])
            return amount > 0 && short > 1e-9 * max(1, amount)
                ? (Int(row), short + usage.overdrafts[Int(row)]) : nil
        }
    }

    /// All that a column uses of the rows.
    func uses(of column: PackingColumn) -> [RowUse] {
        column.pairs.flatMap { packing.packing.pairUsage[Int($0)] } + column.extraUsage
    }
}

extension PlanRoom {
    /// The ids of the parcels of a ground as people write them; the id of a building.
    func siteID(ofBlock block: Int) -> String {
        let parcels = packing.problem.finder.snapshot.parcels
        return switch packing.blocks[block] {
        case .ground(let members): members.map { parcels.id[$0] }.joined(separator: "+")
        case .building(let id): id
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// One more of a factory unit, as a building of its own, for the projects that can have it by itself.
struct UnitCopy {
    let unit: Int
    /// The pairs it is copied from, of the unit's own building.
    let originals: [Int]
    let building: BuildingLayouts
}

extension PlacementPacking {
    /// Nil where no project that seeks a floor can have the unit by itself.
    func copy(ofUnit unit: Int) -> UnitCopy? {
        let snapshot = problem.finder.snapshot
        guard let block = blocks.firstIndex(of: .building(id: snapshot.units[unit].factoryID)) else { return nil }
        var slots = UnitSlots()
        var uses: [(pair: Int, floor: Int)] = []
        for pair in packing.blocks[block].pairs {
            let candidate = problem.candidates[pairs[pair].candidate]
            guard let floor = candidate.floors.firstIndex(where: { $0.units == [unit] }) else { continue }
            uses.append((pair, floor))
            slots.add(units: [unit], from: candidate.floorSpan(in: problem.finder).from)
        }
        guard !uses.isEmpty else { return nil }
        let area = snapshot.units[unit].floorAreaSquareMetres
        let claims = uses.map { use -> BuildingLayouts.Claim in
            let candidate = problem.candidates[pairs[use.pair].candidate]
            let span = candidate.floorSpan(in: problem.finder)
            let taken = slots.numbers(of: [unit], from: span.from, until: span.until)
            return BuildingLayouts.Claim([
                BuildingLayouts.Option(
                    floor: use.floor, slots: taken.map(\.slot), size: Double(taken.count) * area,
                    score: candidate.floors[use.floor].score, isKept: false)
            ])
        }
        return UnitCopy(
            unit: unit, originals: uses.map(\.pair),
            building: BuildingLayouts(claims: claims, slotCount: slots.count, size: slots.size { _ in area }))
    }

    /// The same with one more of a unit.
    func adding(_ copy: UnitCopy) -> PlacementPacking {
        let all = packing
        let first = all.pairCount
        var usage = all.pairUsage
        for pair in copy.originals { usage.append(all.pairUsage[pair]) }
        let more = PackingProblem(
            projectCount: all.projectCount, resourceCount: all.resourceCount + 1, rows: all.rows,
            blocks: all.blocks
                + [.init(resources: [Int32(all.resourceCount)], pairs: first..<(first + copy.originals.count))],
            pairProject: all.pairProject + copy.originals.map { all.pairProject[$0] },
            // Of fit no more than of the best floor of the building, and of what was kept nothing more.
            pairValue: all.pairValue.map { values in values + copy.originals.map { values[$0] } },
            pairUsage: usage, levels: all.levels, valueStep: all.valueStep)
        return PlacementPacking(
            problem: problem, blocks: blocks + [.building(id: problem.finder.snapshot.units[copy.unit].id)],
            pairs: pairs
                + copy.originals.map {
                    PlacementPair(candidate: pairs[$0].candidate, block: blocks.count, isFloor: true)
                },
            packing: more, oracle: oracle.asked(for: more, also: .building(copy.building), like: copy.originals))
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// One of the things an unplaced project seeks, land or a floor, and how the plan stands to it.
struct SoughtHalf {
    let isFloor: Bool
    /// Sites that may serve, by what is known without cutting.
    let siteIDs: [String]
    let holders: [Int]
    /// A site that is free and really serves, with what the limits lack for it: nothing where it could be had.
    let free: (column: PackingColumn, missing: [(row: Int, amount: Double)])?
    /// Whether any site really serves it.
    let isServed: Bool
    /// The smallest parcel or floor that really serves it, free or not, as a block; merged ground is none.
    let smallestBlock: Int?
}

extension PlanRoom {
    /// Grounds whose layouts are looked at for one project before the search ends.
    private static let mostGrounds = 12

    /// How the plan stands to the land that a candidate seeks.
    func land(for index: Int) throws -> SoughtHalf {
        let candidate = packing.problem.candidates[index]
        let parcels = packing.problem.finder.snapshot.parcels
        let single = Set(candidate.wholeParcels).union(candidate.sharedParcels).sorted()
        let members = single + candidate.mergedGrounds.flatMap(\.parcels)
        let grounds = blocks(of: index, isFloor: false).sorted { first, second in
            let (left, right) = (area(of: first.block), area(of: second.block))
            return left != right ? left < right : first.block < second.block
        }
        return try half(
            isFloor: false,
            siteIDs: single.map { parcels.id[$0] }
                + candidate.mergedGrounds.map { $0.parcels.map { parcels.id[$0] }.joined(separator: "+") },
            holders: members.flatMap { holdersOfParcel[$0] ?? [] }, grounds, but: index)
    }

    /// How the plan stands to the floor that a candidate seeks.
    func floor(for index: Int) throws -> SoughtHalf {
        let candidate = packing.problem.candidates[index]
        let floors = blocks(of: index, isFloor: true).sorted { first, second in
            let (left, right) = (area(of: first.block), area(of: second.block))
            return left != right ? left < right : first.block < second.block
        }
        return try half(
            isFloor: true, siteIDs: candidate.floors.map(\.id),
            holders: candidate.floors.flatMap { $0.units.flatMap { (holdersOfUnit[$0] ?? []).map(\.candidate) } },
            floors, but: index)
    }

    /// The blocks a candidate may go on, with the number of its pair among theirs.
    private func blocks(of index: Int, isFloor: Bool) -> [(block: Int, number: Int)] {
        pairsOfCandidate[index].filter { (packing.pairs[$0].floor != nil) == isFloor }.map {
            let block = packing.pairs[$0].block
            return (block, $0 - packing.packing.blocks[block].pairs.lowerBound)
        }
    }

    private func half(
        isFloor: Bool, siteIDs: [String], holders: [Int], _ blocks: [(block: Int, number: Int)], but index: Int
    ) throws -> SoughtHalf {
        var free: (column: PackingColumn, missing: [(row: Int, amount: Double)])?
        var (smallest, isServed) = (Int?.none, false)
        // Free ground first: what can be had matters more than how small it is.
        for wantsFree in [true, false] {
            var tried = 0
            for (block, number) in blocks where isFree(block: block) == wantsFree {
                guard tried < Self.mostGrounds, wantsFree || smallest == nil else { break }
                tried += 1
                for column in try packing.oracle.columns(of: block, [number]) {
                    isServed = true
                    if packing.packing.blocks[block].resources.count == 1 || isFloor,
                        smallest.map({ area(of: block) < area(of: $0) }) ?? true
                    {
                        smallest = block
                    }
                    guard wantsFree else { continue }
                    let missing = missing(for: uses(of: column))
                    if free.map({ missing.count < $0.missing.count }) ?? true { free = (column, missing) }
                }
                if free?.missing.isEmpty == true { break }
            }
        }
        return SoughtHalf(
            isFloor: isFloor, siteIDs: siteIDs, holders: Set(holders).subtracting([index]).sorted(), free: free,
            isServed: isServed, smallestBlock: smallest)
    }

    /// Net land or floor area of a block, in square metres.
    func area(of block: Int) -> Double {
        let snapshot = packing.problem.finder.snapshot
        return switch packing.blocks[block] {
        case .ground(let parcels): parcels.reduce(0) { $0 + snapshot.parcels.netAreaSquareMetres[$1] }
        case .floors(let units, _, _): units.reduce(0) { $0 + snapshot.units[$1].floorAreaSquareMetres }
        }
    }
}

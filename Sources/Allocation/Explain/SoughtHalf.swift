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
    let free: (siteID: String, missing: [(row: Int, amount: Double)])?
    /// Whether any site really serves it.
    let isServed: Bool
    /// The smallest parcel or unit that really serves it, free or not.
    let smallest: Supply?

    /// What one more can be supplied of.
    enum Supply {
        /// A ground of one parcel, by its block, with what the project there uses of the limits.
        case parcel(block: Int, uses: [RowUse])
        case unit(Int)
    }

    /// Whether it could be had as it is.
    var isHad: Bool { free?.missing.isEmpty ?? false }
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
        let pairs = pairsOfCandidate[index].filter { !packing.pairs[$0].isFloor }.sorted { first, second in
            let (left, right) = (area(of: packing.pairs[first].block), area(of: packing.pairs[second].block))
            return left != right ? left < right : first < second
        }
        var free: (siteID: String, missing: [(row: Int, amount: Double)])?
        var (smallest, smallestArea, isServed) = (SoughtHalf.Supply?.none, Double.infinity, false)
        // Free ground first: what can be had matters more than how small it is.
        for wantsFree in [true, false] {
            var tried = 0
            for pair in pairs where isFree(ground: packing.pairs[pair].block) == wantsFree {
                guard tried < Self.mostGrounds, wantsFree || smallest == nil else { break }
                tried += 1
                let block = packing.pairs[pair].block
                let first = packing.packing.blocks[block].pairs.lowerBound
                for column in try packing.oracle.columns(of: block, [pair - first]) {
                    isServed = true
                    let uses = uses(of: column)
                    if packing.packing.blocks[block].resources.count == 1, area(of: block) < smallestArea {
                        (smallest, smallestArea) = (.parcel(block: block, uses: uses), area(of: block))
                    }
                    guard wantsFree else { continue }
                    let missing = missing(for: uses)
                    if free.map({ missing.count < $0.missing.count }) ?? true {
                        free = (siteID(ofBlock: block), missing)
                    }
                }
                if free?.missing.isEmpty == true { break }
            }
        }
        return SoughtHalf(
            isFloor: false,
            siteIDs: single.map { parcels.id[$0] }
                + candidate.mergedGrounds.map { $0.parcels.map { parcels.id[$0] }.joined(separator: "+") },
            holders: Set(members.flatMap { holdersOfParcel[$0] ?? [] }).subtracting([index]).sorted(), free: free,
            isServed: isServed, smallest: smallest)
    }

    /// How the plan stands to the floor that a candidate seeks.
    func floor(for index: Int) -> SoughtHalf {
        let candidate = packing.problem.candidates[index]
        let span = candidate.floorSpan(in: packing.problem.finder)
        var free: (siteID: String, missing: [(row: Int, amount: Double)])?
        for site in candidate.floors where isFree(units: site.units, from: span.from, until: span.until) {
            let missing = missing(for: usage.usesOnFloor(of: index, units: site.units))
            if free.map({ missing.count < $0.missing.count }) ?? true { free = (site.id, missing) }
        }
        let smallest = candidate.floors.filter { $0.units.count == 1 }.min {
            ($0.areaSquareMetres, $0.units[0]) < ($1.areaSquareMetres, $1.units[0])
        }
        let holders = candidate.floors.flatMap { $0.units.flatMap { (holdersOfUnit[$0] ?? []).map(\.candidate) } }
        return SoughtHalf(
            isFloor: true, siteIDs: candidate.floors.map(\.id), holders: Set(holders).subtracting([index]).sorted(),
            free: free, isServed: !candidate.floors.isEmpty, smallest: smallest.map { .unit($0.units[0]) })
    }

    /// Net area of a ground, in square metres; zero for a building.
    func area(of block: Int) -> Double { packing.oracle.ground(block)?.netAreaSquareMetres ?? 0 }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension Baseline {
    /// What a plan of these columns places, with what is promised.
    init(_ order: Order, _ columns: [PackingColumn], of packing: PlacementPacking) throws {
        let problem = packing.problem
        let snapshot = problem.finder.snapshot
        var (land, floor) = (0.0, 0.0)
        var placed = Set<Int>()
        for column in columns {
            let block = Int(column.block)
            placed.formUnion(column.pairs.map { packing.pairs[Int($0)].candidate })
            if let ground = packing.oracle.grounds[block] {
                let first = packing.packing.blocks[block].pairs.lowerBound
                let ways = try ground.layouts(of: column.pairs.map { Int($0) - first })
                land += ways.first { $0.way.rawValue == column.layout }?.areas.reduce(0, +) ?? 0
            } else if case .floors(let units, _, _) = packing.blocks[block] {
                floor += units.reduce(0) { $0 + snapshot.units[$1].floorAreaSquareMetres }
            }
        }
        let weight = placed.reduce(0) { $0 + problem.candidates[$1].weight }
        var fit = 0.0
        if let level = packing.packing.levels.firstIndex(of: PlacementPacking.fitLevel) {
            fit = columns.reduce(0) { $0 + $1.value[level] }
        }
        for candidate in problem.candidates {
            if let parcel = candidate.promisedParcel { land += snapshot.parcels.netAreaSquareMetres[parcel] }
            if let promised = candidate.promisedFloor { floor += promised.areaSquareMetres }
            guard candidate.isPromised else { continue }
            fit += PlacementPacking.stepped(candidate.promisedScore(in: problem.finder))
        }
        self.init(
            order: order, placedCount: placed.count + problem.candidates.filter(\.isPromised).count,
            weight: weight + problem.promisedWeight, landSquareMetres: land, floorSquareMetres: floor, fit: fit)
    }
}

extension PlacementCandidate {
    /// What its promised site scores: land, floor, or both as one.
    fileprivate func promisedScore(in finder: SiteFinder) -> Double {
        let ofLand = promisedParcel.flatMap { parcel in land?.scoreWhole(on: [parcel]) }
        guard let floor = promisedFloor?.score else { return ofLand ?? 0 }
        guard let ofLand else { return floor }
        let share = finder.policy.transitionFloorShare.value
        return ofLand * (1 - share) + floor * share
    }
}

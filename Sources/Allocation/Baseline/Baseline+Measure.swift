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
            let candidates = column.pairs.map { packing.pairs[Int($0)].candidate }
            let first = packing.packing.blocks[block].pairs.lowerBound
            let set = column.pairs.map { Int($0) - first }
            placed.formUnion(candidates)
            switch packing.oracle.blocks[block] {
            case .ground(let ground):
                let way = try ground.layouts(of: set).first { $0.way.rawValue == column.layout }
                land += way?.areas.reduce(0, +) ?? 0
            case .building(let building):
                for (index, option) in zip(candidates, building.layout(of: set)?.options ?? []) {
                    floor += problem.candidates[index].floors[option.floor].areaSquareMetres
                }
            }
        }
        let weight = placed.reduce(0) { $0 + problem.candidates[$1].weight }
        var fit = 0.0
        if let level = packing.packing.levels.firstIndex(of: PlacementPacking.fitLevel) {
            fit = columns.reduce(0) { $0 + $1.value[level] }
        }
        for (index, candidate) in problem.candidates.enumerated() {
            if let parcel = candidate.promisedParcel { land += snapshot.parcels.netAreaSquareMetres[parcel] }
            if let promised = candidate.promisedFloor { floor += promised.areaSquareMetres }
            if candidate.isPromised || placed.contains(index) { fit += candidate.promisedFit(in: problem.finder) }
        }
        self.init(
            order: order, placedCount: placed.count + problem.candidates.filter(\.isPromised).count,
            weight: weight + problem.promisedWeight, landSquareMetres: land, floorSquareMetres: floor, fit: fit)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// The lots of one district that the city takes, with all that is registered of them.
struct DistrictRegister: Sendable {
    struct Entry: Sendable {
        let lot: DistrictGround.Lot
        let stage: ParcelStage
        let id: String

        var use: BlockUse { lot.use }
    }

    let ground: DistrictGround
    let entries: [Entry]
    /// Phase of each block that has a lot.
    let phases: [Int: BlockPhase]
    /// Nil where the district is no park.
    let park: ParkFact?

    /// - Parameter kept: How many of its lots belong to the city: all, but in the last district.
    init(_ ground: DistrictGround, kept: Int, frame: CityFrame) {
        self.ground = ground
        let mark = ground.cell.mark
        park = ground.character.isPark && kept > 0 ? DistrictPark.fact(of: ground, seed: frame.seed) : nil
        var phases: [Int: BlockPhase] = [:]
        entries = ground.lots.prefix(kept).map { lot in
            let phase =
                phases[lot.block]
                ?? {
                    var stream = RandomStream(seed: frame.seed, purpose: "phase/\(mark)/\(lot.block)")
                    return BlockPhase(maturity: ground.character.maturity, &stream)
                }()
            phases[lot.block] = phase
            let id = "P\(mark)-" + padded(lot.block + 1, 3) + "-" + padded(lot.number, 3)
            var stream = RandomStream(seed: frame.seed, purpose: "stage/\(id)")
            return Entry(lot: lot, stage: phase.stage(&stream), id: id)
        }
        self.phases = phases
    }

    /// Runs of at most `limit` blocks, neighbours in order, whose phase is one of `stages`.
    func groups(of stage: ParcelStage, limit: Int) -> [[Int]] {
        let blocks = phases.keys.sorted().filter { phases[$0] == .pipeline(stage) }
        return stride(from: 0, to: blocks.count, by: limit).map { Array(blocks[$0..<min($0 + limit, blocks.count)]) }
    }

    func shape(of blocks: [Int]) -> PlanarShape {
        .polygons(blocks.map { ground.blocks[$0].region.corners.closedRing })
    }

    func area(of blocks: [Int]) -> Double {
        blocks.reduce(0) { $0 + ground.blocks[$1].region.area }.rounded(toStep: 0.01)
    }
}

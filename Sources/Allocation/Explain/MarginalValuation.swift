// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Works out what more supply of each kind would be worth.
///
/// Of each kind the prices name the parcel or floor they value most, and only of those they value at all: where the plan
/// is as good as its bound, nothing else can gain anything (``PriceProof``). What that one is worth is then proven or
/// found by planning again, the most valued first, as long as solves are left.
struct MarginalValuation {
    private let room: PlanRoom
    private(set) var verification: Verification
    private(set) var values: [MarginalValue] = []

    private static let leastWorth = 1e-6

    /// - Parameter isCancelled: asked before each; what is not verified by then is not.
    init(_ room: PlanRoom, _ verification: Verification, isCancelled: () -> Bool) throws {
        self.room = room
        self.verification = verification
        let proof = verification.proof
        var best: [MarginalValue.Supply: (block: Int, worth: Double)] = [:]
        for block in room.packing.blocks.indices {
            let worth = proof.worth(of: block)
            guard worth > Self.leastWorth, let supply = supply(of: block) else { continue }
            if best[supply].map({ $0.worth < worth }) ?? true { best[supply] = (block, worth) }
        }
        let order = best.sorted { first, second in
            first.value.worth != second.value.worth
                ? first.value.worth > second.value.worth : first.value.block < second.value.block
        }
        for (supply, (block, worth)) in order {
            var verified: Double?
            if !isCancelled() {
                verified = try self.verification.gain(of: .oneMore(block: block), reached: reached(block))
            }
            values.append(
                MarginalValue(
                    supply: supply, siteID: room.siteID(ofBlock: block), areaSquareMetres: room.area(of: block),
                    proposed: worth, verified: verified))
        }
    }

    /// Nil for merged ground and floors of several units: they are supplied parcel by parcel, unit by unit.
    private func supply(of block: Int) -> MarginalValue.Supply? {
        let snapshot = room.packing.problem.finder.snapshot
        switch room.packing.blocks[block] {
        case .ground(let parcels):
            guard parcels.count == 1 else { return nil }
            let parcel = parcels[0]
            return MarginalValue.Supply(
                parkID: snapshot.park(of: parcel)?.id,
                landUse: snapshot.parcels.landUses[Int(snapshot.parcels.landUse[parcel])],
                sizeBand: .land(snapshot.parcels.netAreaSquareMetres[parcel]),
                period: SupplyPeriod(
                    CalendarDate(daysSince1970: snapshot.parcels.readyDay[parcel]), baseDate: snapshot.baseDate))
        case .floors(let units, _, _):
            guard units.count == 1 else { return nil }
            let unit = snapshot.units[units[0]]
            return MarginalValue.Supply(
                parkID: unit.parkID, landUse: nil, sizeBand: .floor(unit.floorAreaSquareMetres),
                period: SupplyPeriod(unit.freeOn(baseDate: snapshot.baseDate), baseDate: snapshot.baseDate))
        }
    }

    /// What projects that are left out gain on one more of a block, by themselves.
    private func reached(_ block: Int) throws -> Double {
        let packing = room.packing
        let profits = packing.packing.blocks[block].pairs.map { pair -> Double in
            let index = packing.pairs[pair].candidate
            let candidate = packing.problem.candidates[index]
            let isLeftOut = room.isLeftOut(index) && !(candidate.seeksLand && candidate.seeksFloor)
            return isLeftOut ? packing.packing.pairValue[0][pair] : -.infinity
        }
        let priced = try packing.oracle.layouts(
            of: block, profits: profits.span,
            levelWeights: packing.packing.levels.indices.map { $0 == 0 ? 1 : 0 },
            rowPrices: packing.packing.rows.map { _ in 0 }, threshold: 0, limit: 8)
        return priced.columns.first { room.missing(for: room.uses(of: $0.column)).isEmpty }?.profit ?? 0
    }
}

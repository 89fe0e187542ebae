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
        var best: [MarginalValue.Supply: Proposal] = [:]
        for proposal in proposals(proof) {
            let known = best[proposal.supply]
            if known.map({ $0.worth < proposal.worth }) ?? true { best[proposal.supply] = proposal }
        }
        let order = best.values.sorted {
            $0.worth != $1.worth ? $0.worth > $1.worth : $0.siteID < $1.siteID
        }
        for proposal in order {
            var verified: Double?
            if !isCancelled() {
                let gain = try self.verification.gain(of: proposal.change, reached: reached(proposal.change))
                if let gain, gain.isExact { verified = gain.amount }
            }
            values.append(
                MarginalValue(
                    supply: proposal.supply, siteID: proposal.siteID, areaSquareMetres: proposal.areaSquareMetres,
                    proposed: proposal.worth, verified: verified))
        }
    }

    /// One more parcel or unit that the prices value.
    private struct Proposal {
        let supply: MarginalValue.Supply
        let change: Verification.Change
        let siteID: String
        let areaSquareMetres: Double
        let worth: Double
    }

    /// Merged ground and floors of several units are supplied parcel by parcel, unit by unit.
    private func proposals(_ proof: PriceProof) -> [Proposal] {
        let snapshot = room.packing.problem.finder.snapshot
        let parcels = snapshot.parcels
        var proposals: [Proposal] = []
        for block in room.packing.blocks.indices {
            guard let ground = room.packing.oracle.ground(block), ground.parcels.count == 1 else { continue }
            let (parcel, worth) = (ground.parcels[0], proof.worth(of: block))
            guard worth > Self.leastWorth else { continue }
            proposals.append(
                Proposal(
                    supply: MarginalValue.Supply(
                        parkID: snapshot.park(of: parcel)?.id, landUse: parcels.landUses[Int(parcels.landUse[parcel])],
                        sizeBand: .land(parcels.netAreaSquareMetres[parcel]),
                        period: SupplyPeriod(
                            CalendarDate(daysSince1970: parcels.readyDay[parcel]), baseDate: snapshot.baseDate)),
                    change: .oneMoreGround(block: block), siteID: parcels.id[parcel],
                    areaSquareMetres: parcels.netAreaSquareMetres[parcel], worth: worth))
        }
        for (number, unit) in snapshot.units.enumerated() {
            guard let copy = room.packing.copy(ofUnit: number) else { continue }
            let worth = proof.worth(of: copy)
            guard worth > Self.leastWorth else { continue }
            proposals.append(
                Proposal(
                    supply: MarginalValue.Supply(
                        parkID: unit.parkID, landUse: nil, sizeBand: .floor(unit.floorAreaSquareMetres),
                        period: SupplyPeriod(
                            unit.freeOn(baseDate: snapshot.baseDate), baseDate: snapshot.baseDate)),
                    change: .oneMoreUnit(number), siteID: unit.id, areaSquareMetres: unit.floorAreaSquareMetres,
                    worth: worth))
        }
        return proposals
    }

    /// What projects that are left out are known to gain by it, by themselves.
    private func reached(_ change: Verification.Change) throws -> Double {
        switch change {
        case .oneMoreGround(let block):
            let profits = room.packing.packing.blocks[block].pairs.map { profit($0) }
            let levels = room.packing.packing.levels.indices
            let priced = try room.packing.oracle.layouts(
                of: block, profits: profits.span, levelWeights: levels.map { $0 == 0 ? 1 : 0 },
                rowPrices: room.packing.packing.rows.map { _ in 0 }, threshold: 0, limit: 8)
            return priced.columns.first { room.missing(for: room.uses(of: $0.column)).isEmpty }?.profit ?? 0
        case .oneMoreUnit(let unit):
            // One project, to keep it simple: several would have it one after the other.
            return room.packing.copy(ofUnit: unit)?.originals.filter {
                room.missing(for: room.packing.packing.pairUsage[$0]).isEmpty
            }.map { profit($0) }.max().map { max(0, $0) } ?? 0
        case .more: return 0
        }
    }

    /// The weight of a pair whose project is left out and seeks nothing else.
    private func profit(_ pair: Int) -> Double {
        let index = room.packing.pairs[pair].candidate
        let candidate = room.packing.problem.candidates[index]
        guard room.isLeftOut(index), !(candidate.seeksLand && candidate.seeksFloor) else { return -.infinity }
        return room.packing.packing.pairValue[0][pair]
    }
}

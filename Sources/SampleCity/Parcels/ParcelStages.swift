// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The stage of every lot at the base date.
///
/// The belts give theirs from the batch or clearing area around them; the stock blocks hold the reserve and beside it
/// land on offer, land that found no bidder and land taken back; the built-up blocks hold what has been sold.
struct ParcelStages: Sendable {
    /// Stages in the order of the lots.
    let stages: [ParcelStage]

    /// Mean of the net-to-gross band, with which the reserve is chosen before it is made exact.
    private static let nominalNetShare = 0.845

    init(lots: [Lot], approval: ApprovalPlan, seed: UInt64) {
        var batchStages: [[Int]: ParcelStage] = [:]
        for batch in approval.batches where batch.account != nil {
            for piece in batch.group.pieces { batchStages[[piece.block.park, piece.block.number]] = batch.stage }
        }
        let reserve = ParcelStages.reserve(among: lots, seed: seed)
        var besides = 0
        var stream = RandomStream(seed: seed, purpose: "stages/built")
        stages = lots.enumerated().map { index, lot in
            switch lot.use {
            case .built: return ParcelStages.builtStage(&stream)
            case .stock:
                if reserve.contains(index) { return .reserve }
                defer { besides += 1 }
                return [.listed, .failedAuction, .reclaimed][besides % 3]
            case .cleared: return .cleared
            case .clearing: return .clearing
            case .approved: return .approved
            case .approving: return batchStages[[lot.park, lot.blockNumber]] ?? .planned
            case .planned: return .planned
            }
        }
    }

    private static func builtStage(_ stream: inout RandomStream) -> ParcelStage {
        switch stream.unit() {
        case ..<0.56: .started
        case ..<0.72: .delivered
        case ..<0.90: .sold
        case ..<0.94: .idle
        default: .lowEfficiency
        }
    }

    /// Lots of the stock blocks whose net area comes near the reserve's figure.
    private static func reserve(among lots: [Lot], seed: UInt64) -> Set<Int> {
        var stream = RandomStream(seed: seed, purpose: "stages/reserve")
        let stock = stream.shuffled(lots.indices.filter { lots[$0].use == .stock })
        let target = Double(PlanYear.reserveHundredths)
        var (chosen, net): (Set<Int>, Double) = ([], 0)
        for index in stock {
            let more = Double(lots[index].grossHundredths) * nominalNetShare
            guard net + more <= target * 1.012 else { continue }
            chosen.insert(index)
            net += more
            if net >= target * 0.99 { break }
        }
        return chosen
    }
}

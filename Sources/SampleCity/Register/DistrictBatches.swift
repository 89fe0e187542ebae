// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The approval batches and clearing areas of one district: groups of the blocks whose land is being made.
struct DistrictBatches: Sendable {
    private(set) var batches: [LayerRow] = []
    private(set) var clearings: [LayerRow] = []
    /// What the batches draw, by quota account.
    private(set) var drawnHundredths: [String: Int] = [:]

    private let register: DistrictRegister
    private let seed: UInt64

    init(_ register: DistrictRegister, seed: UInt64) {
        self.register = register
        self.seed = seed
        for stage in [ParcelStage.planned, .approving, .approved] {
            for group in register.groups(of: stage, limit: 6) { addBatch(group, stage) }
        }
        for stage in [ParcelStage.approved, .clearing, .cleared] {
            for group in register.groups(of: stage, limit: 5) { addClearing(group, stage) }
        }
        for entry in register.entries where entry.stage == .lowEfficiency && entry.use.isIndustrial {
            addBuyout(entry)
        }
    }

    private func stream(_ id: String) -> RandomStream { RandomStream(seed: seed, purpose: "batch/\(id)") }

    private mutating func addBatch(_ blocks: [Int], _ stage: ParcelStage) {
        let id = "AB\(register.ground.cell.mark)-" + padded(batches.count + 1, 2)
        var stream = stream(id)
        let (account, days, months, farmland) = (
            stream.pick(QuotaAccounts.all), stream.integer(20...300), stream.number(3...8), stream.number(0.2...0.6)
        )
        let area = register.area(of: blocks)
        var row = LayerRow(id: id, name: nil, synthetic: true, shape: register.shape(of: blocks))
        row.set("number", "示例批次\(id.dropFirst(2))")
        row.set("county", register.ground.character.county)
        let submitted = PlanYear.baseDate.adding(days: stage == .planned ? days : -days)
        switch stage {
        case .planned: row.set("status", "planned")
        case .approving:
            row.set("status", "submitted")
            row.set("approved_on", max(submitted.adding(months: months), PlanYear.baseDate.adding(days: 10)))
        default:
            row.set("status", "approved")
            row.set("approved_on", min(submitted.adding(months: months), PlanYear.baseDate.adding(days: -1)))
        }
        row.set("submitted_on", submitted)
        row.set("area_m2", area)
        row.set("farmland_m2", (area * farmland).rounded(toStep: 0.01))
        if stage != .planned {
            row.set("quota_account_id", account.id)
            drawnHundredths[account.id, default: 0] += area.hundredths
        }
        row.markInvented()
        batches.append(row)
    }

    private mutating func addClearing(_ blocks: [Int], _ stage: ParcelStage) {
        let id = "CA\(register.ground.cell.mark)-" + padded(clearings.count + 1, 2)
        var stream = stream(id)
        let (lead, months) = (stream.integer(20...240), stream.number(4...14))
        let starts = PlanYear.baseDate.adding(days: stage == .approved ? lead : stage == .clearing ? -lead : -500)
        let planned = starts.adding(months: months)
        let clears =
            stage == .cleared
            ? min(planned, PlanYear.baseDate.adding(days: -1)) : max(planned, PlanYear.baseDate.adding(days: 14))
        let share = stage == .approved ? 0 : stage == .cleared ? 1 : stream.number(0.1...0.9)
        let area = register.area(of: blocks)
        let households = Int(area / PlanYear.squareMetresPerMu * stream.number(0.12...0.34))
        var row = LayerRow(id: id, name: nil, synthetic: true, shape: register.shape(of: blocks))
        row.set("kind", "collective_land")
        row.set("county", register.ground.character.county)
        row.set("starts_on", starts)
        row.set("clears_on", clears)
        row.set("area_m2", area)
        row.set("households", households)
        row.set("households_left", Int((Double(households) * (1 - share)).rounded()))
        row.set("cleared_share", share.rounded(toStep: 0.01))
        row.markInvented()
        clearings.append(row)
    }

    /// An old plant on state land whose buildings are bought out.
    private mutating func addBuyout(_ entry: DistrictRegister.Entry) {
        let id = "CB" + entry.id.dropFirst()
        var stream = stream(id)
        let (isBought, days, floors) = (stream.chance(0.35), stream.integer(30...300), stream.number(0.25...0.6))
        guard isBought else { return }
        var row = LayerRow(id: id, name: nil, synthetic: true, shape: .polygon(entry.lot.ring.closedRing))
        row.set("kind", "state_land_buildings")
        row.set("county", register.ground.character.county)
        row.set("starts_on", PlanYear.baseDate.adding(days: days - 120))
        row.set("clears_on", PlanYear.baseDate.adding(days: days + 60))
        row.set("area_m2", entry.lot.grossHundredths.asHundredths)
        row.set("floor_area_m2", (entry.lot.grossHundredths.asHundredths * floors).rounded(toStep: 1))
        row.set("cleared_share", 0.0)
        row.markInvented()
        clearings.append(row)
    }
}

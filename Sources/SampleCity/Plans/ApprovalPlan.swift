// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The batches 报批批次: those the year approves, 13,000亩 together, and the earlier ones the year's clearing works off.
struct ApprovalPlan: Sendable {
    struct Batch: Sendable {
        let id: String
        let group: PieceGroup
        let account: String?
        let submittedOn: CalendarDate
        let approvedOn: CalendarDate
        let farmlandShare: Double

        var status: String {
            approvedOn <= PlanYear.baseDate ? "approved" : submittedOn <= PlanYear.baseDate ? "submitted" : "planned"
        }

        /// The stage the batch gives to lots of land not yet in clearing.
        var stage: ParcelStage {
            switch status {
            case "approved": .approved
            case "submitted": .approving
            default: .planned
            }
        }
    }

    let batches: [Batch]

    init(zoning: BlockZoning, seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: "approval")
        let ofYear = stream.shuffled(
            PieceGroup.groups(of: zoning.pieces.filter { $0.use == .approving }, leastMu: 400))
        let accounts = QuotaAccounts.assigned(count: ofYear.count, stream: &stream)
        var batches: [Batch] = []
        for (order, group) in ofYear.enumerated() {
            let month = 1 + order * 12 / ofYear.count
            let approved = PlanYear.day(PlanYear.year, month, stream.integer(6...26))
            batches.append(
                Batch(
                    id: "PC\(PlanYear.year)-" + padded(order + 1, 2), group: group, account: accounts[order].id,
                    submittedOn: approved.adding(days: -stream.integer(85...125)), approvedOn: approved,
                    farmlandShare: stream.number(0.2...0.55)))
        }
        let cleared = zoning.pieces.filter { [.cleared, .clearing, .approved].contains($0.use) }
        let earlier = PieceGroup.groups(of: cleared, leastMu: 700)
        for (order, group) in earlier.enumerated() {
            // Land that is to be cleared last was approved last.
            let months =
                switch group.use {
                case .cleared: stream.integer(0...5)
                case .clearing: stream.integer(5...12)
                default: stream.integer(12...15)
                }
            let approved = PlanYear.day(2018, 9, stream.integer(3...25)).adding(months: months)
            batches.append(
                Batch(
                    id: "PC\(approved.year)-E" + padded(order + 1, 2), group: group, account: nil,
                    submittedOn: approved.adding(days: -stream.integer(85...150)), approvedOn: approved,
                    farmlandShare: stream.number(0.2...0.55)))
        }
        self.batches = batches
    }

    /// Hundredths of m² the year's batches draw from each account.
    var drawnHundredths: [String: Int] {
        var drawn: [String: Int] = [:]
        for batch in batches {
            if let account = batch.account { drawn[account, default: 0] += batch.group.areaHundredths }
        }
        return drawn
    }

    func rows(layout: ParkLayout) -> [LayerRow] {
        batches.map { batch in
            let park = layout.parks[batch.group.park].fact
            var row = LayerRow(
                id: batch.id, name: "\(park.name) \(batch.approvedOn.year)年批次（虚构）", synthetic: true,
                shape: batch.group.shape(in: layout))
            row.set("number", batch.id)
            row.set("quota_account_id", batch.account)
            row.set("county", park.county)
            row.set("status", batch.status)
            row.set("submitted_on", batch.submittedOn)
            row.set("approved_on", batch.approvedOn)
            row.set("area_m2", batch.group.areaHundredths.asHundredths)
            row.set(
                "farmland_m2", (batch.group.areaHundredths.asHundredths * batch.farmlandShare).rounded(toStep: 0.01))
            row.markInvented()
            return row
        }
    }
}

/// `7` as `07`.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// The clearing areas 征拆范围: 30,000亩 of villages' land and 200,000 m² of floor on state land in the year, and what is
/// to follow in 2021.
struct ClearingPlan: Sendable {
    private(set) var rows: [LayerRow] = []

    init(zoning: BlockZoning, approval: ApprovalPlan, layout: ParkLayout, oldPlants: [Lot], seed: UInt64) throws {
        guard !oldPlants.isEmpty else {
            throw SampleCityError(
                "no lot holds an old plant whose buildings could be bought out", hint: "try another seed")
        }
        collectiveLand(zoning: zoning, layout: layout, seed: seed)
        followingYear(approval: approval, layout: layout, seed: seed)
        stateLand(oldPlants, layout: layout, seed: seed)
    }

    private mutating func collectiveLand(zoning: BlockZoning, layout: ParkLayout, seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: "clearing/collective")
        let pieces = zoning.pieces.filter { [.cleared, .clearing, .approved].contains($0.use) }
        let groups = PieceGroup.groups(of: pieces, leastMu: 550)
        for (order, group) in groups.enumerated() {
            let (clears, months, share): (CalendarDate, Int, Double)
            switch group.use {
            case .cleared:
                (clears, share) = (PlanYear.day(2020, 1, 3).adding(days: stream.integer(0...55)), 1)
                months = stream.integer(5...11)
            case .clearing:
                (clears, share) = (
                    PlanYear.day(2020, 3, 20).adding(days: stream.integer(0...190)), stream.number(0.2...0.92)
                )
                months = stream.integer(8...13)
            default:
                (clears, share) = (PlanYear.day(2020, 9, 1).adding(days: stream.integer(0...118)), 0)
                months = stream.integer(3...5)
            }
            add(
                "CA2020-" + padded(order + 1, 2), group: group, layout: layout,
                starts: clears.adding(months: -months), clears: clears, share: share, stream: &stream)
        }
    }

    /// Land the year approves is cleared in the next one.
    private mutating func followingYear(approval: ApprovalPlan, layout: ParkLayout, seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: "clearing/following")
        let batches = approval.batches.filter { $0.account != nil && $0.approvedOn <= PlanYear.day(2020, 9, 30) }
        for (order, batch) in batches.enumerated() {
            let starts = max(batch.approvedOn, PlanYear.day(2020, 6, 1)).adding(days: stream.integer(60...120))
            let clears = max(starts.adding(months: stream.integer(4...8)), PlanYear.day(2021, 1, 8))
            add(
                "CA2021-" + padded(order + 1, 2), group: batch.group, layout: layout,
                starts: starts, clears: clears, share: 0, stream: &stream)
        }
    }

    private mutating func add(
        _ id: String, group: PieceGroup, layout: ParkLayout, starts: CalendarDate, clears: CalendarDate,
        share: Double, stream: inout RandomStream
    ) {
        let park = layout.parks[group.park].fact
        let area = group.areaHundredths.asHundredths
        let households = Int(area / PlanYear.squareMetresPerMu * stream.number(0.12...0.34))
        var row = LayerRow(
            id: id, name: "\(park.name)征拆片区（虚构）", synthetic: true, shape: group.shape(in: layout))
        row.set("kind", "collective_land")
        row.set("county", park.county)
        row.set("starts_on", starts)
        row.set("clears_on", clears)
        row.set("area_m2", area)
        row.set("households", households)
        row.set("households_left", Int((Double(households) * (1 - share)).rounded(share > 0 ? .down : .up)))
        row.set("cleared_share", share.rounded(toStep: 0.01))
        row.markInvented()
        rows.append(row)
    }

    /// Old plants on state land: what stands on them is bought out.
    private mutating func stateLand(_ oldPlants: [Lot], layout: ParkLayout, seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: "clearing/state")
        let weights = oldPlants.map { $0.grossArea * stream.number(0.25...0.6) }
        let total = weights.reduce(0, +)
        var left = PlanYear.boughtOutFloorSquareMetres
        for (order, lot) in oldPlants.enumerated() {
            let wanted = Double(PlanYear.boughtOutFloorSquareMetres) * weights[order] / total
            let floor = order == oldPlants.count - 1 ? left : Int(wanted)
            left -= floor
            let clears = PlanYear.day(2020, 4, 10).adding(days: stream.integer(0...260))
            let starts = clears.adding(months: -stream.integer(5...10))
            let share = starts <= PlanYear.baseDate ? stream.number(0.05...0.6) : 0
            let park = layout.parks[lot.park].fact
            var row = LayerRow(
                id: "CB2020-" + padded(order + 1, 2), name: "\(park.name)老厂区房屋征收（虚构）", synthetic: true,
                shape: .polygon(lot.ring))
            row.set("kind", "state_land_buildings")
            row.set("county", park.county)
            row.set("starts_on", starts)
            row.set("clears_on", clears)
            row.set("area_m2", lot.grossArea)
            row.set("floor_area_m2", Double(floor))
            row.set("households", 0)
            row.set("households_left", 0)
            row.set("cleared_share", share.rounded(toStep: 0.01))
            row.markInvented()
            rows.append(row)
        }
    }
}

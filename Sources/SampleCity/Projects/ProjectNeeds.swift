// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel

/// What an invented project needs of a site, worked out from its investment.
struct ProjectNeeds {
    /// 万元 of total investment per 亩: the mid case of local contracts.
    static let medianIntensity = 450.0
    static let intensitySpread = 0.4
    /// 亩 of net land: what the smallest and the greatest first phase may ask for.
    static let landMu = 20.0...600.0

    let draft: ProjectDraft
    let parks: [ParkFact]

    func set(on row: inout LayerRow, _ stream: inout RandomStream) {
        let months = stream.number(4.5...8)
        let due = draft.signedOn.adding(months: months)
        // What was signed long ago still waits: it needs its site in the coming months.
        let neededOn = max(due, PlanYear.baseDate.adding(days: stream.integer(20...170)))
        switch draft.need {
        case .land: setLand(on: &row, neededOn: neededOn, &stream)
        case .floor: setFloor(on: &row, neededOn: neededOn, &stream)
        case .none: break
        }
        if draft.need != .none {
            let others = Set(parks.map(\.county)).subtracting([parks[draft.park].county]).sorted()
            var transfers: [String] = []
            if stream.chance(0.12), !others.isEmpty { transfers.append(stream.pick(others)) }
            if isChemical, !parks[draft.park].isChemical {
                transfers += parks.filter { $0.isChemical && $0.county != parks[draft.park].county }.map(\.county)
            }
            row.set("transfer_counties", Array(Set(transfers)).sorted().joined(separator: ";"))
            if stream.chance(0.2) { row.set("park_ids", parks[draft.park].id) }
        }
    }

    private var isChemical: Bool { ["25", "26"].contains(draft.industry) }

    private func setLand(on row: inout LayerRow, neededOn: CalendarDate, _ stream: inout RandomStream) {
        let intensity = stream.lognormal(median: ProjectNeeds.medianIntensity, sigma: ProjectNeeds.intensitySpread)
        let whole = Double(draft.investmentWan) / intensity
        let mu = (whole * draft.tier.firstPhaseShare).clamped(to: ProjectNeeds.landMu).rounded()
        let netArea = mu * PlanYear.squareMetresPerMu
        row.set("land_use", landUse)
        row.set("net_area_min_m2", (netArea * stream.pick([0.85, 0.9, 0.95])).rounded())
        row.set("net_area_max_m2", (netArea * stream.pick([1.1, 1.2, 1.3])).rounded())
        row.set("needed_on", neededOn)
        if stream.chance(0.7) {
            let aspect = stream.number(1.3...2.2)
            let hall = netArea * stream.number(0.14...0.26)
            let length = ((hall * aspect).squareRoot()).clamped(to: 36...420).rounded(toStep: 6)
            row.set("hall_length_m", length)
            row.set("hall_width_m", (hall / length).clamped(to: 18...length).rounded(toStep: 6))
        }
        row.set("far", stream.number(0.8...1.5).rounded(toStep: 0.1))
        if stream.chance(0.5) { row.set("slope_max_percent", stream.pick([8.0, 10, 12, 15])) }
        if stream.chance(0.35) { row.set("price_max_wan_per_mu", stream.pick([22.0, 25, 28, 30, 35])) }
        row.set("tax_wan_per_year", (mu * stream.number(12...32)).rounded())
        let size = mu / 70
        if stream.chance(0.6) {
            row.set(
                "needed_power_kva",
                (size * stream.lognormal(median: 2_800, sigma: 0.5)).clamped(to: 200...30_000).rounded(toStep: 50))
            row.set(
                "needed_water_m3_per_day",
                (size * stream.lognormal(median: 160, sigma: 0.6)).clamped(to: 10...2_500).rounded(toStep: 5))
        }
        if ["26", "30", "31", "32", "33"].contains(draft.industry), stream.chance(0.6) {
            row.set(
                "needed_gas_m3_per_hour",
                (size * stream.lognormal(median: 150, sigma: 0.6)).clamped(to: 10...2_000).rounded(toStep: 10))
        }
        if isChemical {
            row.set(
                "needed_effluent_m3_per_day",
                (size * stream.lognormal(median: 120, sigma: 0.5)).clamped(to: 10...2_000).rounded(toStep: 5))
        }
        if draft.investmentWan >= 50_000, stream.chance(0.3) { setInterimFloor(on: &row, before: neededOn, &stream) }
    }

    /// 三类 land for chemicals, 一类 for what neither smells nor hums, 二类 for the rest.
    private var landUse: String {
        if isChemical { return "100103" }
        return ["14", "18", "39", "40"].contains(draft.industry) ? "100101" : "100102"
    }

    /// A large project begins on a rented floor while its own plant is built.
    private func setInterimFloor(on row: inout LayerRow, before neededOn: CalendarDate, _ stream: inout RandomStream) {
        row.set("floor_area_m2", stream.number(3_000...8_000).rounded(toStep: 100))
        row.set("floor_height_m", stream.pick([5.0, 6, 7]))
        row.set("floor_needed_on", max(PlanYear.baseDate, neededOn.adding(days: -stream.integer(60...120))))
    }

    private func setFloor(on row: inout LayerRow, neededOn: CalendarDate, _ stream: inout RandomStream) {
        let usual = 1_900 * (Double(draft.investmentWan) / 8_000).squareRoot()
        row.set(
            "floor_area_m2", stream.lognormal(median: usual, sigma: 0.4).clamped(to: 900...8_000).rounded(toStep: 50))
        row.set("needed_on", neededOn.adding(days: -stream.integer(0...60)))
        row.set("floor_height_m", stream.pick([4.5, 4.5, 5, 6, 6, 7, 8]))
        row.set("floor_load_kn_per_m2", stream.pick([5.0, 6, 8, 8, 10, 15]))
        if stream.chance(0.5) { row.set("needed_power_kva", stream.number(80...400).rounded(toStep: 10)) }
        row.set("tax_wan_per_year", (Double(draft.investmentWan) * stream.number(0.02...0.05)).rounded())
    }
}

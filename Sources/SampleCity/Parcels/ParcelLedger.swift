// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The parcels with all they are said to have.
struct ParcelLedger: Sendable {
    struct Entry: Sendable {
        let lot: Lot
        let stage: ParcelStage
        let netHundredths: Int
        let landUse: String

        var netMu: Double { Double(netHundredths) / 100 / PlanYear.squareMetresPerMu }
    }

    let entries: [Entry]
    private let layout: ParkLayout
    private let seed: UInt64

    init(lots: [Lot], stages: [ParcelStage], layout: ParkLayout, seed: UInt64) throws {
        let nets = try NetAreas(lots: lots, stages: stages, seed: seed).hundredths
        entries = lots.indices.map { index in
            var stream = RandomStream(seed: seed, purpose: "land use/\(lots[index].id)")
            return Entry(
                lot: lots[index], stage: stages[index], netHundredths: nets[index],
                landUse: ParcelLedger.landUse(in: layout.parks[lots[index].park].fact, &stream))
        }
        self.layout = layout
        self.seed = seed
    }

    /// 三类 industrial land lies in chemical parks only.
    private static func landUse(in park: ParkFact, _ stream: inout RandomStream) -> String {
        if park.isChemical, stream.chance(0.35) { return "100103" }
        switch stream.unit() {
        case ..<0.73: return "100102"
        case ..<0.90: return "100101"
        default: return "110101"
        }
    }

    func rows() -> [LayerRow] {
        entries.map { entry in
            var stream = RandomStream(seed: seed, purpose: "parcel/\(entry.lot.id)")
            let park = layout.parks[entry.lot.park].fact
            let name = "\(park.name) \(padded(entry.lot.blockNumber, 2))-\(entry.lot.id.suffix(2))地块（虚构）"
            var row = LayerRow(id: entry.lot.id, name: name, synthetic: true, shape: .polygon(entry.lot.ring))
            row.set("park_id", park.id)
            row.set("county", park.county)
            row.set("land_use", entry.landUse)
            row.set("stage", entry.stage.rawValue)
            row.set("stage_reason", ParcelLedger.reason(for: entry.stage, &stream))
            row.set("holder", ParcelLedger.holder(of: entry.stage, &stream))
            row.set("gross_area_m2", entry.lot.grossArea)
            row.set("dedicated_area_m2", (entry.lot.grossHundredths - entry.netHundredths).asHundredths)
            row.set("net_area_m2", entry.netHundredths.asHundredths)
            setDates(&row, entry.stage, &stream)
            setTerms(&row, entry, park, &stream)
            ParcelCapacities(stage: entry.stage, netMu: entry.netMu, &stream).set(on: &row)
            row.markInvented()
            return row
        }
    }

    static func reason(for stage: ParcelStage, _ stream: inout RandomStream) -> String? {
        switch stage {
        case .listed: "挂牌公告期内"
        case .failedAuction: stream.pick(["两次挂牌无人报名", "竞买人不足"])
        case .reclaimed: stream.pick(["闲置两年依法收回", "企业协商退回"])
        case .idle: "交地满一年未动工"
        case .lowEfficiency: stream.pick(["老厂停产", "亩均税收低于门槛"])
        default: nil
        }
    }

    static func holder(of stage: ParcelStage, _ stream: inout RandomStream) -> String? {
        switch stage {
        case .sold, .delivered, .started, .idle, .lowEfficiency: "虚构企业" + padded(stream.integer(1...400), 3)
        case .reserve, .listed, .failedAuction, .reclaimed: "园区土地储备（虚构）"
        default: nil
        }
    }

    private func setDates(_ row: inout LayerRow, _ stage: ParcelStage, _ stream: inout RandomStream) {
        let isStated = stream.chance(0.3)
        switch stage {
        case .cleared where isStated: row.set("ready_on", PlanYear.baseDate.adding(days: stream.integer(60...300)))
        case .clearing where isStated: row.set("ready_on", PlanYear.baseDate.adding(days: stream.integer(210...540)))
        default: break
        }
        if [.reserve, .listed, .failedAuction, .reclaimed].contains(stage), stream.chance(0.7) {
            row.set("checked_on", PlanYear.baseDate.adding(days: -stream.integer(8...150)))
        }
    }

    private func setTerms(_ row: inout LayerRow, _ entry: Entry, _ park: ParkFact, _ stream: inout RandomStream) {
        let usualPrice =
            switch park.level {
            case "national": 30.0
            case "provincial": 22.0
            case "district": 25.0
            default: 17.0
            }
        let price = (usualPrice * stream.number(0.85...1.16)).clamped(to: 15...35).rounded(toStep: 0.1)
        let isPriced: Bool =
            switch entry.stage {
            case .reserve, .listed, .failedAuction, .reclaimed: true
            case .cleared, .clearing: stream.chance(0.6)
            default: false
            }
        if isPriced { row.set("price_wan_per_mu", price) }
        row.set("far_min", entry.landUse.hasPrefix("11") ? 0.6 : stream.pick([0.8, 0.8, 1.0, 1.2]))
        row.set("far_max", entry.landUse == "100103" ? 1.2 : stream.pick([1.5, 1.8, 2.0, 2.5]))
        // Hilly red soil: graded land is flat, the rest is not, and not all of it is surveyed.
        let isGraded = ![.planned, .approving, .approved, .clearing, .cleared].contains(entry.stage)
        let slope = stream.lognormal(median: isGraded ? 2.5 : 8, sigma: 0.55).clamped(to: 0.3...28).rounded(toStep: 0.1)
        if !stream.chance(isGraded ? 0.05 : 0.2) { row.set("slope_percent", slope) }
        if isGraded || !stream.chance(0.25) {
            row.set("road_access", entry.lot.isOnRoad && (isGraded || stream.chance(0.6)))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What the register says of one parcel, as it is written; texts where dirt may put what is no value.
struct ParcelRecord: Sendable {
    var id: String
    var parkID: String?
    var county: String?
    var landUse: String
    var stage: String
    var stageReason: String?
    var holder: String?
    var grossHundredths: Int?
    var dedicatedHundredths: Int?
    var netHundredths: Int?
    var readyOn: String?
    var priceWanPerMu: Double?
    var farMin: Double?
    var farMax: Double?
    var slopePercent: Double?
    var hasRoadAccess: Bool?
    var capacities: ParcelCapacities?
    var checkedOn: String?

    /// Net over gross of real sale notices: 15,090.89 of 18,499.55 m², and 179 of 205亩.
    static let netShares = 0.816...0.873

    /// The record of a lot; what nobody knows of it stays empty.
    init(
        lot: DistrictGround.Lot, id: String, stage: ParcelStage, district: DistrictCharacter,
        parkID: String?, terrain: Terrain, seed: UInt64
    ) {
        var stream = RandomStream(seed: seed, purpose: "parcel/\(id)")
        let use = lot.use
        self.id = id
        self.parkID = parkID
        county = district.county
        landUse = use.landUse(chemical: district.isChemical, &stream)
        self.stage = stage.rawValue
        stageReason = ParcelLedger.reason(for: stage, &stream)
        holder = ParcelLedger.holder(of: stage, &stream)
        grossHundredths = lot.grossHundredths
        let net = Int((Double(lot.grossHundredths) * stream.number(ParcelRecord.netShares)).rounded())
        netHundredths = net
        dedicatedHundredths = lot.grossHundredths - net
        let isGraded = ![.planned, .approving, .approved, .clearing, .cleared].contains(stage)
        let natural = terrain.slopePercent(at: lot.ring[0], maturity: district.maturity)
        let slope = (isGraded ? 0.8 + natural * 0.3 : natural).rounded(toStep: 0.1)
        if !stream.chance(isGraded ? 0.05 : 0.2) { slopePercent = slope }
        if isGraded || !stream.chance(0.25) { hasRoadAccess = lot.hasStreet && (isGraded || stream.chance(0.6)) }
        if use != .green {
            farMin = use.isIndustrial ? stream.pick([0.6, 0.8, 0.8, 1.0, 1.2]) : 1
            farMax = landUse == "100103" ? 1.2 : use.isIndustrial ? stream.pick([1.5, 1.8, 2.0, 2.5]) : 2.8
        }
        let isOffered = [.reserve, .listed, .failedAuction, .reclaimed].contains(stage)
        if isOffered || ([.clearing, .cleared].contains(stage) && stream.chance(0.6)) {
            let usual = use.isIndustrial ? 17 + 14 * district.maturity : 60 + 90 * district.maturity
            priceWanPerMu = (usual * stream.number(0.85...1.16)).rounded(toStep: 0.1)
        }
        if isOffered, stream.chance(0.7) {
            checkedOn = PlanYear.baseDate.adding(days: -stream.integer(8...150)).description
        }
        if stage == .cleared || stage == .clearing, stream.chance(0.3) {
            let days = stage == .cleared ? stream.integer(60...300) : stream.integer(210...540)
            readyOn = PlanYear.baseDate.adding(days: days).description
        }
        if use.isIndustrial {
            let netMu = Double(net) / 100 / PlanYear.squareMetresPerMu
            capacities = ParcelCapacities(stage: stage, netMu: netMu, &stream)
        }
    }

    /// Writes it as one feature, its properties in the order of the layer.
    func write(ring: [DegreeRing.Position]?, to text: inout FeatureText) {
        text.begin(id: id, ring: ring)
        text.property("id", id)
        text.property("park_id", parkID)
        text.property("county", county)
        text.property("land_use", landUse)
        text.property("stage", stage)
        text.property("stage_reason", stageReason)
        text.property("holder", holder)
        text.property("gross_area_m2", hundredths: grossHundredths)
        text.property("dedicated_area_m2", hundredths: dedicatedHundredths)
        text.property("net_area_m2", hundredths: netHundredths)
        text.property("ready_on", readyOn)
        text.property("price_wan_per_mu", tenths: priceWanPerMu)
        text.property("far_min", tenths: farMin)
        text.property("far_max", tenths: farMax)
        text.property("slope_percent", tenths: slopePercent)
        text.property("road_access", hasRoadAccess)
        text.property("power_kva", tenths: capacities?.powerKVA)
        text.property("water_m3_per_day", tenths: capacities?.waterCubicMetresPerDay)
        text.property("gas_m3_per_hour", tenths: capacities?.gasCubicMetresPerHour)
        text.property("effluent_m3_per_day", tenths: capacities?.effluentCubicMetresPerDay)
        text.property("synthetic", true)
        text.property("checked_on", checkedOn)
        text.end()
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What a parcel's mains can still give, as far as somebody has asked: mostly for land on offer, rarely for the rest.
struct ParcelCapacities: Sendable {
    private(set) var powerKVA: Double?
    private(set) var waterCubicMetresPerDay: Double?
    private(set) var gasCubicMetresPerHour: Double?
    private(set) var effluentCubicMetresPerDay: Double?

    init(stage: ParcelStage, netMu: Double, _ stream: inout RandomStream) {
        let knownShare =
            switch stage {
            case .reserve, .listed, .failedAuction, .reclaimed: 0.82
            case .cleared: 0.35
            default: 0.0
            }
        let size = netMu / 70
        let power = (size * stream.lognormal(median: 6_000, sigma: 0.5)).clamped(to: 800...40_000).rounded(toStep: 100)
        let water = (size * stream.lognormal(median: 500, sigma: 0.5)).clamped(to: 60...4_000).rounded(toStep: 10)
        let gas = (size * stream.lognormal(median: 300, sigma: 0.7)).clamped(to: 30...3_000).rounded(toStep: 10)
        if stream.chance(knownShare) { powerKVA = power }
        if stream.chance(knownShare) { waterCubicMetresPerDay = water }
        if stream.chance(knownShare * 0.8) { gasCubicMetresPerHour = gas }
        if stream.chance(knownShare) { effluentCubicMetresPerDay = (water * 0.8).rounded(toStep: 10) }
    }

    /// By column, in the order of the layer.
    var columns: [(name: String, value: Double?)] {
        [
            ("power_kva", powerKVA), ("water_m3_per_day", waterCubicMetresPerDay),
            ("gas_m3_per_hour", gasCubicMetresPerHour), ("effluent_m3_per_day", effluentCubicMetresPerDay),
        ]
    }

    func set(on row: inout LayerRow) {
        for column in columns { row.set(column.name, column.value) }
    }
}

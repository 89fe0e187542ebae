// SPDX-License-Identifier: Apache-2.0

/// The events of one replication, gathered while it is played again.
struct Story {
    var events: [ReplicationEvent] = []
}

extension ReplicationRun {
    mutating func tell(
        _ kind: ReplicationEvent.Kind, of need: Int, _ offer: Market.Offer? = nil, cause: ShortageCause? = nil
    ) {
        guard story != nil else { return }
        let land = drawn.land[need]
        add(
            kind, who: name(of: land), ground: offer.flatMap { market.ground(of: $0) },
            landMu: Double(offer?.area ?? land.target) / DemandModel.partsPerMu, cause: cause)
    }

    mutating func tell(_ kind: ReplicationEvent.Kind, parcel: Int) {
        guard story != nil else { return }
        let supplied = model.supply.parcels[parcel]
        let id = model.name(ofSupply: parcel)
        add(
            kind, who: id, ground: GroundShare(parcels: [id], from: 0, to: 1),
            landMu: Double(supplied.area) / DemandModel.partsPerMu)
    }

    mutating func tell(_ kind: ReplicationEvent.Kind, floor need: Int) {
        guard story != nil else { return }
        let floor = drawn.floor[need]
        add(kind, who: "\(floor.kind) \(floor.entity & 0xFF_FFFF)", floor: Double(floor.squareMetres))
    }

    private mutating func add(
        _ kind: ReplicationEvent.Kind, who: String, ground: GroundShare? = nil, landMu: Double? = nil,
        floor: Double? = nil, cause: ShortageCause? = nil
    ) {
        story?.events.append(
            ReplicationEvent(
                month: now, kind: kind, who: who, ground: ground, landMu: landMu, floorSquareMetres: floor,
                cause: cause, stockMu: Double(market.available + balance.locked) / DemandModel.partsPerMu,
                usableMu: Double(market.usable) / DemandModel.partsPerMu))
    }

    private func name(of need: LandNeed) -> String {
        if let known = model.projectNames[need.entity] { return known }
        let tier = model.scenario.tiers.indices.contains(need.tier) ? model.scenario.tiers[need.tier].name : ""
        let year = (need.entity >> 24) & 1 == 1 && need.tier < model.scenario.tiers.count ? "−1" : ""
        return "\(need.kind) \(tier)\(year) \(need.entity & 0xFF_FFFF)".replacingOccurrences("  ", " ")
    }
}

extension String {
    /// The text with one run of letters in place of another.
    fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}

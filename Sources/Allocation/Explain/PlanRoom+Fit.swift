// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension PlanRoom {
    /// Where a project could go beside the plan as it is.
    struct Fit {
        /// Of the land, or of the floor where it seeks no land.
        let siteID: String
        /// When its land can be handed over; nil for a floor.
        let readyOn: CalendarDate?
    }

    /// Free parcels from which a part is tried to be cut.
    private static let mostCuts = 8

    /// A place for a candidate that asks for something else than it does, on what the plan leaves free.
    ///
    /// - Parameters:
    ///   - land: what it asks of land; nil where it seeks none.
    ///   - seeksFloor: whether it needs a floor too, or alone.
    func fit(_ asked: Requirement, of candidate: PlacementCandidate, on land: LandDemand?, seeksFloor: Bool) throws
        -> Fit?
    {
        var floorID: String?
        if seeksFloor {
            guard let found = try freeFloor(asked, of: candidate) else { return nil }
            floorID = found
        }
        guard let land else { return floorID.map { Fit(siteID: $0, readyOn: nil) } }
        return try freeGround(land).map { parcel in
            let parcels = packing.problem.finder.snapshot.parcels
            return Fit(siteID: parcels.id[parcel], readyOn: CalendarDate(daysSince1970: parcels.readyDay[parcel]))
        }
    }

    private func freeFloor(_ asked: Requirement, of candidate: PlacementCandidate) throws -> String? {
        let finder = packing.problem.finder
        let ofFloor = asked.asksForTransition ? asked.ofFloor : asked
        let before = candidate.requirement.asksForTransition ? candidate.requirement.ofFloor : candidate.requirement
        let floors =
            ofFloor == before
            ? candidate.floors : try finder.floors(for: ofFloor, groupLimit: FloorSearch.mostGroups).sites
        let span = asked.floorSpan(in: finder)
        return floors.first { site in
            isFree(units: site.units, from: span.from, until: span.until)
                && (asked.asksForTransition
                    || missing(for: usage.utilities(asked.needs, onUnit: site.units[0])).isEmpty)
        }?.id
    }

    private func freeGround(_ land: LandDemand) throws -> Int? {
        let making = LayoutMaking(packing.problem.finder)
        let areas = packing.problem.finder.snapshot.parcels.netAreaSquareMetres
        func isWithinLimits(_ parcel: Int, area: Double) -> Bool {
            missing(
                for: usage.utilities(land.requirement.needs, onParcel: parcel)
                    + usage.areaRows(of: [parcel]).map { RowUse(row: $0.row, amount: $0.amount * area) }
            ).isEmpty
        }
        if let whole = try land.wholeParcels().first(where: {
            isFree(parcel: $0) && isWithinLimits($0, area: areas[$0])
        }) {
            return whole
        }
        let shared = try land.sharedParcels().filter { isFree(parcel: $0) }
            .sorted { (areas[$0], $0) < (areas[$1], $1) }
        return try shared.prefix(Self.mostCuts).first { parcel in
            guard let ground = try making.land(of: [parcel]),
                let layout = try making.division([land], of: ground, from: [parcel])
            else { return false }
            return isWithinLimits(parcel, area: layout.sites[0].areaSquareMetres)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// What every parcel of a site must meet, whatever part it has in it: all attributes but the area.
    static func memberRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [SiteRule] {
        var withoutArea = asked
        withoutArea.netArea = nil
        return parcelRules(withoutArea, snapshot)
    }

    /// What a parcel must meet for a part of it to be a site; necessary, and not sufficient.
    ///
    /// - Parameter least: the net area of the least part and of the least remainder together, in square metres.
    static func parts(_ asked: Requirement, on ground: CityGround, least: Double) -> SiteRules {
        let snapshot = ground.snapshot
        let areas = snapshot.parcels.netAreaSquareMetres
        let isBelow: @Sendable (Double) -> Bool = { $0 < least - CutSweep.areaTolerance }
        var geometry: [SiteRule] = []
        if let hall = asked.hall {
            // A part has no more room than its parcel.
            geometry.append(
                SiteRule(criterion: .hall, isRelaxable: false) { parcel in
                    if let shapes = ground.shapes {
                        let fits = shapes.fits(
                            lengthMetres: hall.lengthMetres, widthMetres: hall.widthMetres, in: parcel)
                        return .require(fits ?? true, else: nil)
                    }
                    return .require(try mayHold(hall, parcel, ground), else: nil)
                })
        }
        // A part is no nearer to anything than its parcel.
        for rule in asked.distances where rule.isMaximum { geometry.append(distance(rule, snapshot)) }
        return SiteRules(
            candidateCount: snapshot.parcels.count,
            attributes: memberRules(asked, snapshot) + [
                .window(
                    .netArea, .netArea, of: snapshot, isBelow: isBelow, isRelaxable: false, value: { areas[$0] },
                    relaxation: { _ in nil })
            ], geometry: geometry)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The criteria that need a parcel's geometry.
    static func geometricRules(_ asked: Requirement, _ ground: CityGround) -> [SiteRule] {
        let snapshot = ground.snapshot
        var rules: [SiteRule] = []
        if let least = asked.frontageMinimumMetres {
            rules.append(
                SiteRule(criterion: .frontage, isRelaxable: false) { parcel in
                    let frontages = ground.roads.frontages(of: try snapshot.parcels.shapes.geometry(at: parcel))
                    return .require(frontages.longestMetres >= least - CutSweep.lengthTolerance, else: nil)
                })
        }
        if let least = asked.widthMinimumMetres {
            rules.append(
                SiteRule(criterion: .width, isRelaxable: false) { parcel in
                    let width = OrientedRings(try snapshot.parcels.shapes.geometry(at: parcel)).width
                    return .require(width >= least - CutSweep.lengthTolerance, else: nil)
                })
        }
        if let hall = asked.hall { rules.append(self.hall(hall, ground)) }
        for rule in asked.distances { rules.append(distance(rule, snapshot)) }
        if let limit = asked.exclusionShareMaximum {
            rules.append(exclusion(limit, isLaw: asked.exclusionIsLaw, snapshot))
        }
        return rules
    }

    /// Whether the hall fits in the buildable envelope of a parcel at any angle.
    ///
    /// What does not fit the minimum rotated rectangle fits nowhere in the parcel, and is not tried.
    private static func hall(_ hall: Requirement.Hall, _ ground: CityGround) -> SiteRule {
        SiteRule(criterion: .hall, isRelaxable: false) { parcel in
            if let known = ground.shapes?.fits(
                lengthMetres: hall.lengthMetres, widthMetres: hall.widthMetres, in: parcel)
            {
                return .require(known, else: nil)
            }
            return .require(try mayHold(hall, parcel, ground) && ground.holds(hall, on: parcel), else: nil)
        }
    }

    /// Whether the minimum rotated rectangle of a parcel holds a hall: necessary, and not sufficient.
    static func mayHold(_ hall: Requirement.Hall, _ parcel: Int, _ ground: CityGround) throws -> Bool {
        let (index, slack) = (ground.snapshot.parcelIndex, 1e-6)
        return try hall.widthMetres <= index.measured(.shorterSide, of: parcel) + slack
            && hall.lengthMetres <= index.measured(.longerSide, of: parcel) + slack
    }

    static func distance(_ asked: Requirement.DistanceRule, _ snapshot: LandSnapshot) -> SiteRule {
        let (index, kind) = (snapshot.parcelIndex, asked.facilityKind)
        let isOut: @Sendable (Double) -> Bool = { metres in
            !asked.isMet(by: metres, bound: asked.strictestMetres)
        }
        return .window(
            .distance(facilityKind: kind, isMaximum: asked.isMaximum), .distance(facilityKind: kind), of: snapshot,
            isBelow: { !asked.isMaximum && isOut($0) }, isAbove: { asked.isMaximum && isOut($0) },
            value: { try index.measured(.distance(facilityKind: kind), of: $0) },
            relaxation: { metres in
                if let law = asked.lawMetres, !asked.isMet(by: metres, bound: law) { return nil }
                return .distance(.init(facilityKind: kind, isMaximum: asked.isMaximum, metres: metres))
            })
    }

    private static func exclusion(_ limit: Double, isLaw: Bool, _ snapshot: LandSnapshot) -> SiteRule {
        let index = snapshot.parcelIndex
        return .window(
            .exclusionShare, .exclusionShare, of: snapshot, isAbove: { $0 > limit + 1e-9 }, isRelaxable: !isLaw,
            value: { try index.measured(.exclusionShare, of: $0) },
            relaxation: { isLaw ? nil : .exclusionShareUpTo($0) })
    }
}

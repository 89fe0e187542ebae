// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The criteria that need a parcel's geometry.
    static func geometricRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [SiteRule] {
        var rules: [SiteRule] = []
        if let hall = asked.hall { rules.append(self.hall(hall, snapshot)) }
        for rule in asked.distances { rules.append(distance(rule, snapshot)) }
        if let limit = asked.exclusionShareMaximum {
            rules.append(exclusion(limit, isLaw: asked.exclusionIsLaw, snapshot))
        }
        return rules
    }

    /// Necessary only: what does not fit the minimum rotated rectangle fits nowhere in the parcel; what fits it may
    /// still not fit the parcel.
    private static func hall(_ hall: Requirement.Hall, _ snapshot: LandSnapshot) -> SiteRule {
        let index = snapshot.parcelIndex
        let slack = 1e-6
        let isShort: @Sendable (Double) -> Bool = { hall.widthMetres > $0 + slack }
        let isTooShort: @Sendable (Double) -> Bool = { hall.lengthMetres > $0 + slack }
        var rule = SiteRule(criterion: .hall, isRelaxable: false) { parcel in
            .require(
                try !isShort(index.measured(.shorterSide, of: parcel))
                    && !isTooShort(index.measured(.longerSide, of: parcel)), else: nil)
        }
        if let shorter = index.ranked(.shorterSide), let longer = index.ranked(.longerSide) {
            rule.screen = { _ in
                var meeting = shorter.rows(inRanks: shorter.firstRank { !isShort($0) }..<shorter.order.count)
                meeting.formIntersection(
                    longer.rows(inRanks: longer.firstRank { !isTooShort($0) }..<longer.order.count))
                return SiteRule.Verdicts(meeting: meeting)
            }
        }
        return rule
    }

    private static func distance(_ asked: Requirement.DistanceRule, _ snapshot: LandSnapshot) -> SiteRule {
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

// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The park's own thresholds: least fixed investment and least yearly tax per 亩 of net land.
    ///
    /// They are the park's terms, not the project's wish, so nothing relaxes them. Unknown on either side is unknown.
    static func thresholdRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [SiteRule] {
        var rules: [SiteRule] = []
        if let investment = asked.fixedInvestment {
            let thresholds = snapshot.parks.map { $0.investmentThresholdWanPerMu ?? .nan }
            rules.append(threshold(.investmentIntensity, investment, thresholds, snapshot))
        }
        if let tax = asked.taxPerYear {
            let thresholds = snapshot.parks.map { $0.taxThresholdWanPerMu ?? .nan }
            rules.append(threshold(.taxIntensity, tax, thresholds, snapshot))
        }
        return rules
    }

    private static func threshold(
        _ criterion: Criterion, _ amount: Money, _ thresholds: [Double], _ snapshot: LandSnapshot
    ) -> SiteRule {
        let parcels = snapshot.parcels
        return SiteRule(criterion: criterion, isRelaxable: false) { parcel in
            let park = Int(parcels.park[parcel])
            guard park >= 0, !thresholds[park].isNaN else { return .unknown }
            let mu = Area(squareMetres: parcels.netAreaSquareMetres[parcel]).mu
            return .require(mu > 0 && amount.tenThousandYuan / mu >= thresholds[park], else: nil)
        }
    }
}

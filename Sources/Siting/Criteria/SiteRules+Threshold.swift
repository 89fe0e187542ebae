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
        let (codes, areas) = (snapshot.parcels.park, snapshot.parcels.netAreaSquareMetres)
        // The intensity falls as the area grows, so that each threshold is a largest area.
        let largest = thresholds.map { $0.isNaN ? .nan : largestArea(amount, threshold: $0) }
        let limits = AreaLimits(codes: codes, byPark: largest)
        var rule = SiteRule(criterion: criterion, isRelaxable: false) { parcel in
            let limit = limits[parcel]
            return limit.isNaN ? .unknown : .require(areas[parcel] > 0 && areas[parcel] <= limit, else: nil)
        }
        rule.screen = { candidates in
            let meeting = candidates.filter { areas[$0] > 0 && areas[$0] <= limits[$0] }
            let unknown = candidates.filter { limits[$0].isNaN }
            return SiteRule.Verdicts(meeting: meeting, unknown: unknown)
        }
        return rule
    }

    /// The largest area that a parcel's park lets the project have; NaN where not known.
    private struct AreaLimits: Sendable {
        let codes: Column<Int32>
        let byPark: [Double]

        subscript(parcel: Int) -> Double { codes[parcel] >= 0 ? byPark[Int(codes[parcel])] : .nan }
    }

    /// The largest area, in m², on which `amount` reaches a threshold per 亩: to the last bit, as dividing it would tell.
    private static func largestArea(_ amount: Money, threshold: Double) -> Double {
        func reaches(_ squareMetres: Double) -> Bool {
            amount.tenThousandYuan / Area(squareMetres: squareMetres).mu >= threshold
        }
        // The bits of positive numbers stand in the order of the numbers.
        var (low, high) = (UInt64(0), Double.infinity.bitPattern)
        while low < high {
            let middle = low + (high - low + 1) / 2
            if reaches(Double(bitPattern: middle)) { low = middle } else { high = middle - 1 }
        }
        return Double(bitPattern: low)
    }
}

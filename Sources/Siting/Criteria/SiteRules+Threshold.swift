// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The park's own thresholds: least fixed investment and least yearly tax per 亩 of net land.
    ///
    /// They are the park's terms, not the project's wish, so nothing relaxes them. Unknown on either side is unknown.
    static func thresholdRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [SiteRule] {
        areaLimits(of: asked, snapshot).map { limit in
            let areas = snapshot.parcels.netAreaSquareMetres
            var rule = SiteRule(criterion: limit.criterion, isRelaxable: false) { parcel in
                let most = limit[parcel]
                return most.isNaN ? .unknown : .require(areas[parcel] > 0 && areas[parcel] <= most, else: nil)
            }
            rule.screen = { candidates in
                let meeting = candidates.filter { areas[$0] > 0 && areas[$0] <= limit[$0] }
                let unknown = candidates.filter { limit[$0].isNaN }
                return SiteRule.Verdicts(meeting: meeting, unknown: unknown)
            }
            return rule
        }
    }

    /// The thresholds as largest areas: the intensity falls as the area grows.
    static func areaLimits(of asked: Requirement, _ snapshot: LandSnapshot) -> [AreaLimit] {
        func limit(_ criterion: Criterion, _ amount: Money, _ threshold: (Park) -> Double?) -> AreaLimit {
            AreaLimit(
                criterion: criterion, codes: snapshot.parcels.park,
                byPark: snapshot.parks.map { threshold($0).map { largestArea(amount, threshold: $0) } ?? .nan })
        }
        return [
            asked.fixedInvestment.map { limit(.investmentIntensity, $0, \.investmentThresholdWanPerMu) },
            asked.taxPerYear.map { limit(.taxIntensity, $0, \.taxThresholdWanPerMu) },
        ].compactMap(\.self)
    }

    /// The largest area that a parcel's park lets the project have; NaN where not known.
    struct AreaLimit: Sendable {
        let criterion: Criterion
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
